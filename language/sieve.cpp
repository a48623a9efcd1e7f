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
      thought_(found_.size() / 64 + 1) {
  for (std::vector<Kept>& kept : kept_) kept.resize(found_.size() + 1);
}

void Sieve::clear() {
  for (std::size_t i = 0; i < term_count_; ++i) with_term_[terms_[i]] = 0;
  term_count_ = 0;
  count_ = 0;
  with_number_ = with_unknown_number_ = 0;
}

void Sieve::fetch(const Stretch& stretch) const {
  for (const Token& token : stretch.tokens) __builtin_prefetch(&with_term_[token.word], 1);
}

void Sieve::add(const Stretch& stretch) {
  const Stretches here = Stretches{1} << count_++;
  const std::size_t most = term_count_ + stretch.tokens.size() + stretch.long_terms.size() + 1;
  if (terms_.size() < most) terms_.resize(2 * most);
  for (const LongTerm& term : stretch.long_terms) note(tables_.terms.id_of_node(term.node), here);
  for (const Token& token : stretch.tokens) {
    note(token.word, here);
    if (!token.is(Token::number)) continue;
    with_number_ |= here;
    if (token.word == unknown_word) with_unknown_number_ |= here;
  }
}

// Whether a word is new cannot be foreseen: it is written down anyway.
void Sieve::note(TermId term, Stretches here) {
  Stretches& known = with_term_[term];
  terms_[term_count_] = term;
  term_count_ += known == 0 ? 1 : 0;
  known |= here;
}

void Sieve::sift() {
  std::ranges::fill(with_group_, 0);
  const std::span<const TermId> terms(terms_.data(), term_count_);
  const auto stretches_with = [&](std::size_t i) { return with_term_[terms[i]]; };
  tables_.groups.lists().each(
      terms, stretches_with,
      [groups = with_group_.data()](Stretches in, SetId group) { groups[group] |= in; });
  tables_.patterns.by_term.each(terms, stretches_with, [this](Stretches in, std::uint16_t pattern) {
    think_of(pattern, in);
  });
  for (const SetId group : tables_.groups.of_numbers()) with_group_[group] |= with_unknown_number_;
  if (with_number_ != 0) {
    for (const std::uint16_t pattern : tables_.patterns.by_number) think_of(pattern, with_number_);
  }
  with_group_[any_word] = every_stretch;
  kept_count_ = {};
  for (std::size_t i = 0; i < thought_.size(); ++i) {
    for (std::uint64_t left = std::exchange(thought_[i], 0); left != 0; left &= left - 1) {
      const std::size_t pattern = i * 64 + static_cast<std::size_t>(std::countr_zero(left));
      Stretches in = std::exchange(found_[pattern], 0);
      const Needs& needs = tables_.patterns.needs[pattern];
      for (const SetId group : needs.groups) in &= with_group_[group];
      const auto turn = static_cast<std::size_t>(needs.turn);
      std::size_t& count = kept_count_[turn];
      kept_[turn][count] = {static_cast<std::uint16_t>(pattern), in};
      count += in != 0 ? 1 : 0;
    }
  }
}

void Sieve::think_of(std::uint16_t pattern, Stretches in) {
  found_[pattern] |= in;
  thought_[pattern / 64U] |= std::uint64_t{1} << pattern % 64U;
}

}  // namespace caveat
