// SPDX-License-Identifier: Apache-2.0
//
// The quote with some of its words changed.

#include <algorithm>
#include <functional>
#include <iterator>

#include "documents/reading.hpp"
#include "entries/context.hpp"
#include "entries/search.hpp"

namespace caveat {

namespace {

// With fewer of its neighbours about, a near copy is another sentence. Pages keep to their
// subject: a third of the words around any place are the same.
constexpr double near_copy = 0.4;
constexpr double one_neighbour = 0.55;
// Bytes of a neighbour that tell where a quote begins or ends, and how far off that may be.
constexpr std::size_t telling = 12;
constexpr std::uint32_t reach = 160;

bool ends_sentence(std::string_view quote) {
  return !quote.empty() && std::string_view(".!?").find(quote.back()) != std::string_view::npos;
}

/// As many as a document would have: "Dr. Wren" ends none.
std::ptrdiff_t sentences_in(std::string_view quote) {
  const Document alone = read_document(std::string(quote), Format::text, {},
                                       {.charset = {}, .detect_language = false});
  return std::ssize(alone.sentences);
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
  std::vector<Alignment> found = align(quote_, text, index_->words(), places_beside_neighbours());
  if (found.empty()) return nothing("the quote is nowhere in the document");
  // Among its neighbours a quote may have changed more than it differs from a near copy.
  std::ranges::stable_sort(found, std::greater{}, [&](const Alignment& one) {
    return one.similarity + neighbours_of(place_of(one.place)) / 2;
  });
  const Alignment& best = found.front();
  const AnchorPlace place = place_of(with_edges(best));
  // Neighbours stand beside its edges, unless these are far off and hold a neighbour themselves.
  const bool grew_little = place.folded.size() <= best.place.size() + few_words;
  const double neighbours = neighbours_of(grew_little ? place : place_of(best.place));
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

std::vector<std::uint32_t> Search::places_beside_neighbours() const {
  std::vector<std::uint32_t> places;
  const auto only = [&](const std::string& neighbour) {
    const auto found = neighbour.empty() ? std::vector<Span>{} : index_->occurrences(neighbour, 2);
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
  };
  if (const auto before = only(prefix_)) places.push_back(before->end);
  if (const auto after = only(suffix_)) {
    const auto size = static_cast<std::uint32_t>(quote_.size());
    places.push_back(after->start - std::min(after->start, size));
  }
  return places;
}

Span Search::with_edges(const Alignment& found) const {
  Span place = without_strays(found.place);
  place.start = found.begins ? with_words_before(place).start : beginning_of(place);
  place.end = found.ends ? with_words_after(place).end : end_of(place);
  return place;
}

Span Search::without_strays(Span place) const {
  constexpr std::uint32_t a_word_or_two = 16;  // bytes
  const Span text = folded_->to_original(place);
  const auto first = sentence_at(text.start), last = sentence_at(text.end - 1);
  if (last == document_.sentences.end() || first == last) return place;
  const Span head = folded_->from_original(first->text), tail = folded_->from_original(last->text);
  const std::string_view left =
      std::string_view(prefix_).substr(prefix_.size() - std::min(prefix_.size(), telling));
  const bool known =
      !left.empty() && std::string_view(folded_->text()).substr(0, head.end).ends_with(left);
  if ((known || head.start < place.start) && head.end - place.start <= a_word_or_two) {
    place.start = folded_->from_original(std::next(first)->text).start;
  }
  if (tail.end > place.end && place.end - tail.start <= a_word_or_two && tail.start > place.start) {
    place.end = folded_->from_original(std::prev(last)->text).end;
  }
  return place;
}

Span Search::with_words_before(Span place) const {
  const std::uint32_t start = sentence_edges(place).start;
  const std::string_view between =
      std::string_view(folded_->text()).substr(start, place.start - start);
  const std::string_view left =
      std::string_view(prefix_).substr(prefix_.size() - std::min(prefix_.size(), telling));
  const bool known = left.empty() || surroundings(folded_->text(), place).before.ends_with(left) ||
                     between.find(left) != std::string_view::npos;
  if (!known) place.start = start;
  return place;
}

Span Search::with_words_after(Span place) const {
  if (!ends_sentence(quote_)) return place;
  const std::uint32_t end = sentence_edges(place).end;
  const std::string_view beyond = std::string_view(folded_->text()).substr(place.end);
  const std::string_view right = std::string_view(suffix_).substr(0, telling);
  const bool known =
      right.empty() ||
      beyond.substr(0, end - place.end + right.size()).find(right) != std::string_view::npos;
  if (!known) place.end = end;
  return place;
}

std::optional<AnchorPlace> Search::with_words_put_before(const AnchorPlace& place) const {
  const auto sentence = sentence_at(place.text.start);
  if (prefix_.empty() || sentence == document_.sentences.end()) return std::nullopt;
  const std::uint32_t start = folded_->from_original(sentence->text).start;
  if (start >= place.folded.start) return std::nullopt;
  const std::string_view before = surroundings(folded_->text(), place.folded).before;
  const std::size_t known = std::min({prefix_.size(), telling, before.size() - start});
  if (common_ending(prefix_, before, known) == known) return std::nullopt;
  return place_of(with_words_before(place.folded));
}

std::uint32_t Search::beginning_of(Span place) const {
  const std::string_view text = folded_->text();
  const std::string_view left =
      std::string_view(prefix_).substr(prefix_.size() - std::min(prefix_.size(), telling));
  if (left.empty()) return sentence_edges(place, reach).start;
  const std::size_t from = place.start > reach ? place.start - reach : 0;
  const std::size_t before = text.substr(0, place.start + left.size()).rfind(left);
  if (before == std::string_view::npos || before < from || before + left.size() >= place.end) {
    return sentence_edges(place).start;
  }
  return skip_space(static_cast<std::uint32_t>(before + left.size()));
}

std::uint32_t Search::end_of(Span place) const {
  const std::string_view text = folded_->text();
  const std::string_view right = std::string_view(suffix_).substr(0, telling);
  if (right.empty()) return sentence_edges(place, reach).end;
  const std::size_t overlap = std::min<std::size_t>(right.size(), place.end);
  const std::size_t after =
      text.find(right, std::max<std::size_t>(place.start + 1, place.end - overlap));
  if (after == std::string_view::npos || after > place.end + reach) {
    return sentence_edges(place).end;
  }
  auto end = static_cast<std::uint32_t>(after);
  while (end > place.start + 1 && text[end - 1] == ' ') --end;
  return end;
}

Span Search::sentence_edges(Span place, std::uint32_t most) const {
  const Span text = folded_->to_original(place);
  const auto& all = document_.sentences;
  const auto first = sentence_at(text.start);
  const auto last = sentence_at(text.end - 1);
  if (first == all.end() || last == all.end()) return place;
  const Span whole = folded_->from_original({first->text.start, last->text.end});
  if (whole.start < place.start && place.start - whole.start <= most) {
    place.start = whole.start;
  }
  if (whole.end > place.end && whole.end - place.end <= most) place.end = whole.end;
  return place;
}

std::uint32_t Search::skip_space(std::uint32_t at) const {
  return at < folded_->text().size() && folded_->text()[at] == ' ' ? at + 1 : at;
}

double Search::neighbours_of(const AnchorPlace& place) const {
  if (prefix_.empty() && suffix_.empty()) return place.at_position ? 1 : 0;
  const auto [before, after] = surroundings(folded_->text(), place.folded);
  const std::size_t reach_before = std::min(before.size(), 2 * prefix_.size() + 16);
  // What began or ended the page has no neighbour there, and still does where it stands at the
  // edge.
  const double left = prefix_.empty()
                          ? (before.empty() ? 1.0 : 0.0)
                          : shared_words(prefix_, before.substr(before.size() - reach_before));
  const double right = suffix_.empty()
                           ? (after.empty() ? 1.0 : 0.0)
                           : shared_words(suffix_, after.substr(0, 2 * suffix_.size() + 16));
  // Any two places of a page share words; a neighbour that is still about has most of its own.
  const double best = std::max(left, right);
  return best < one_neighbour ? best / 2 : (left + right) / 2;
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
