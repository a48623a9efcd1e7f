// SPDX-License-Identifier: Apache-2.0

#include "language/passage.hpp"

#include "language/tables.hpp"

namespace caveat {

namespace {

constexpr std::uint32_t longest_term = 8;

void find_long_terms(const Terms& terms, std::span<const Token> tokens,
                     std::vector<LongTerm>& out) {
  for (std::uint32_t at = 0; at + 1 < tokens.size(); ++at) {
    std::uint32_t node = terms.begun(tokens[at].word, tokens[at + 1].word);
    for (std::uint32_t length = 2; node != Terms::no_node; ++length) {
      if (!terms.classes_at(node).empty()) {
        out.push_back({node, static_cast<std::uint16_t>(at), static_cast<std::uint16_t>(length)});
      }
      if (length == longest_term || at + length == tokens.size()) break;
      node = terms.next(node, tokens[at + length].word);
    }
  }
}

}  // namespace

void Passage::clear() {
  cuts_.clear();
  tokens_.clear();
  long_terms_.clear();
  hits_.clear();
  context_.clear();
}

void Passage::cut(const Language::Tables& tables, std::string_view text, Span span) {
  const std::size_t first = tokens_.size();
  const std::uint32_t stopped =
      tables.tokenizer.tokenize(text, span, first + Stretch::most_words, tokens_);
  find_long_terms(tables.terms, std::span(tokens_).subspan(first), long_terms_);
  cuts_.push_back({.tokens = static_cast<std::uint32_t>(tokens_.size()),
                   .long_terms = static_cast<std::uint32_t>(long_terms_.size()),
                   .stopped = stopped});
}

}  // namespace caveat
