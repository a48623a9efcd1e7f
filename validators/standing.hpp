// SPDX-License-Identifier: Apache-2.0
//
// How the entries of a document stand with their reviewers: what a person has to look at
// again, and what may be signed off as it is.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/entry.hpp"
#include "caveat/run.hpp"
#include "corpus/corpus.hpp"
#include "language/reading.hpp"
#include "validators/review.hpp"
#include "validators/seen.hpp"

namespace caveat {

enum class ReviewGroup {
  changed,       // approved, and what was seen is not what stands there
  not_approved,  // rejected, or to be changed
  unrecorded,    // approved, and nobody knows what was seen
  unreviewed,
  unchanged,  // approved, and what was seen is what stands there
};

struct Standing {
  const Entry* entry = nullptr;
  ReviewGroup group = ReviewGroup::unreviewed;
  std::vector<std::string> changes;  // as changed_since() names them
  Seen seen;                         // now
  std::string text;                  // the anchored words now, on one line; empty: not found
  Resolution resolution = Resolution::gone;
  std::string text_difference;     // as difference_line(); empty without one, or a record. Of
                                   // words that are gone: to the nearest that are there
  std::string wording_difference;  // likewise
  std::optional<DueDate> due;      // of a review

  /// Nobody needs to look at it now: approved, not known to have changed, and not due
  /// within 30 days.
  bool is_settled() const;
};

/// In the order of `entries`, whose origin is `document`. `corpus` may be null.
std::vector<Standing> review_standings(const Document& document, std::span<const Entry> entries,
                                       const Corpus* corpus, std::string_view date, Reader& reader);

/// `review` with the digests of what stands there now, and the words where the entries
/// file may have them: not where its anchor is told by its ends.
Review with_record(Review review, const Standing& standing);

/// What a person was shown of an entry, to be handed back with the decision: short digests
/// of what was seen, of the note and of the review at that time.
std::string receipt_of(const Standing& standing);

/// What is not as the receipt says: as changed_since(), and "note" and "review". Nothing at
/// all when it is no receipt.
std::optional<std::vector<std::string>> changed_since(std::string_view receipt,
                                                      const Standing& standing);

/// Whether `note` is the one that the receipt was given with.
bool is_note_of(std::string_view receipt, std::string_view note);

/// Line breaks as "\n": a table that comes back may have others.
std::string with_plain_line_breaks(std::string_view text);

}  // namespace caveat
