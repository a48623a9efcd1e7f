// SPDX-License-Identifier: Apache-2.0
//
// Which words are in which sets, as bits: asking costs one probe, and the sets of
// all words of a sentence are joined by a few instructions a word.

#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "language/vocabulary.hpp"

namespace caveat {

using SetId = std::uint16_t;

/// Stands for no condition at all.
inline constexpr SetId any_word = 0;

class WordSets {
 public:
  /// Set 0 is any_word.
  WordSets() { growing_.try_emplace(Set{}, any_word); }

  /// The set of `words`; with `numbers`, every number too. The same words have the
  /// same id. Throws Error when there are more sets than ids.
  SetId add(std::vector<WordId> words, bool numbers = false);

  /// Sets from here on are left out of blocks().
  void stop_joining() { joined_ = (growing_.size() + 63) / 64; }

  /// Makes the bits; nothing may be added afterwards.
  void freeze(const Vocabulary& vocabulary);

  /// The sets of a word, bit by bit. A number that is no word of the vocabulary is in
  /// the sets with numbers.
  const std::uint64_t* row(WordId word, bool is_number) const {
    return rows_.data() + (is_number && word == unknown_word ? number_row_ : row_of_[word]);
  }
  /// Of the words that are in no set.
  const std::uint64_t* empty_row() const { return rows_.data(); }
  /// Length in words of 64 bits of the part of a row that is meant to be joined.
  std::size_t joined() const { return joined_; }

  static bool holds(const std::uint64_t* row, SetId set) {
    return ((row[set / 64U] >> (set % 64U)) & 1U) != 0;
  }

  template <typename Archive>
  void describe(Archive& archive) {
    archive(row_of_, number_row_, joined_);
    archive.in_place(bits_, rows_);
  }

 private:
  using Set = std::pair<std::vector<WordId>, bool>;

  std::map<Set, SetId> growing_;
  std::vector<std::uint32_t> row_of_;  // per word, where its row begins in bits_
  std::uint32_t number_row_ = 0;
  std::vector<std::uint64_t> bits_;      // the empty row first; none for built-in tables,
  std::span<const std::uint64_t> rows_;  // whose rows stay where the program's image has them
  std::size_t joined_ = 0;
};

}  // namespace caveat
