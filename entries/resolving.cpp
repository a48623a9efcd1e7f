// SPDX-License-Identifier: Apache-2.0

#include "entries/resolving.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "entries/search.hpp"
#include "entries/word_index.hpp"
#include "files/digest.hpp"

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

double ResolvedAnchor::margin() const {
  const auto score = [](double of_words, double of_neighbours) {
    return (2 * of_words + of_neighbours) / 3;
  };
  if (!found()) return 0;
  const double next = score(runner_up_similarity, runner_up_context);
  return std::max(0.0, score(similarity, context) - next);
}

namespace {

/// Whether the digest is of another quote. One of the exact bytes will do too: people make those.
bool contradicts_its_digest(const Anchor& anchor) {
  return !anchor.exact.empty() && !anchor.digest.empty() &&
         anchor.digest != quote_digest(anchor.exact) &&
         anchor.digest != "sha256:" + sha256_hex(anchor.exact);
}

/// Somebody changed the quote or its digest by hand, and which of them was read when the entry
/// was written nobody can say.
void doubt(ResolvedAnchor& answer, const Anchor& anchor, const Document& document) {
  if (answer.resolution == Resolution::same || answer.resolution == Resolution::moved) {
    answer.resolution = Resolution::reworded;
  }
  answer.needs_person = true;
  const bool stands = anchor.digest == quote_digest(document.text_of(answer.text));
  answer.why = stands ? "the quote was changed by hand; the words of its digest stand here"
                      : "the quote and its digest contradict each other";
}

}  // namespace

ResolvedAnchor Resolver::resolve(const Anchor& anchor) const {
  ResolvedAnchor answer =
      Search(anchor, state_->document).anywhere(state_->folded(), state_->index());
  if (answer.found() && contradicts_its_digest(anchor)) doubt(answer, anchor, state_->document);
  return answer;
}

ResolvedAnchor Resolver::locate(const Anchor& anchor) const {
  const auto there = Search(anchor, state_->document).at_position();
  return there ? *there : resolve(anchor);
}

std::vector<Span> Resolver::copies(Span text) const {
  constexpr std::size_t most = 64;
  const FoldedText& folded = state_->folded();
  const Span place = folded.from_original(text);
  const std::string_view words = std::string_view(folded.text()).substr(place.start, place.size());
  std::vector<Span> found = state_->index().occurrences(words, most);
  std::erase(found, place);
  for (Span& one : found) one = folded.to_original(one);
  return found;
}

ResolvedAnchor resolve(const Anchor& anchor, const Document& document) {
  return Resolver(document).resolve(anchor);
}

}  // namespace caveat
