// SPDX-License-Identifier: Apache-2.0

#include "documents/section.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>

#include "documents/characters.hpp"
#include "documents/english.hpp"

namespace caveat {
namespace {

constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t region_count = 5;
constexpr std::size_t level_count = 7;

bool is_in_flow(const Block& block) {
  return block.kind != BlockKind::title && block.kind != BlockKind::description &&
         block.kind != BlockKind::alternative;
}

std::size_t index_of(Region region) { return static_cast<std::size_t>(region); }

std::size_t level_of(const Block& heading) {
  return static_cast<std::size_t>(std::clamp<int>(heading.level, 1, 6));
}

std::optional<std::uint32_t> optional_of(std::uint32_t index) {
  if (index == nothing) return std::nullopt;
  return index;
}

std::uint32_t difference(std::uint32_t a, std::uint32_t b) { return a < b ? b - a : a - b; }

// In lower case.
std::string last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(' ');
  std::string word(space == text.npos ? text : text.substr(space + 1));
  std::ranges::transform(word, word.begin(), ascii_lower);
  return word;
}

}  // namespace

bool leads_in(const Document& document, const Block& block) {
  const std::string_view text = document.text_of(block.text);
  if (text.ends_with(':')) return true;
  if (block.kind != BlockKind::heading) return false;
  const std::string last = last_word(text);
  return introduces(last) || leads_on(last);
}

bool is_numbered(const Document& document, const Block& block) {
  const std::string_view text = document.text_of(block.text);
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits != 0 && digits != text.npos) return text[digits] == '.' || text[digits] == ')';
  std::string_view before = document.source;
  before = before.substr(0, document.map.to_source({block.text.start, block.text.start}).start);
  while (before.ends_with(' ')) before.remove_suffix(1);
  if (!before.ends_with('.') && !before.ends_with(')')) return false;
  before.remove_suffix(1);
  return !before.empty() && is_digit(before.back());
}

Sections::Sections(const Document& document)
    : document_(document),
      places_(document.blocks.size(), {nothing, nothing, nothing, nothing, nothing}) {
  find_neighbours();
  find_headings();
  find_lead_ins();
}

void Sections::find_neighbours() {
  std::array<std::uint32_t, region_count> last;
  last.fill(nothing);
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    const Block& block = document_.blocks[i];
    if (!is_in_flow(block)) continue;
    std::uint32_t& before = last[index_of(block.region)];
    places_[i].previous = before;
    if (before != nothing) places_[before].next = i;
    before = i;
  }
}

void Sections::find_headings() {
  // Per region and level the heading that is open; level 0 is none.
  std::array<std::array<std::uint32_t, level_count>, region_count> open;
  for (auto& levels : open) levels.fill(nothing);
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    const Block& block = document_.blocks[i];
    auto& levels = open[index_of(block.region)];
    const auto innermost = [&](std::size_t below) {
      while (below > 1 && levels[below - 1] == nothing) --below;
      return levels[below - 1];
    };
    if (block.kind == BlockKind::heading) {
      const std::size_t level = level_of(block);
      places_[i].above = innermost(level);
      std::fill(levels.begin() + static_cast<std::ptrdiff_t>(level), levels.end(), nothing);
      levels[level] = i;
      places_[i].heading = i;
    } else {
      places_[i].heading = places_[i].above = innermost(level_count);
    }
  }
}

void Sections::find_lead_ins() {
  const auto lead_before = [&](std::uint32_t block) {
    const std::uint32_t before = places_[block].previous;
    if (before == nothing) return nothing;
    const Block& lead = document_.blocks[before];
    const bool leads = lead.sentence_count > 0 && leads_in(document_, lead);
    return leads ? lead.first_sentence + lead.sentence_count - 1 : nothing;
  };
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    const Block& block = document_.blocks[i];
    if (!is_in_flow(block)) continue;
    const std::uint32_t before = places_[i].previous;
    if (block.kind == BlockKind::list_item) {
      const bool continues =
          before != nothing && document_.blocks[before].kind == BlockKind::list_item;
      const std::uint32_t own = lead_before(i);
      places_[i].lead_in = own != nothing || !continues ? own : places_[before].lead_in;
    }
  }
  // A heading has the lead-in of the sibling before it.
  std::vector<std::uint32_t> sibling(places_.size(), nothing);  // under a heading: the last one
  std::array<std::array<std::uint32_t, level_count>, region_count> top;
  for (auto& levels : top) levels.fill(nothing);
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    const Block& block = document_.blocks[i];
    if (block.kind != BlockKind::heading) continue;
    const std::uint32_t above = places_[i].above;
    std::uint32_t& last =
        above == nothing ? top[index_of(block.region)][level_of(block)] : sibling[above];
    const std::uint32_t own = lead_before(i);
    const auto is_sibling = [&] {
      return level_of(document_.blocks[last]) == level_of(block) &&
             is_numbered(document_, document_.blocks[last]) == is_numbered(document_, block);
    };
    const std::uint32_t before = last == nothing ? nothing : places_[last].lead_in;
    places_[i].lead_in = own == nothing && before != nothing && is_sibling() ? before : own;
    last = i;
  }
}

std::optional<std::uint32_t> Sections::heading(std::uint32_t sentence) const {
  return optional_of(places_[document_.sentences[sentence].block].above);
}

std::optional<std::uint32_t> Sections::previous(std::uint32_t sentence) const {
  const std::uint32_t index = document_.sentences[sentence].block;
  const Block& block = document_.blocks[index];
  if (sentence > block.first_sentence) return sentence - 1;
  const std::uint32_t before = places_[index].previous;
  if (before == nothing) return std::nullopt;
  const Block& last = document_.blocks[before];
  return last.first_sentence + last.sentence_count - 1;
}

std::optional<std::uint32_t> Sections::next(std::uint32_t sentence) const {
  const std::uint32_t index = document_.sentences[sentence].block;
  const Block& block = document_.blocks[index];
  if (sentence + 1 < block.first_sentence + block.sentence_count) return sentence + 1;
  const std::uint32_t after = places_[index].next;
  if (after == nothing) return std::nullopt;
  return document_.blocks[after].first_sentence;
}

std::optional<std::uint32_t> Sections::lead_in(std::uint32_t sentence) const {
  return optional_of(places_[document_.sentences[sentence].block].lead_in);
}

bool Sections::same_section(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t first = document_.sentences[a].block;
  const std::uint32_t second = document_.sentences[b].block;
  return places_[first].heading == places_[second].heading &&
         document_.blocks[first].region == document_.blocks[second].region;
}

std::uint32_t Sections::sentences_between(std::uint32_t a, std::uint32_t b) const {
  return difference(a, b);
}

std::uint32_t Sections::blocks_between(std::uint32_t a, std::uint32_t b) const {
  return difference(document_.sentences[a].block, document_.sentences[b].block);
}

}  // namespace caveat
