// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "entries/alignment.hpp"
#include "entries/resolving.hpp"
#include "entries/word_index.hpp"

namespace caveat {

/// A place where the quote, or what became of it, stands.
struct AnchorPlace {
  Span folded = {}, text = {}, source = {};
  double context = 0;
  bool at_position = false;
  bool visible = true;
  bool struck = false;
};

/// One anchor on its way to an answer.
class Search {
 public:
  Search(const Anchor& anchor, const Document& document) : anchor_(anchor), document_(document) {}

  /// The exact quote where it stood: needs no folding.
  std::optional<ResolvedAnchor> at_position() const;

  /// Every stage, in turn.
  ResolvedAnchor anywhere(const FoldedText& folded, const WordIndex& index);

 private:
  static ResolvedAnchor nothing(std::string why);
  static ResolvedAnchor accepted(Resolution resolution, const AnchorPlace& place, std::string why);
  AnchorPlace place_of(Span found) const;
  const Block* block_of(Span text) const;
  std::vector<Sentence>::const_iterator sentence_at(std::uint32_t offset) const;

  /// Share of the recorded neighbours that stand beside `found`; 1 without any.
  double context_of(Span found) const;

  /// Between several places the neighbours decide, and where they are all there at more
  /// than one, the recorded position.
  ResolvedAnchor choose(const std::vector<Span>& found) const;

  /// What it means that the quote stands at `place` and nowhere better.
  ResolvedAnchor judge(const AnchorPlace& place) const;

  /// One or two words say nothing without their neighbours.
  bool is_short() const { return words_of(quote_).size() < 3; }

  ResolvedAnchor between_ends();

  /// The text from `first` to a following `end` that has the recorded digest.
  std::optional<Span> quote_from(Span first, std::string_view end) const;
  std::optional<Span> nearest_end(Span first, std::string_view end) const;
  std::optional<Span> next_end(Span first, std::string_view end, std::size_t from) const;
  bool has_digest(Span folded) const;

  // In rewording.cpp:

  /// The quote with some of its words changed, if it stands among its old neighbours.
  ResolvedAnchor changed_words() const;

  /// Where the quote may begin, judging by neighbours that stand there once.
  std::vector<std::uint32_t> places_beside_neighbours() const;

  /// Where the first or last words of a quote changed, its old neighbours tell where it
  /// begins and ends; else the sentence does, if that is near.
  Span with_edges(const Alignment& found) const;
  /// Without a word or two of the sentence before or after that happen to be the quote's too.
  Span without_strays(Span place) const;
  /// A few words that have come to stand in the quote's sentence, before it or after it,
  /// belong to what became of it: "nobody says that".
  Span with_words_before(Span place) const;
  Span with_words_after(Span place) const;
  /// The same for a quote all of whose words are there; none where its sentence still begins
  /// with it, or with what did stand before it.
  std::optional<AnchorPlace> with_words_put_before(const AnchorPlace& place) const;
  std::uint32_t beginning_of(Span place) const;
  std::uint32_t end_of(Span place) const;

  /// `place` with the words that complete its sentences, where they are at most `most` bytes.
  Span sentence_edges(Span place, std::uint32_t most = few_words) const;
  std::uint32_t skip_space(std::uint32_t at) const;

  /// Share of the recorded neighbours that are still about. Without any on record, being
  /// where the quote was is the next best thing.
  double neighbours_of(const AnchorPlace& place) const;

  /// What became of a quote whose words are not all the same.
  Resolution changed(const AnchorPlace& place) const;
  std::vector<WordDifference> differences(const Alignment& alignment) const;

  static constexpr std::uint32_t few_words = 48;  // bytes

  const Anchor& anchor_;
  const Document& document_;
  const FoldedText* folded_ = nullptr;
  const WordIndex* index_ = nullptr;
  std::string prefix_, suffix_, quote_;  // folded
};

}  // namespace caveat
