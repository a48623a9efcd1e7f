// SPDX-License-Identifier: Apache-2.0
//
// Second kind of check: does the entry say what can go wrong, specifically
// enough to count, about the right thing, where a reader sees it?

#pragma once

#include <map>
#include <string>
#include <vector>

#include "validators/context.hpp"
#include "validators/note_legs.hpp"
#include "validators/note_reading.hpp"

namespace caveat {

/// Checks the entries of one document, which must outlive it.
class RiskNoteCheck {
 public:
  explicit RiskNoteCheck(const Context& context) : context_(context), legs_(context) {}

  /// In this order, each with its own verdict so that an editor sees which leg failed:
  ///
  /// `risk-note/R1`: there is a note about this therapy. Another therapy's risks,
  /// a comparator's above all, never count.
  /// `risk-note/R2`: it names a hazard. A procedure or a cell product needs a harm
  /// or a contraindication; that it may not work is enough for a cosmetic only.
  /// `risk-note/R3`: it is more than "results may vary" and "ask your doctor".
  /// `risk-note/R4` to `R11`, where there is a note to judge: see NoteLegs.
  /// `risk-note/placement`: it stands on the page or a link away. A note kept in
  /// the register only leaves the page with `needs-disclosure`. Asked of entries
  /// from a register: what derive finds stands on the page.
  std::vector<Check> operator()(const Subject& subject);

 private:
  std::vector<AttachedNote> notes_of(const Subject& subject);
  const NoteReading& reading_of(const std::string& text);

  Check exists(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check is_specific(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check is_not_generic(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check is_disclosed(const Subject& subject, const std::vector<AttachedNote>& notes) const;

  const Context& context_;
  NoteLegs legs_;
  std::map<std::string, NoteReading, std::less<>> readings_;  // one note serves many entries
};

}  // namespace caveat
