// SPDX-License-Identifier: Apache-2.0

#include "validators/approved_pair.hpp"

#include <fmt/format.h>

#include "entries/folding.hpp"
#include "entries/word_difference.hpp"
#include "validators/seen.hpp"

namespace caveat {

namespace {

constexpr std::size_t longest_shown = 200;

bool approves(const Entry& entry) {
  return entry.review && entry.review->decision == "approved" && !entry.review->by.empty();
}

/// For an entry with a review. One that has the words and no digest was typed by hand.
bool has_changed(const Entry& entry) {
  const Review& review = *entry.review;
  if (!review.claim_digest.empty()) return review.claim_digest != claim_digest(entry);
  return !review.wording.empty() && fold_quote(review.wording) != fold_quote(entry.wording);
}

std::string change_of(const Entry& entry) {
  std::string change = fmt::format("\"{}\" has changed since", entry.id);
  if (entry.review->wording.empty()) return change;
  const std::string words = difference_line(entry.review->wording, entry.wording);
  if (!words.empty() && words.size() <= longest_shown) change += ": " + words;
  return change;
}

}  // namespace

ApprovedPair::ApprovedPair(const Entry& one, const Entry& other)
    : approved_(approves(one) && approves(other)) {
  if (!approved_) return;
  for (const Entry* const entry : {&one, &other}) {
    if (!has_changed(*entry)) continue;
    changes_ += changes_.empty() ? "; both were approved, and " : "; ";
    changes_ += change_of(*entry);
  }
}

}  // namespace caveat
