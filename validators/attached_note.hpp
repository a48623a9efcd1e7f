// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "caveat/entry.hpp"
#include "validators/note_reading.hpp"

namespace caveat {

/// A note as attached to an entry.
struct AttachedNote {
  const RiskNote* stated = nullptr;  // in the entry: placement, anchor, confirmation
  const RiskNote* note = nullptr;    // the words; in the library when `stated` refers to it
  const NoteReading* reading = nullptr;
  std::string other = {};    // another therapy that it is about; empty: the right one
  std::string therapy = {};  // class of the entry's
  bool derived = false;      // nobody has read it

  /// It has words, and they are about the right therapy.
  bool counts() const { return reading && other.empty(); }
  /// Bit per RiskType; a person's word stands above what was read.
  std::uint8_t types() const;
  /// It names what can go wrong, gravely enough for the therapy.
  bool specific(bool cosmetic) const;
  /// A contraindication is specific although it may name no hazard.
  bool says_who_must_not() const;
  /// Names of those that can come of the therapy. What people come with is a hazard where a person
  /// says so or the note does.
  std::vector<std::string> hazards() const;
  std::optional<Placement> placement() const;
};

constexpr std::uint8_t bit(RiskType type) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(type));
}

}  // namespace caveat
