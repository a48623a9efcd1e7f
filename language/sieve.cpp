// SPDX-License-Identifier: Apache-2.0

#include "language/sieve.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace caveat {

Sieve::Sieve(const Language::Tables& tables)
    : tables_(tables),
      with_term_(tables.terms.id_count()),
      with_group_(tables.groups.size()),
      found_(tables.patterns.uses.size()),
      thought_(found_.size() / 64 + 1) {}

void Sieve::clear() {
  for (const TermId term : terms_) with_term_[term] = 0;
  terms_.clear();
  count_ = 0;
  with_number_ = with_unknown_number_ = 0;
}

void Sieve::add(const Stretch& stretch) {
  const Stretches here = Stretches{1} << count_++;
  for (const LongTerm& term : stretch.long_terms) note(tables_.terms.id_of_node(term.node), here);
  for (const Token& token : stretch.tokens) {
    note(token.word, here);
    if (!token.is(Token::number)) continue;
    with_number_ |= here;
    if (token.word == unknown_word) with_unknown_number_ |= here;
  }
}

void Sieve::note(TermId term, Stretches here) {
  Stretches& known = with_term_[term];
  if (known == 0) terms_.push_back(term);
  known |= here;
}

std::span<const Sieve::Kept> Sieve::sift() {
  std::ranges::fill(with_group_, 0);
  for (const TermId term : terms_) {
    const Stretches in = with_term_[term];
    for (const SetId group : tables_.groups.of(term)) with_group_[group] |= in;
    think_of(tables_.patterns.at(term), in);
  }
  for (const SetId group : tables_.groups.of_numbers()) with_group_[group] |= with_unknown_number_;
  if (with_number_ != 0) think_of(tables_.patterns.by_number, with_number_);
  with_group_[any_word] = ~Stretches{0};
  kept_.clear();
  for (std::size_t i = 0; i < thought_.size(); ++i) {
    for (std::uint64_t left = std::exchange(thought_[i], 0); left != 0; left &= left - 1) {
      const std::size_t pattern = i * 64 + static_cast<std::size_t>(std::countr_zero(left));
      Stretches in = std::exchange(found_[pattern], 0);
      for (const SetId group : tables_.patterns.needs[pattern]) in &= with_group_[group];
      if (in != 0) kept_.push_back({static_cast<std::uint16_t>(pattern), in});
    }
  }
  return kept_;
}

void Sieve::think_of(std::span<const std::uint16_t> patterns, Stretches in) {
  for (const std::uint16_t pattern : patterns) {
    found_[pattern] |= in;
    thought_[pattern / 64U] |= std::uint64_t{1} << pattern % 64U;
  }
}

}  // namespace caveat
