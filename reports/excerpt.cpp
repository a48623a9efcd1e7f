// SPDX-License-Identifier: Apache-2.0

#include "reports/excerpt.hpp"

#include <algorithm>
#include <span>

#include "reports/cutting.hpp"
#include "reports/display.hpp"

namespace caveat {

namespace {

constexpr std::size_t context_limit = 2048;  // bytes on each side, whatever the width
constexpr std::size_t marked_limit = 1024;
constexpr std::string_view gap = "...";

std::size_t width_of(std::span<const Glyph> glyphs) {
  std::size_t total = 0;
  for (const Glyph& glyph : glyphs) total += glyph.width;
  return total;
}

// Grows [first, last) on both sides by turns while it fits; never parts a
// character from its combining marks.
void grow(std::span<const Glyph> all, std::size_t& first, std::size_t& last, std::size_t width) {
  std::size_t used = width_of(all.subspan(first, last - first));
  bool grew = true;
  while (grew) {
    grew = false;
    std::size_t left = first;
    while (left > 0 && all[left - 1].width == 0) --left;
    if (left > 0 && used + all[left - 1].width <= width) {
      first = left - 1;
      used += all[first].width;
      grew = true;
    }
    if (last < all.size() && used + all[last].width <= width) {
      used += all[last++].width;
      while (last < all.size() && all[last].width == 0) ++last;
      grew = true;
    }
  }
}

// Steps back from a cut through a word to the space beside it, where one is near.
void keep_words(std::span<const Glyph> all, std::size_t& first, std::size_t& last,
                std::size_t mark_first, std::size_t mark_last) {
  constexpr std::size_t longest_word = 16;
  const auto is_space = [&](std::size_t at) { return all[at].shown == " "; };
  if (first > 0 && !is_space(first - 1)) {
    for (std::size_t at = first; at + 1 < mark_first && at - first < longest_word; ++at) {
      if (!is_space(at)) continue;
      first = at + 1;
      break;
    }
  }
  if (last < all.size() && !is_space(last)) {
    for (std::size_t at = last; at > mark_last + 1 && last - at < longest_word; --at) {
      if (!is_space(at - 1)) continue;
      last = at - 1;
      break;
    }
  }
}

}  // namespace

Excerpt excerpt(std::string_view text, Span marked, std::size_t width) {
  if (text.empty()) return {};
  const std::size_t marked_end = marked.size() > marked_limit
                                     ? character_start(text, marked.start + marked_limit)
                                     : marked.end;
  const std::size_t from =
      marked.start > context_limit ? character_start(text, marked.start - context_limit) : 0;
  const std::size_t to = text.size() - marked_end > context_limit
                             ? character_start(text, marked_end + context_limit)
                             : text.size();
  const std::vector<Glyph> all = glyphs(text.substr(from, to - from));
  const auto index_of = [&](std::size_t offset) {
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Glyph& glyph) { return glyph.offset + from >= offset; });
    return static_cast<std::size_t>(at - all.begin());
  };
  const std::size_t mark_first = index_of(marked.start);
  std::size_t mark_last = index_of(marked_end);
  std::size_t first = 0;
  std::size_t last = all.size();
  if (width != 0 && width_of(all) > width) {
    const std::size_t room = width > 2 * gap.size() ? width - 2 * gap.size() : 1;
    first = mark_first;
    last = mark_first;
    while (last < mark_last && width_of({&all[first], last + 1 - first}) <= room) ++last;
    mark_last = last;
    grow(all, first, last, room);
    keep_words(all, first, last, mark_first, mark_last);
  }
  const bool begins_late = from != 0 || first != 0;
  Excerpt result;
  if (begins_late) result.line += gap;
  for (std::size_t at = first; at < last; ++at) result.line += all[at].shown;
  if (to != text.size() || last != all.size()) result.line += gap;
  const std::span<const Glyph> shown(all);
  result.carets.assign(
      (begins_late ? gap.size() : 0) + width_of(shown.subspan(first, mark_first - first)), ' ');
  const std::size_t under = width_of(shown.subspan(mark_first, mark_last - mark_first));
  result.carets.append(std::max<std::size_t>(under, 1), '^');
  return result;
}

Span to_text(const Document& document, Span source, Span within) {
  const auto& pieces = document.map.pieces();
  const auto intersection = [](Span a, Span b) {
    return Span{std::max(a.start, b.start), std::min(a.end, b.end)};
  };
  if (pieces.empty()) {
    const Span common = intersection(source, within);
    return common.start < common.end ? common : Span{};
  }
  auto piece = std::upper_bound(pieces.begin(), pieces.end(), within.start,
                                [](std::uint32_t at, const auto& p) { return at < p.text; });
  if (piece != pieces.begin()) --piece;
  Span found;
  for (; piece != pieces.end() && piece->text < within.end; ++piece) {
    const auto next = piece + 1;
    const auto text_end =
        next == pieces.end() ? static_cast<std::uint32_t>(document.text.size()) : next->text;
    const bool is_verbatim = piece->source_end == 0;
    const std::uint32_t source_end =
        is_verbatim ? piece->source + (text_end - piece->text) : piece->source_end;
    const Span common = intersection(source, {piece->source, source_end});
    if (common.start >= common.end) continue;
    Span part{piece->text, text_end};
    if (is_verbatim) {
      part = {piece->text + (common.start - piece->source),
              piece->text + (common.end - piece->source)};
    }
    part = intersection(part, within);
    if (part.start >= part.end) continue;
    if (found.empty()) found = part;
    found = {std::min(found.start, part.start), std::max(found.end, part.end)};
  }
  return found;
}

std::optional<Span> SentenceIndex::sentence_at(Span source) {
  if (places_.empty()) {
    places_.reserve(document_.sentences.size());
    for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
      places_.push_back({document_.map.to_source(document_.sentences[i].text), i});
    }
    std::stable_sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
      return a.source.start < b.source.start;
    });
  }
  auto after =
      std::upper_bound(places_.begin(), places_.end(), source.start,
                       [](std::uint32_t at, const Place& p) { return at < p.source.start; });
  if (after == places_.begin()) return std::nullopt;
  const Place& place = *std::prev(after);
  if (source.start >= place.source.end) return std::nullopt;
  return document_.sentences[place.sentence].text;
}

}  // namespace caveat
