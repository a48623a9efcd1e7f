// SPDX-License-Identifier: Apache-2.0
//
// Second kind of check: does the entry say what can go wrong, specifically
// enough to count, about the right thing, where a reader sees it?

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// What the text of a note says, whoever attached it to what.
struct NoteReading {
  struct Therapy {
    std::string id;  // class
    std::string route;
    std::string name;
  };
  std::vector<std::string> hazards;         // named and not denied, as written
  std::vector<std::string> ailments;        // the same, but also what people are treated for
  std::vector<std::string> denied_hazards;  // "no infection risk" is the opposite of a note
  std::vector<Therapy> therapies;
  std::uint8_t types = 0;         // bit per RiskType
  bool states_risk = false;       // and claims no effect, in more than bare names
  bool boilerplate_only = false;  // every sentence is of the "results may vary" sort
};

NoteReading read_note(std::string_view text, Reader& reader);

/// Checks the entries of one document, which must outlive it.
class RiskNoteCheck {
 public:
  explicit RiskNoteCheck(const Context& context) : context_(context) {}

  /// In this order, each with its own verdict so that an editor sees which leg failed:
  ///
  /// `risk-note/R1`: there is a note about this therapy. Another therapy's risks,
  /// a comparator's above all, never count.
  /// `risk-note/R2`: it names a hazard. A procedure or a cell product needs a harm
  /// or a contraindication; that it may not work is enough for a cosmetic only.
  /// `risk-note/R3`: it is more than "results may vary" and "ask your doctor".
  /// `risk-note/placement`: it stands on the page or a link away. A note kept in
  /// the register only leaves the page with `needs-disclosure`. Asked of entries
  /// from a register: what derive finds stands on the page.
  std::vector<Check> operator()(const Subject& subject);

 private:
  struct Note;

  std::vector<Note> notes_of(const Subject& subject);
  const NoteReading& reading_of(const std::string& text);
  Proof proof_of(const Note& note, std::string kind, std::string what) const;

  Check exists(const Subject& subject, const std::vector<Note>& notes) const;
  Check is_specific(const Subject& subject, const std::vector<Note>& notes) const;
  Check is_not_generic(const Subject& subject, const std::vector<Note>& notes) const;
  Check is_disclosed(const Subject& subject, const std::vector<Note>& notes) const;

  const Context& context_;
  std::map<std::string, NoteReading, std::less<>> readings_;  // one note serves many entries
};

}  // namespace caveat
