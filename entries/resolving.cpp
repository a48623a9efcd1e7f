// SPDX-License-Identifier: Apache-2.0

#include "entries/resolving.hpp"

#include <fmt/format.h>

#include <mutex>
#include <optional>
#include <utility>

#include "entries/search.hpp"
#include "entries/word_index.hpp"

namespace caveat {

std::string anchor_key(const Anchor& anchor) {
  const Span at = anchor.position.value_or(Span{});
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}-{}", anchor.exact, anchor.start, anchor.end,
                     anchor.prefix, anchor.suffix, anchor.digest, at.start, at.end);
}

struct Resolver::State {
  explicit State(const Document& of) : document(of) {}

  const FoldedText& folded() {
    std::call_once(fold_once, [&] { folded_text.emplace(document.text); });
    return *folded_text;
  }
  const WordIndex& index() {
    std::call_once(index_once, [&] { word_index.emplace(folded().text()); });
    return *word_index;
  }

  const Document& document;
  std::once_flag fold_once, index_once;
  std::optional<FoldedText> folded_text;
  std::optional<WordIndex> word_index;
};

Resolver::Resolver(const Document& document) : state_(std::make_unique<State>(document)) {}
Resolver::~Resolver() = default;
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;

ResolvedAnchor Resolver::resolve(const Anchor& anchor) const {
  Search search(anchor, state_->document);
  if (auto answer = search.at_position()) return *std::move(answer);
  return search.anywhere(state_->folded(), state_->index());
}

ResolvedAnchor resolve(const Anchor& anchor, const Document& document) {
  return Resolver(document).resolve(anchor);
}

}  // namespace caveat
