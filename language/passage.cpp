// SPDX-License-Identifier: Apache-2.0

#include "language/passage.hpp"

#include <algorithm>

#include "language/tables.hpp"

namespace caveat {

namespace {

constexpr std::uint32_t longest_term = 8;

// Appends the terms that begin with the first two of `tokens`, which stand at `start`.
void find_long_terms(const Terms& terms, std::span<const Token> tokens, std::size_t start,
                     std::vector<LongTerm>& out) {
  Terms::Step step = terms.begun(tokens[0].word, tokens[1].word);
  for (std::uint32_t length = 2; step.node != Terms::no_node; ++length) {
    if (!terms.classes_at(step.node).empty()) {
      out.push_back(
          {step.node, static_cast<std::uint16_t>(start), static_cast<std::uint16_t>(length)});
    }
    if (length == longest_term || length == tokens.size()) break;
    const WordId word = tokens[length].word;
    if (!step.may_be_followed_by(word)) break;
    step = terms.next(step.node, word);
  }
}

}  // namespace

void Passage::clear() {
  cuts_.clear();
  tokens_.clear();
  awaited_.clear();
  long_terms_.clear();
  hits_.clear();
  context_.clear();
}

void Passage::cut(const Language::Tables& tables, std::string_view text, Span span) {
  const std::uint32_t stopped =
      tables.tokenizer.cut(text, span, tokens_.size() + Stretch::most_words, tokens_, awaited_);
  cuts_.push_back({.tokens = static_cast<std::uint32_t>(tokens_.size()), .stopped = stopped});
}

void Passage::settle(const Language::Tables& tables) {
  constexpr std::size_t ahead = 8;  // what is fetched
  tables.tokenizer.look_up(awaited_, tokens_);
  awaited_.clear();
  const std::size_t count = find_beginnings(tables.terms);
  const std::span<const Token> tokens(tokens_);
  std::size_t next = 0, first = 0;
  for (Cut& cut : cuts_) {
    for (; next < count && beginnings_[next] < cut.tokens; ++next) {
      const std::size_t later = beginnings_[std::min(next + ahead, count - 1)];
      tables.terms.fetch(tokens[later].word, tokens[later + 1].word);
      const std::size_t at = beginnings_[next];
      find_long_terms(tables.terms, tokens.subspan(at, cut.tokens - at), at - first, long_terms_);
    }
    cut.long_terms = static_cast<std::uint32_t>(long_terms_.size());
    first = cut.tokens;
  }
}

// Which two words may begin a term cannot be foreseen: each is written down anyway. Returns how
// many do.
std::size_t Passage::find_beginnings(const Terms& terms) {
  for (const Token& token : tokens_) terms.fetch(token.word);
  if (beginnings_.size() <= tokens_.size()) beginnings_.resize(2 * tokens_.size() + 1);
  std::size_t count = 0, first = 0;
  for (const Cut& cut : cuts_) {
    for (std::size_t at = first; at + 1 < cut.tokens; ++at) {
      beginnings_[count] = static_cast<std::uint32_t>(at);
      count += terms.may_begin(tokens_[at].word, tokens_[at + 1].word) ? 1 : 0;
    }
    first = cut.tokens;
  }
  return count;
}

void Passage::read(const Language::Tables& tables, std::string_view text, Span span) {
  clear();
  cut(tables, text, span);
  settle(tables);
}

}  // namespace caveat
