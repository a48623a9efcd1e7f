// SPDX-License-Identifier: Apache-2.0
//
// Whether a risk note reaches the reader: near, in the same channel, not taken back, with
// the status of the therapy and a source of its own.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "validators/attached_note.hpp"
#include "validators/context.hpp"

namespace caveat {

class NotePage;

/// Judges the notes of the entries of one document, which must outlive it.
class NoteLegs {
 public:
  explicit NoteLegs(const Context& context);
  ~NoteLegs();

  /// Of the notes that count, in this order:
  ///
  /// `risk-note/R4` near: in the section of the claim or within as many sentences as the
  /// policy says; not only in a footer, in hidden or folded text, or a link away.
  /// `risk-note/R5` prominent: figures only; what a page looks like needs rendering.
  /// `risk-note/R6` same channel: a claim in an image or a search result has its risk there.
  /// `risk-note/R7` readable: a figure only.
  /// `risk-note/R8` not contradicted by safety language or minimising words of the document.
  /// `risk-note/R9` the approval status is stated, where the therapy needs it.
  /// `risk-note/R10` the note has a source of its own.
  /// `risk-note/R11` it does not praise where a limit is due.
  ///
  /// A failure of R4, R6, R8, R9 or R11 is a warning, of R10 a note.
  std::vector<Check> operator()(const Subject& subject, const std::vector<AttachedNote>& notes,
                                bool cosmetic);

  /// Why a reader does not get to know the note from this page; empty: he does.
  std::string_view trouble_on_page(const AttachedNote& note) const;

  /// A proof that stands where the note does, on the page or in the register.
  Proof proof_of(const AttachedNote& note, std::string kind, std::string what) const;

 private:
  Check near(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check prominent(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check same_channel(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check readable(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check not_contradicted(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check status_stated(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check sourced(const Subject& subject, const std::vector<AttachedNote>& notes) const;
  Check no_praise(const Subject& subject, const std::vector<AttachedNote>& notes) const;

  const Context& context_;
  std::unique_ptr<NotePage> page_;
};

}  // namespace caveat
