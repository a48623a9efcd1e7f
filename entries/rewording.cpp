// SPDX-License-Identifier: Apache-2.0
//
// The quote with some of its words changed.

#include <algorithm>
#include <iterator>

#include "entries/context.hpp"
#include "entries/search.hpp"

namespace caveat {

namespace {

// With fewer of its neighbours about, a near copy is another sentence.
constexpr double near_copy = 1.0 / 3;

bool ends_sentence(std::string_view quote) {
  return !quote.empty() && std::string_view(".!?").find(quote.back()) != std::string_view::npos;
}

std::ptrdiff_t sentences_in(std::string_view quote) {
  std::ptrdiff_t count = 1;
  for (std::size_t i = 1; i < quote.size(); ++i) {
    if (quote[i] == ' ' && ends_sentence(quote.substr(0, i))) ++count;
  }
  return count;
}

std::string describe(Resolution resolution) {
  switch (resolution) {
    case Resolution::split:
      return "the quote stands in more sentences than it had";
    case Resolution::merged:
      return "the quote has become part of a longer sentence";
    case Resolution::struck:
      return "the quote stands, reworded, in text that is not shown";
    default:
      return "some of the quote's words have changed";
  }
}

std::string_view word(std::string_view text, Span span) {
  return text.substr(span.start, span.size());
}

void append_word(std::string& words, std::string_view word) {
  if (!words.empty() && !word.empty()) words += ' ';
  words += word;
}

}  // namespace

ResolvedAnchor Search::changed_words() const {
  const std::string_view text = folded_->text();
  const std::vector<Alignment> found = align(quote_, text, index_->words());
  if (found.empty()) return nothing("the quote is nowhere in the document");
  const Alignment& best = found.front();
  const double neighbours = neighbours_of(place_of(best.place));
  const AnchorPlace place = place_of(with_edges(best.place));
  const bool near = best.similarity >= 0.7;
  const bool far = best.similarity >= 0.45 && best.kept >= 0.5 && neighbours >= 0.5;
  ResolvedAnchor answer;
  if (!near && !far) {
    answer = nothing("the quote is nowhere in the document");
  } else if (neighbours < near_copy) {
    answer = nothing("something like the quote stands among other neighbours");
    answer.resolution = Resolution::lookalike;
  } else {
    answer = accepted(changed(place), place, "");
    answer.why = describe(answer.resolution);
  }
  answer.context = answer.found() ? neighbours : 0;
  answer.similarity = answer.found() ? best.similarity : 0;
  if (answer.found()) answer.changes = differences(best);
  const Alignment* const other = !answer.found() ? &best : found.size() > 1 ? &found[1] : nullptr;
  if (other != nullptr) {
    answer.runner_up = folded_->to_original(other->place);
    answer.runner_up_similarity = other->similarity;
    answer.runner_up_context = neighbours_of(place_of(other->place));
  }
  return answer;
}

Span Search::with_edges(Span place) const {
  const std::string_view text = folded_->text();
  constexpr std::size_t reach = 160, telling = 12;
  const std::string_view left =
      std::string_view(prefix_).substr(prefix_.size() - std::min(prefix_.size(), telling));
  const std::size_t from = place.start > reach ? place.start - reach : 0;
  const std::size_t before =
      left.empty() ? std::string_view::npos : text.substr(0, place.start + left.size()).rfind(left);
  if (before != std::string_view::npos && before >= from && before + left.size() < place.end) {
    place.start = skip_space(static_cast<std::uint32_t>(before + left.size()));
  } else {
    place.start = sentence_edges(place).start;
  }
  const std::string_view right = std::string_view(suffix_).substr(0, telling);
  const std::size_t after =
      right.empty()
          ? std::string_view::npos
          : text.find(right, std::max<std::size_t>(
                                 place.start + 1,
                                 place.end - std::min<std::size_t>(right.size(), place.end)));
  if (after != std::string_view::npos && after <= place.end + reach && after > place.start) {
    place.end = static_cast<std::uint32_t>(after);
    while (place.end > place.start + 1 && text[place.end - 1] == ' ') --place.end;
  } else {
    place.end = sentence_edges(place).end;
  }
  return place;
}

Span Search::sentence_edges(Span place) const {
  constexpr std::uint32_t few_words = 48;  // bytes
  const Span text = folded_->to_original(place);
  const auto& all = document_.sentences;
  const auto first = sentence_at(text.start);
  const auto last = sentence_at(text.end - 1);
  if (first == all.end() || last == all.end()) return place;
  const Span whole = folded_->from_original({first->text.start, last->text.end});
  if (whole.start < place.start && place.start - whole.start <= few_words) {
    place.start = whole.start;
  }
  if (whole.end > place.end && whole.end - place.end <= few_words) place.end = whole.end;
  return place;
}

std::uint32_t Search::skip_space(std::uint32_t at) const {
  return at < folded_->text().size() && folded_->text()[at] == ' ' ? at + 1 : at;
}

double Search::neighbours_of(const AnchorPlace& place) const {
  if (prefix_.empty() && suffix_.empty()) return place.at_position ? 1 : 0;
  const auto [before, after] = surroundings(folded_->text(), place.folded);
  const std::size_t reach_before = std::min(before.size(), 2 * prefix_.size() + 16);
  const double left = shared_words(prefix_, before.substr(before.size() - reach_before));
  const double right = shared_words(suffix_, after.substr(0, 2 * suffix_.size() + 16));
  if (prefix_.empty()) return right;
  if (suffix_.empty()) return left;
  return (left + right) / 2;
}

Resolution Search::changed(const AnchorPlace& place) const {
  if (!place.visible) return Resolution::struck;
  const auto& all = document_.sentences;
  const auto first = sentence_at(place.text.start);
  auto last = first;
  while (last != all.end() && last->text.start < place.text.end) ++last;
  const auto now = last - first;
  if (now > sentences_in(anchor_.exact)) return Resolution::split;
  constexpr std::uint32_t a_clause = 16;  // bytes of a sentence beside the quote
  const bool more_before = now > 0 && first->text.start + a_clause <= place.text.start;
  const bool more_after = now > 0 && place.text.end + a_clause <= std::prev(last)->text.end;
  return ends_sentence(anchor_.exact) && (more_before || more_after) ? Resolution::merged
                                                                     : Resolution::reworded;
}

std::vector<WordDifference> Search::differences(const Alignment& alignment) const {
  std::vector<WordDifference> changes;
  for (const WordChange& change : alignment.changes) {
    if (!change.joined) changes.emplace_back();
    append_word(changes.back().was, word(quote_, change.quote));
    append_word(changes.back().is, word(folded_->text(), change.text));
  }
  return changes;
}

}  // namespace caveat
