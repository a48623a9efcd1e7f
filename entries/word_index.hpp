// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"

namespace caveat {

/// A word of a folded text, and what it is compared by.
struct Word {
  Span span;
  std::uint32_t hash = 0;
};

/// Letters, digits and all that is not ASCII; an apostrophe between two of them.
std::vector<Word> words_of(std::string_view folded);

/// Words of a folded text, found again by three in a row. Built in linear time. The text
/// must outlive the index.
class WordIndex {
 public:
  explicit WordIndex(std::string_view folded);

  const std::vector<Word>& words() const noexcept { return words_; }

  /// Places where `quote` (folded) stands as whole words, in text order, at most `limit`.
  std::vector<Span> occurrences(std::string_view quote, std::size_t limit) const;

  /// Indices of words that begin the same three words, at most `limit`; a few may be
  /// others that hash alike.
  std::vector<std::uint32_t> places(const Word* three, std::size_t limit) const;

 private:
  std::uint32_t bucket(const Word* three) const;
  bool stands_at(std::string_view quote, std::size_t offset) const;

  std::string_view text_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> first_;  // by bucket: index of a word, or none
  std::vector<std::uint32_t> next_;   // by word: the next in its bucket
};

}  // namespace caveat
