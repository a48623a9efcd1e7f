// SPDX-License-Identifier: Apache-2.0

#include "language/topic.hpp"

namespace caveat {

namespace {

constexpr std::uint32_t enough_words = 4000;
constexpr std::uint32_t too_short = 4;     // content words
constexpr std::uint32_t long_enough = 60;  // words
constexpr std::uint32_t words_per_health_word = 40;
constexpr std::uint32_t some_criticism = 4;
constexpr std::uint32_t words_per_critical_word = 80;

}  // namespace

Topic::Topic(const Language::Tables& tables) : tables_(tables), marks_(tables.vocabulary.size()) {
  for (WordId word = 0; word < marks_.size(); ++word) {
    std::uint8_t mark = 0;
    if (tables.terms.contains(tables.health, word)) mark |= health;
    if (tables.terms.contains(tables.off_topic, word)) mark |= off_topic;
    if (tables.terms.contains(tables.function_word, word)) mark |= function;
    if (tables.terms.contains(tables.critical_voice, word)) mark |= critical;
    if (tables.terms.begins_term(word)) mark |= begins;
    marks_[word] = mark;
  }
}

void Topic::count(SentenceView& sentence) {
  if (words_ > enough_words) return;
  const auto tokens = sentence.tokens();
  words_ += static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].is(Token::punctuation)) continue;
    const std::uint8_t mark = marks_[tokens[at].word];
    content_ += (mark & function) == 0 ? 1 : 0;
    bool about_health = (mark & health) != 0;
    bool about_other = (mark & off_topic) != 0;
    bool reports = (mark & critical) != 0;
    if ((mark & begins) != 0) {
      for (const Matcher::LongTerm& term : sentence.matcher().long_terms(at)) {
        about_health = about_health || tables_.terms.node_holds(term.node, tables_.health);
        about_other = about_other || tables_.terms.node_holds(term.node, tables_.off_topic);
        reports = reports || tables_.terms.node_holds(term.node, tables_.critical_voice);
      }
    }
    health_ += about_health ? 1 : 0;
    off_topic_ += about_other ? 1 : 0;
    critical_ += reports ? 1 : 0;
  }
}

bool Topic::is_other() const { return words_ >= long_enough && !is_health(); }

bool Topic::is_critical() const {
  return critical_ >= some_criticism && critical_ * words_per_critical_word >= words_;
}

bool Topic::is_health() const {
  if (health_ == 0 && off_topic_ == 0) return content_ <= too_short;
  return health_ > 0 && health_ >= off_topic_ && health_ * words_per_health_word >= words_;
}

}  // namespace caveat
