// SPDX-License-Identifier: Apache-2.0

#include "language/sieve.hpp"

#include <algorithm>
#include <utility>

namespace caveat {

Sieve::Sieve(const Language::Tables& tables)
    : tables_(tables),
      with_word_(tables.vocabulary.size()),
      with_group_(tables.groups.size()),
      found_(tables.patterns.uses.size()) {}

void Sieve::clear() {
  for (const WordId word : words_) with_word_[word] = 0;
  words_.clear();
  count_ = 0;
  with_number_ = with_unknown_number_ = 0;
}

void Sieve::add(std::span<const Token> tokens) {
  const Stretches here = Stretches{1} << count_++;
  for (const Token& token : tokens) {
    Stretches& known = with_word_[token.word];
    if (known == 0) words_.push_back(token.word);
    known |= here;
    if (!token.is(Token::number)) continue;
    with_number_ |= here;
    if (token.word == unknown_word) with_unknown_number_ |= here;
  }
}

std::span<const Sieve::Kept> Sieve::sift() {
  std::ranges::fill(with_group_, 0);
  for (const WordId word : words_) {
    const Stretches in = with_word_[word];
    for (const SetId group : tables_.groups.of(word)) with_group_[group] |= in;
    think_of(tables_.patterns.at(word), in);
  }
  for (const SetId group : tables_.groups.of_numbers()) with_group_[group] |= with_unknown_number_;
  if (with_number_ != 0) think_of(tables_.patterns.by_number, with_number_);
  with_group_[any_word] = ~Stretches{0};
  kept_.clear();
  for (const std::uint16_t pattern : thought_) {
    Stretches in = std::exchange(found_[pattern], 0);
    for (const SetId group : tables_.patterns.needs[pattern]) in &= with_group_[group];
    if (in != 0) kept_.push_back({pattern, in});
  }
  thought_.clear();
  return kept_;
}

void Sieve::think_of(std::span<const std::uint16_t> patterns, Stretches in) {
  for (const std::uint16_t pattern : patterns) {
    if (found_[pattern] == 0) thought_.push_back(pattern);
    found_[pattern] |= in;
  }
}

}  // namespace caveat
