// SPDX-License-Identifier: Apache-2.0

#include "language/topic.hpp"

#include <algorithm>

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
  for (WordId word = 0; word < marks_.size(); ++word) {
    std::uint8_t mark = 0;
    if (tables.terms.contains(tables.health, word)) mark |= health;
    if (tables.terms.contains(tables.off_topic, word)) mark |= off_topic;
    if (tables.terms.contains(tables.function_word, word)) mark |= function;
    if (tables.terms.contains(tables.critical_voice, word)) mark |= critical;
    if (tables.terms.contains(tables.sober_voice, word)) mark |= sober;
    if (tables.terms.contains(tables.seller_voice, word)) mark |= seller;
    marks_[word] = mark;
  }
}

void Topic::count(const Stretch& stretch) {
  if (words_ > enough_words) return;
  const auto tokens = stretch.tokens;
  auto term = stretch.long_terms.begin();
  words_ += static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].is(Token::punctuation)) continue;
    std::uint8_t mark = marks_[tokens[at].word];
    content_ += (mark & function) == 0 ? 1 : 0;
    for (; term != stretch.long_terms.end() && term->start <= at; ++term) {
      if (term->start < at) continue;
      if (tables_.terms.node_holds(term->node, tables_.health)) mark |= health;
      if (tables_.terms.node_holds(term->node, tables_.off_topic)) mark |= off_topic;
      if (tables_.terms.node_holds(term->node, tables_.critical_voice)) mark |= critical;
      if (tables_.terms.node_holds(term->node, tables_.sober_voice)) mark |= sober;
    }
    health_ += (mark & health) != 0 ? 1 : 0;
    off_topic_ += (mark & off_topic) != 0 ? 1 : 0;
    criticism_ += (mark & critical) != 0 ? weight_of_criticism : (mark & sober) != 0 ? 1 : 0;
    criticism_ -= (mark & seller) != 0 ? 1 : 0;
  }
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
