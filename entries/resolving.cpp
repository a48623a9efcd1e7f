// SPDX-License-Identifier: Apache-2.0

#include "entries/resolving.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "entries/alignment.hpp"
#include "entries/context.hpp"
#include "entries/word_index.hpp"
#include "files/digest.hpp"

namespace caveat {

namespace {

// More copies of a sentence than this are not told apart.
constexpr std::size_t most_places = 4096;
// How far after its first words a quote may end.
constexpr std::size_t longest_quote = std::size_t{64} << 10;
constexpr double margin = 0.2;
constexpr double near_copy = 1.0 / 3;

/// A place where the quote, or what became of it, stands.
struct Place {
  Span folded = {}, text = {}, source = {};
  double context = 0;
  bool at_position = false;
  bool visible = true;
  bool struck = false;
};

std::string distance(const Place& place, const Anchor& anchor) {
  const std::uint32_t was = anchor.position->start;
  const std::uint32_t is = place.source.start;
  return is > was ? fmt::format("{} bytes further on", is - was)
                  : fmt::format("{} bytes further up", was - is);
}

}  // namespace

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

namespace {

/// One anchor on its way to an answer.
class Search {
 public:
  Search(const Anchor& anchor, const Document& document) : anchor_(anchor), document_(document) {}

  /// The exact quote where it stood, with no neighbours to compare: needs no folding.
  std::optional<ResolvedAnchor> at_position() const {
    if (!anchor_.position || anchor_.exact.empty()) return std::nullopt;
    if (!anchor_.prefix.empty() || !anchor_.suffix.empty()) return std::nullopt;
    if (anchor_.position->end > document_.source.size()) return std::nullopt;
    const Span text = from_source(document_.map, *anchor_.position, document_.text.size());
    if (text.empty() || on_one_line(document_.text_of(text)) != anchor_.exact) return std::nullopt;
    return accepted(Resolution::same, {.text = text, .source = *anchor_.position, .context = 1},
                    "the quote stands where it stood");
  }

  ResolvedAnchor anywhere(const FoldedText& folded, const WordIndex& index) {
    folded_ = &folded;
    index_ = &index;
    prefix_ = fold_quote(anchor_.prefix);
    suffix_ = fold_quote(anchor_.suffix);
    if (!anchor_.exact.empty()) {
      quote_ = fold_quote(anchor_.exact);
      if (quote_.empty()) return nothing("the anchor's quote has no letters");
      const std::vector<Span> found = index.occurrences(quote_, most_places);
      return found.empty() ? changed_words() : choose(found);
    }
    if (!anchor_.start.empty()) return between_ends();
    return nothing("the anchor has no quote");
  }

 private:
  static ResolvedAnchor nothing(std::string why) {
    ResolvedAnchor answer;
    answer.why = std::move(why);
    return answer;
  }

  static ResolvedAnchor accepted(Resolution resolution, const Place& place, std::string why) {
    ResolvedAnchor answer;
    answer.resolution = resolution;
    answer.text = place.text;
    answer.source = place.source;
    answer.similarity = 1;
    answer.context = place.context;
    answer.why = std::move(why);
    return answer;
  }

  Place place_of(Span found) const {
    Place place;
    place.folded = found;
    place.text = folded_->to_original(found);
    place.source = document_.map.to_source(place.text);
    place.context = context_of(found);
    place.at_position = anchor_.position && anchor_.position->start == place.source.start;
    if (const Block* block = block_of(place.text)) {
      place.struck = block->struck;
      place.visible = !block->struck && !block->hidden;
    }
    return place;
  }

  const Block* block_of(Span text) const {
    const auto& blocks = document_.blocks;
    const auto after = std::upper_bound(
        blocks.begin(), blocks.end(), text.start,
        [](std::uint32_t offset, const Block& block) { return offset < block.text.start; });
    return after == blocks.begin() ? nullptr : &*std::prev(after);
  }

  /// Share of the recorded neighbours that stand beside `found`; 1 without any.
  double context_of(Span found) const {
    const std::size_t all = prefix_.size() + suffix_.size();
    if (all == 0) return 1;
    const auto [before, after] = surroundings(folded_->text(), found);
    return static_cast<double>(common_ending(prefix_, before, prefix_.size()) +
                               common_beginning(suffix_, after, suffix_.size())) /
           static_cast<double>(all);
  }

  /// Between several places the neighbours decide, and where they are all there at more
  /// than one, the recorded position.
  ResolvedAnchor choose(const std::vector<Span>& found) const {
    std::optional<Place> best, second;
    for (const Span span : found) {
      const Place place = place_of(span);
      if (!best || better(place, *best)) {
        second = std::exchange(best, place);
      } else if (!second || better(place, *second)) {
        second = place;
      }
    }
    const bool alone = !second || second->context + margin <= best->context ||
                       (best->context == 1 && second->context < 1) ||
                       (best->visible && !second->visible) ||
                       (best->at_position && best->context == 1);
    ResolvedAnchor answer = alone ? judge(*best) : nothing(several(found.size()));
    if (!alone) {
      answer.resolution = Resolution::ambiguous;
      answer.context = best->context;
      answer.similarity = 1;
    }
    const std::optional<Place>& other = alone ? second : best;
    if (other && !answer.runner_up.size()) {
      answer.runner_up = other->text;
      answer.runner_up_context = other->context;
    }
    return answer;
  }

  static bool better(const Place& a, const Place& b) {
    if (a.context != b.context) return a.context > b.context;
    if (a.at_position != b.at_position) return a.at_position;
    return a.visible && !b.visible;
  }

  static std::string several(std::size_t places) {
    return fmt::format("the quote stands at {}{} places, and nothing tells them apart",
                       places >= most_places ? "more than " : "", places);
  }

  /// What it means that the quote stands at `place` and nowhere better.
  ResolvedAnchor judge(const Place& place) const {
    if (place.at_position) {
      const bool same_letters =
          anchor_.exact.empty() || on_one_line(document_.text_of(place.text)) == anchor_.exact;
      return accepted(Resolution::same, place,
                      same_letters ? "the quote stands where it stood"
                                   : "the quote stands where it stood, in other letters or marks");
    }
    if (place.struck) return accepted(Resolution::struck, place, "the quote is struck out");
    if (!place.visible) return accepted(Resolution::struck, place, "the quote is hidden");
    if (is_short() && place.context < near_copy) {
      ResolvedAnchor answer = nothing("a few words that stand elsewhere, among others");
      answer.resolution = Resolution::lookalike;
      answer.runner_up = place.text;
      answer.runner_up_context = place.context;
      return answer;
    }
    if (!anchor_.position) return accepted(Resolution::same, place, "the quote stands there once");
    return accepted(Resolution::moved, place,
                    fmt::format("the quote stands {}", distance(place, anchor_)));
  }

  /// One or two words say nothing without their neighbours.
  bool is_short() const { return words_of(quote_).size() < 3; }

  /// The quote with some of its words changed, if it stands among its old neighbours.
  ResolvedAnchor changed_words() const {
    const std::string_view text = folded_->text();
    const std::vector<Alignment> found = align(quote_, text, index_->words());
    if (found.empty()) return nothing("the quote is nowhere in the document");
    const Alignment& best = found.front();
    const double neighbours = neighbours_of(place_of(best.place));
    const Place place = place_of(with_edges(best.place));
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

  /// Where the first or last words of a quote changed, its old neighbours tell where it
  /// begins and ends; else the sentence does, if that is near.
  Span with_edges(Span place) const {
    const std::string_view text = folded_->text();
    constexpr std::size_t reach = 160, telling = 12;
    const std::string_view left =
        std::string_view(prefix_).substr(prefix_.size() - std::min(prefix_.size(), telling));
    const std::size_t from = place.start > reach ? place.start - reach : 0;
    const std::size_t before = left.empty() ? std::string_view::npos
                                            : text.substr(0, place.start + left.size()).rfind(left);
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

  std::uint32_t skip_space(std::uint32_t at) const {
    return at < folded_->text().size() && folded_->text()[at] == ' ' ? at + 1 : at;
  }

  /// `place` with the few words that complete its sentences.
  Span sentence_edges(Span place) const {
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

  std::vector<Sentence>::const_iterator sentence_at(std::uint32_t offset) const {
    const auto& all = document_.sentences;
    return std::lower_bound(
        all.begin(), all.end(), offset,
        [](const Sentence& one, std::uint32_t at) { return one.text.end <= at; });
  }

  /// Share of the recorded neighbours that are still about. Without any on record, being
  /// where the quote was is the next best thing.
  double neighbours_of(const Place& place) const {
    if (prefix_.empty() && suffix_.empty()) return place.at_position ? 1 : 0;
    const auto [before, after] = surroundings(folded_->text(), place.folded);
    const std::size_t reach_before = std::min(before.size(), 2 * prefix_.size() + 16);
    const double left = shared_words(prefix_, before.substr(before.size() - reach_before));
    const double right = shared_words(suffix_, after.substr(0, 2 * suffix_.size() + 16));
    if (prefix_.empty()) return right;
    if (suffix_.empty()) return left;
    return (left + right) / 2;
  }

  /// What became of a quote whose words are not all the same.
  Resolution changed(const Place& place) const {
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

  static bool ends_sentence(std::string_view quote) {
    return !quote.empty() && std::string_view(".!?").find(quote.back()) != std::string_view::npos;
  }

  static std::ptrdiff_t sentences_in(std::string_view quote) {
    std::ptrdiff_t count = 1;
    for (std::size_t i = 1; i < quote.size(); ++i) {
      if (quote[i] == ' ' && ends_sentence(quote.substr(0, i))) ++count;
    }
    return count;
  }

  static std::string describe(Resolution resolution) {
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

  std::vector<WordDifference> differences(const Alignment& alignment) const {
    std::vector<WordDifference> changes;
    for (const WordChange& change : alignment.changes) {
      if (!change.joined) changes.emplace_back();
      append_word(changes.back().was, word(quote_, change.quote));
      append_word(changes.back().is, word(folded_->text(), change.text));
    }
    return changes;
  }

  static std::string_view word(std::string_view text, Span span) {
    return text.substr(span.start, span.size());
  }

  static void append_word(std::string& words, std::string_view word) {
    if (!words.empty() && !word.empty()) words += ' ';
    words += word;
  }

  ResolvedAnchor between_ends() {
    const std::string start = fold_quote(anchor_.start);
    const std::string end = fold_quote(anchor_.end);
    quote_ = start + end;
    const std::vector<Span> starts = index_->occurrences(start, most_places);
    if (starts.empty()) return nothing("the quote's first words are nowhere in the document");
    std::vector<Span> whole, changed;
    for (const Span first : starts) {
      if (const auto quote = quote_from(first, end)) {
        whole.push_back(*quote);
      } else if (const auto other = nearest_end(first, end)) {
        changed.push_back(*other);
      }
    }
    if (!whole.empty()) return choose(whole);
    if (changed.empty()) {
      return nothing("the quote's first words are there, its last words do not follow");
    }
    ResolvedAnchor answer = choose(changed);
    if (answer.found()) {
      answer.resolution = Resolution::reworded;
      answer.why = "the text between the quote's first and last words has changed";
    }
    answer.similarity = 0;
    answer.needs_person = true;
    return answer;
  }

  /// The text from `first` to a following `end` that has the recorded digest.
  std::optional<Span> quote_from(Span first, std::string_view end) const {
    if (end.empty()) return has_digest(first) ? std::optional(first) : std::nullopt;
    constexpr int most_ends = 16;
    std::size_t at = first.end;
    for (int tried = 0; tried < most_ends; ++tried) {
      const auto quote = next_end(first, end, at);
      if (!quote) return std::nullopt;
      if (has_digest(*quote)) return quote;
      at = quote->end;
    }
    return std::nullopt;
  }

  std::optional<Span> nearest_end(Span first, std::string_view end) const {
    if (end.empty()) return first;
    return next_end(first, end, first.end);
  }

  std::optional<Span> next_end(Span first, std::string_view end, std::size_t from) const {
    const std::string_view text = folded_->text();
    const std::string_view window =
        text.substr(0, std::min(text.size(), first.start + longest_quote));
    const std::size_t at = window.find(end, from);
    if (at == std::string_view::npos) return std::nullopt;
    return Span{first.start, static_cast<std::uint32_t>(at + end.size())};
  }

  bool has_digest(Span folded) const {
    const std::string_view quote =
        std::string_view(folded_->text()).substr(folded.start, folded.size());
    return anchor_.digest == "sha256:" + sha256_hex(quote);
  }

  const Anchor& anchor_;
  const Document& document_;
  const FoldedText* folded_ = nullptr;
  const WordIndex* index_ = nullptr;
  std::string prefix_, suffix_, quote_;  // folded
};

}  // namespace

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
