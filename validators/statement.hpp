// SPDX-License-Identifier: Apache-2.0
//
// What an entry says of what, in a form in which many entries can be held against each other.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "caveat/entry.hpp"
#include "language/reading.hpp"

namespace caveat {

/// Words are hashes of their beginnings: inflections are the same word.
struct Statement {
  std::uint64_t subject = 0;  // therapy (else product) and condition; 0 without a therapy
  bool has_condition = false;
  bool doubts = false;  // "may"

  /// All words that say something, in no order. Words and their opposites ("better", "worse") are
  /// one word here, which `denies` tells apart: an odd number of denials and opposites.
  std::uint64_t words = 0;
  bool denies = false;

  std::vector<std::uint64_t> said;    // sorted; without the names of the subject
  std::vector<std::uint64_t> denied;  // those of them that a denial is about
};

/// The therapy an entry is about, as two entries are compared: its class, stated or found by its
/// name, where that says which; else the folded name, or the product's. Empty without one.
std::string therapy_key(const Entry& entry, const Language& language);

/// Likewise the condition: its folded name.
std::string condition_key(const Entry& entry);

/// Reads the wording of `entry`.
Statement statement_of(const Entry& entry, Reader& reader);

}  // namespace caveat
