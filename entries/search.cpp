// SPDX-License-Identifier: Apache-2.0
//
// The quote in its own words: where it stood, elsewhere, and named by its ends.

#include "entries/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "entries/context.hpp"
#include "files/digest.hpp"

namespace caveat {

namespace {

// More copies of a sentence than this are not told apart.
constexpr std::size_t most_places = 4096;
// How far after its first words a quote may end.
constexpr std::size_t longest_quote = std::size_t{64} << 10;
// By how much of its neighbours a place must beat the next.
constexpr double margin = 0.2;
constexpr double near_copy = 1.0 / 3;

std::string distance(const AnchorPlace& place, const Anchor& anchor) {
  const std::uint32_t was = anchor.position->start;
  const std::uint32_t is = place.source.start;
  const std::uint32_t far = is > was ? is - was : was - is;
  return fmt::format("{} byte{} further {}", far, far == 1 ? "" : "s", is > was ? "on" : "up");
}

bool better(const AnchorPlace& a, const AnchorPlace& b) {
  if (a.context != b.context) return a.context > b.context;
  if (a.at_position != b.at_position) return a.at_position;
  return a.visible && !b.visible;
}

std::string others(std::size_t places) {
  return places == 2 ? "another" : fmt::format("{} others", places - 1);
}

std::string several(std::size_t places) {
  return fmt::format("the quote stands at {}{} places, and nothing tells them apart",
                     places >= most_places ? "more than " : "", places);
}

}  // namespace

std::optional<ResolvedAnchor> Search::at_position() const {
  if (!anchor_.position || anchor_.exact.empty()) return std::nullopt;
  if (anchor_.position->end > document_.source.size()) return std::nullopt;
  const Span text = from_source(document_.map, *anchor_.position, document_.text.size());
  if (text.empty() || on_one_line(document_.text_of(text)) != anchor_.exact) return std::nullopt;
  const Block* const block = block_of(text);
  if (block != nullptr && (block->struck || block->hidden)) return std::nullopt;
  return accepted(Resolution::same, {.text = text, .source = *anchor_.position, .context = 1},
                  "the quote stands where it stood");
}

ResolvedAnchor Search::anywhere(const FoldedText& folded, const WordIndex& index) {
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

ResolvedAnchor Search::nothing(std::string why) {
  ResolvedAnchor answer;
  answer.why = std::move(why);
  return answer;
}

ResolvedAnchor Search::accepted(Resolution resolution, const AnchorPlace& place, std::string why) {
  ResolvedAnchor answer;
  answer.resolution = resolution;
  answer.text = place.text;
  answer.source = place.source;
  answer.similarity = 1;
  answer.context = place.context;
  answer.why = std::move(why);
  return answer;
}

AnchorPlace Search::place_of(Span found) const {
  AnchorPlace place;
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

const Block* Search::block_of(Span text) const {
  const auto& blocks = document_.blocks;
  const auto after = std::upper_bound(
      blocks.begin(), blocks.end(), text.start,
      [](std::uint32_t offset, const Block& block) { return offset < block.text.start; });
  return after == blocks.begin() ? nullptr : &*std::prev(after);
}

std::vector<Sentence>::const_iterator Search::sentence_at(std::uint32_t offset) const {
  const auto& all = document_.sentences;
  return std::lower_bound(all.begin(), all.end(), offset,
                          [](const Sentence& one, std::uint32_t at) { return one.text.end <= at; });
}

double Search::context_of(Span found) const {
  const std::size_t all = prefix_.size() + suffix_.size();
  if (all == 0) return 1;
  const auto [before, after] = surroundings(folded_->text(), found);
  return static_cast<double>(common_ending(prefix_, before, prefix_.size()) +
                             common_beginning(suffix_, after, suffix_.size())) /
         static_cast<double>(all);
}

ResolvedAnchor Search::choose(const std::vector<Span>& found) const {
  std::optional<AnchorPlace> best, second;
  for (const Span span : found) {
    const AnchorPlace place = place_of(span);
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
  if (alone && second && second->context == best->context && second->visible == best->visible) {
    answer.why += fmt::format("; only its place tells it from {} like it", others(found.size()));
  }
  const std::optional<AnchorPlace>& other = alone ? second : best;
  if (other && answer.runner_up.empty()) {
    answer.runner_up = other->text;
    answer.runner_up_context = other->context;
    answer.runner_up_similarity = 1;
  }
  return answer;
}

ResolvedAnchor Search::judge(const AnchorPlace& place) const {
  if (!place.at_position && place.visible && is_short() && place.context < near_copy) {
    ResolvedAnchor answer = nothing("a few words that stand elsewhere, among others");
    answer.resolution = Resolution::lookalike;
    answer.runner_up = place.text;
    answer.runner_up_context = place.context;
    answer.runner_up_similarity = 1;
    return answer;
  }
  if (const auto wider = place.visible ? with_words_put_before(place) : std::nullopt) {
    return accepted(Resolution::merged, *wider, "the quote has become part of a longer sentence");
  }
  if (place.struck) return accepted(Resolution::struck, place, "the quote is struck out");
  if (!place.visible) return accepted(Resolution::struck, place, "the quote is hidden");
  if (place.at_position) {
    const bool same_letters =
        anchor_.exact.empty() || on_one_line(document_.text_of(place.text)) == anchor_.exact;
    std::string why = same_letters ? "the quote stands where it stood"
                                   : "the quote stands where it stood, in other letters or marks";
    if (place.context < near_copy) why += ", among other neighbours";
    return accepted(Resolution::same, place, std::move(why));
  }
  if (!anchor_.position) return accepted(Resolution::same, place, "the quote stands there once");
  if (anchor_.position->start >= document_.source.size()) {
    return accepted(Resolution::moved, place,
                    "the quote stands there; the recorded place is beyond the document");
  }
  return accepted(Resolution::moved, place,
                  fmt::format("the quote stands {}", distance(place, anchor_)));
}

ResolvedAnchor Search::between_ends() {
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

std::optional<Span> Search::quote_from(Span first, std::string_view end) const {
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

std::optional<Span> Search::nearest_end(Span first, std::string_view end) const {
  if (end.empty()) return first;
  return next_end(first, end, first.end);
}

std::optional<Span> Search::next_end(Span first, std::string_view end, std::size_t from) const {
  const std::string_view text = folded_->text();
  const std::string_view window =
      text.substr(0, std::min(text.size(), first.start + longest_quote));
  const std::size_t at = window.find(end, from);
  if (at == std::string_view::npos) return std::nullopt;
  return Span{first.start, static_cast<std::uint32_t>(at + end.size())};
}

bool Search::has_digest(Span folded) const {
  const std::string_view quote =
      std::string_view(folded_->text()).substr(folded.start, folded.size());
  return anchor_.digest == "sha256:" + sha256_hex(quote);
}

}  // namespace caveat
