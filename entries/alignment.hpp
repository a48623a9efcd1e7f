// SPDX-License-Identifier: Apache-2.0
//
// Finding a quote whose words have changed: windows of the document that share most of
// its words, and the quote laid along each of them word by word.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "entries/word_index.hpp"

namespace caveat {

/// The words of a quote that were taken out or put in at one place.
struct WordChange {
  Span quote;           // in the folded quote; empty for words that were put in
  Span text;            // in the folded text; empty for words that were taken out
  bool joined = false;  // to the change before: no unchanged word stands between
};

/// A quote laid along a text.
struct Alignment {
  Span place;             // in the folded text
  double similarity = 0;  // 1: the same words in the same order
  double kept = 0;        // share of the quote's words, by weight, that are there
  bool begins = false;    // with the quote's first word
  bool ends = false;      // with its last
  std::vector<WordChange> changes;
};

/// The best alignments of `quote` (folded), best first, at most three that do not overlap, and
/// those near `places`: offsets where the quote may begin. Only those for quotes under four words,
/// and none under two or over 400. Takes time linear in the text.
std::vector<Alignment> align(std::string_view quote, std::string_view text,
                             const std::vector<Word>& words, std::span<const std::uint32_t> places);

/// Share of `neighbours` (folded words beside a quote) that stand just before or after.
double shared_words(std::string_view neighbours, std::string_view beside);

}  // namespace caveat
