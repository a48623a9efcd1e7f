// SPDX-License-Identifier: Apache-2.0
//
// A sentence as words. See "Words" in docs/writing-rules.md for what counts as
// one: hyphens separate, quotation marks are looked through, contractions are
// taken apart.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "language/vocabulary.hpp"

namespace caveat {

struct Token {
  enum Flag : std::uint8_t {
    number = 1,  // begins with a digit
    punctuation = 2,
    after_stop = 4,   // a full stop or an ellipsis stands before it in the sentence
    in_quotes = 8,    // inside a pair of double quotation marks
    capital = 16,     // begins with a capital letter
    hard_break = 32,  // ; : -- ( ) ? !: no gap crosses it
  };

  WordId word = unknown_word;
  Span text;  // in Document::text; tokens of one contraction share it
  std::uint8_t flags = 0;

  bool is(Flag flag) const { return (flags & flag) != 0; }
};

/// A token whose word is looked up later.
struct AwaitedWord {
  WordKey key;
  std::uint32_t token = 0;
  std::uint32_t place = 0;  // in the vocabulary
};

/// Cuts text into tokens; knows the contractions.
class Tokenizer {
 public:
  explicit Tokenizer(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

  /// `is` are the words that `contraction` stands for.
  void add_contraction(WordId contraction, const std::vector<WordId>& is);
  /// Whether the word is a contraction, and so never a token itself.
  bool expands(WordId word) const { return word < expands_.size() && expands_[word] != 0; }

  template <typename Archive>
  void describe(Archive& archive) {
    archive(expands_, expansions_, expanding_);
  }

  /// Appends the tokens of text[span] to `out`, at most `limit` of them; returns
  /// the offset in `text` where it stopped.
  std::uint32_t tokenize(std::string_view text, Span span, std::size_t limit,
                         std::vector<Token>& out) const;

  /// The same in two steps, the second for many sentences at once: most words are looked up
  /// only then, each fetched while others are cut, and `awaited` says which.
  std::uint32_t cut(std::string_view text, Span span, std::size_t limit, std::vector<Token>& out,
                    std::vector<AwaitedWord>& awaited) const;
  void look_up(std::span<const AwaitedWord> awaited, std::span<Token> tokens) const;

 private:
  const Vocabulary* vocabulary_;
  friend class Cutter;
  // Most words without an apostrophe are known to be no contraction before they are looked up.
  bool may_expand(WordKey key) const {
    const std::size_t bit = expanding_bit(key);
    return ((expanding_[bit / 64] >> bit % 64) & 1U) != 0;
  }
  static std::size_t expanding_bit(WordKey key) {
    return static_cast<std::size_t>(((key.low ^ key.high) * 0x9E3779B97F4A7C15U) >> 54U);
  }
  std::span<const WordId> expansion(WordId word) const {
    const std::uint32_t first = expands_[word];
    return {expansions_.data() + first, expansions_[first - 1]};
  }

  std::vector<std::uint32_t> expands_;            // per word, where its expansion begins; 0: none
  std::vector<WordId> expansions_{0};             // each after its length
  std::array<std::uint64_t, 16> expanding_ = {};  // a bit for some of those words each
};

/// A word as the vocabulary holds it: lower case, typographic marks folded.
std::string fold_word(std::string_view word);

}  // namespace caveat
