// SPDX-License-Identifier: Apache-2.0

#include "language/topic.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace caveat {

namespace {

constexpr std::uint32_t enough_words = 4000;
constexpr std::uint32_t too_short = 4;     // content words
constexpr std::uint32_t long_enough = 60;  // words
constexpr std::uint32_t words_per_health_word = 40;
constexpr std::uint32_t plainly = 3;  // health words for each word of something else
constexpr int clearly_critical = 4;   // more than the seller's words
constexpr std::uint32_t words_per_critical_word = 80;
constexpr int weight_of_criticism = 2;  // "misleading" says more of a voice than "study"

}  // namespace

Topic::Topic(const Language::Tables& tables) : tables_(tables), marks_(tables.vocabulary.size()) {
  const std::array<std::pair<ClassId, Mark>, 7> classes = {{
      {tables.health, health},
      {tables.off_topic, off_topic},
      {tables.function_word, function},
      {tables.critical_voice, critical},
      {tables.sober_voice, sober},
      {tables.seller_voice, seller},
      {tables.reporting, reporting},
  }};
  for (WordId word = 0; word < marks_.size(); ++word) {
    for (const ClassId id : tables.terms.classes_of(word)) {
      for (const auto& [named, mark] : classes) {
        if (named == id) marks_[word] |= static_cast<std::uint8_t>(mark);
      }
    }
  }
  for (std::size_t marks = 0; marks < worth_.size(); ++marks) {
    const auto has = [marks](unsigned mark) { return (marks & mark) != 0; };
    const int criticism = (has(critical) ? weight_of_criticism
                           : has(sober)  ? 1
                                         : 0) -
                          (has(seller) ? 1 : 0);
    worth_[marks] = has(punctuation) ? pack(0, 0, 0, 0)
                                     : pack(has(function) ? 0 : 1, has(health) ? 1 : 0,
                                            has(off_topic) ? 1 : 0, criticism);
  }
}

// Four small numbers in one, to be added up together. The last may be negative.
std::uint64_t Topic::pack(unsigned content, unsigned health, unsigned off_topic, int criticism) {
  return content | (std::uint64_t{health} << 16U) | (std::uint64_t{off_topic} << 32U) |
         (static_cast<std::uint64_t>(criticism + 1) << 48U);
}

// What the next word is cannot be foreseen, so each is added in the same way.
void Topic::count(const Stretch& stretch) {
  if (words_ > enough_words) return;
  const auto size = static_cast<std::uint32_t>(stretch.tokens.size());
  words_ += size;
  std::uint64_t sum = 0;
  const auto worth = [&](const Token& token, unsigned marks) {
    return worth_[marks | (token.is(Token::punctuation) ? unsigned{punctuation} : 0U)];
  };
  for (const Token& token : stretch.tokens) sum += worth(token, marks_[token.word]);
  // A word also is what the terms are that begin with it.
  for (auto term = stretch.long_terms.begin(); term != stretch.long_terms.end();) {
    const Token& token = stretch.tokens[term->start];
    unsigned marks = marks_[token.word];
    sum -= worth(token, marks);
    for (const auto start = term->start; term != stretch.long_terms.end() && term->start == start;
         ++term) {
      marks |= marks_of_node(term->node);
    }
    sum += worth(token, marks);
  }
  const auto part = [sum](unsigned at) { return static_cast<std::uint16_t>(sum >> at); };
  content_ += part(0);
  health_ += part(16);
  off_topic_ += part(32);
  criticism_ += part(48) - static_cast<int>(size);
}

unsigned Topic::marks_of_node(std::uint32_t node) const {
  unsigned marks = 0;
  for (const ClassId id : tables_.terms.classes_at(node)) {
    if (id == tables_.health) marks |= health;
    if (id == tables_.off_topic) marks |= off_topic;
    if (id == tables_.critical_voice) marks |= critical;
    if (id == tables_.sober_voice) marks |= sober;
  }
  return marks;
}

bool Topic::holds(const Stretch& stretch, Mark mark, ClassId id) const {
  return std::ranges::any_of(
             stretch.tokens,
             [&](const Token& token) { return (marks_[token.word] & mark) != 0; }) ||
         std::ranges::any_of(stretch.long_terms, [&](const LongTerm& term) {
           return tables_.terms.node_holds(term.node, id);
         });
}

bool Topic::is_other() const { return words_ >= long_enough && !is_health(); }

bool Topic::is_critical() const {
  return criticism_ >= clearly_critical &&
         static_cast<std::uint32_t>(criticism_) * words_per_critical_word >= words_;
}

bool Topic::is_plainly_health() const {
  return words_ >= long_enough && is_health() && health_ >= plainly * off_topic_;
}

bool Topic::is_health() const {
  if (health_ == 0 && off_topic_ == 0) return content_ <= too_short;
  return health_ > 0 && health_ >= off_topic_ && health_ * words_per_health_word >= words_;
}

}  // namespace caveat
