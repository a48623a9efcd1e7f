// SPDX-License-Identifier: Apache-2.0

#include "language/window.hpp"

#include <algorithm>

namespace caveat {

Window::Window(const Language::Tables& tables)
    : tables_(tables),
      slot_(tables.vocabulary.size()),
      of_set_(tables.sets.size()),
      terms_(1),
      first_terms_(tables.terms.class_count()) {}

void Window::clear() {
  for (std::uint32_t i = 0; i < word_count_; ++i) slot_[words_[i]] = 0;
  for (const ClassId id : classes_) first_terms_[id] = 0;
  std::ranges::fill(of_set_, 0);
  of_slot_ = {};
  word_count_ = 0;
  classes_.clear();
  terms_.resize(1);
  used_ = 0;
  unknown_numbers_ = 0;
  beginnings_ = endings_ = empty_ = 0;
  trigger_stops_ = hard_breaks_ = after_stop_ = 0;
}

std::uint32_t Window::add(std::span<const Token> tokens, std::span<const LongTerm> terms,
                          bool begins, bool ends) {
  const std::uint32_t first = used_;
  for (const Token& token : tokens) {
    const Places here = place(used_++);
    // Whether a word is new cannot be foreseen: it is written down anyway.
    const std::uint8_t known = slot_[token.word];
    words_[word_count_] = token.word;
    word_count_ += known == 0 ? 1 : 0;
    const std::uint8_t slot = known == 0 ? static_cast<std::uint8_t>(word_count_) : known;
    slot_[token.word] = slot;
    of_slot_[slot] |= here;
    if (!token.is(Token::number) && !token.is(Token::hard_break) && !token.is(Token::after_stop))
      continue;
    if (token.is(Token::number) && token.word == unknown_word) unknown_numbers_ |= here;
    if (token.is(Token::hard_break)) hard_breaks_ |= here;
    if (token.is(Token::after_stop)) after_stop_ |= here;
  }
  for (const LongTerm& term : terms) {
    for (const ClassId id : tables_.terms.classes_at(term.node)) {
      std::uint16_t& head = first_terms_[id];
      if (head == 0) classes_.push_back(id);
      const std::uint32_t start = first + term.start;
      terms_.push_back(
          {static_cast<std::uint8_t>(start), static_cast<std::uint8_t>(start + term.length), head});
      head = static_cast<std::uint16_t>(terms_.size() - 1);
    }
  }
  if (begins) beginnings_ |= place(first);
  if (ends) {
    if (!tokens.empty() && tokens.back().is(Token::punctuation)) endings_ |= place(used_ - 1);
    endings_ |= place(used_);
    empty_ |= place(used_++);
  }
  return first;
}

void Window::finish() {
  const std::span<const WordId> words(words_.data(), word_count_);
  tables_.sets.lists().each(
      words, [this](std::size_t i) { return of_slot_[i + 1]; },
      [sets = of_set_.data()](Places places, SetId set) { sets[set] |= places; });
  if (unknown_numbers_ != 0) {
    for (const SetId set : tables_.sets.of_numbers()) of_set_[set] |= unknown_numbers_;
  }
  of_set_[tables_.everywhere] = every_place;
  of_set_[tables_.beginnings] = beginnings_;
  of_set_[tables_.endings] = endings_;
  crossable_ = ~(empty_ | hard_breaks_ | of_set_[tables_.gap_stops]);
  trigger_stops_ = of_set_[tables_.trigger_stops];
}

}  // namespace caveat
