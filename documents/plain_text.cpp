// SPDX-License-Identifier: Apache-2.0

#include "documents/plain_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <limits>

#include "documents/characters.hpp"
#include "documents/english.hpp"
#include "documents/sixty_four_bytes.hpp"

namespace caveat {
namespace {

// A group of lines is looked at as a whole to see whether it is wrapped; without
// a limit a large file without empty lines would be held as lines.
constexpr std::size_t largest_group = 512;

constexpr std::uint32_t narrowest_wrap = 40;
constexpr std::uint32_t widest_wrap = 110;
constexpr std::uint32_t narrowest_pair = 60;
constexpr std::uint32_t longest_heading = 90;

constexpr std::array<std::string_view, 20> bullets = {
    "-",      "*",      "+",      "o",      "\u2022", "\u2023", "\u2043",
    "\u25AA", "\u25CF", "\u25CB", "\u25E6", "\u25A0", "\u25BA", "\u2192",
    "\u27A4", "\u2713", "\u2714", "\u2705", "\u00B7", "\u2013"};

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }));
}

// Most text has none of the characters that are counted.
std::uint32_t count(std::uint64_t bits) {
  return bits == 0 ? 0 : static_cast<std::uint32_t>(std::popcount(bits));
}

// Length of a list mark with the space behind it; 0 without one.
std::size_t bullet_size(std::string_view line) {
  const auto lead = static_cast<unsigned char>(line.front());
  const bool is_ascii_bullet = lead == '-' || lead == '*' || lead == '+' || lead == 'o';
  if (lead < 0x80 && !is_ascii_bullet) return 0;
  for (const std::string_view bullet : bullets) {
    if (!line.starts_with(bullet)) continue;
    std::size_t size = bullet.size();
    if (line.substr(size).starts_with("\uFE0F")) size += 3;
    return size < line.size() && is_space(line[size]) ? size + 1 : 0;
  }
  return 0;
}

// "1. ", "12) ", "a) "; a year is no number of an item.
std::size_t number_size(std::string_view line) {
  std::size_t size = line.front() == '(' ? 1 : 0;
  const std::size_t first = size;
  while (size < line.size() && is_digit(line[size])) ++size;
  const bool is_letter = size == first && size < line.size() && is_ascii_lower(line[size]);
  if (is_letter) ++size;
  if (size == first || size - first > 3 || size + 1 >= line.size()) return 0;
  if (line[size] != ')' && (line[size] != '.' || is_letter)) return 0;
  return is_space(line[size + 1]) ? size + 2 : 0;
}

std::string_view last_word(std::string_view line) {
  std::size_t begin = line.size();
  while (begin > 0 && line.size() - begin < 16 && is_ascii_letter(line[begin - 1])) --begin;
  return line.substr(begin);
}

bool ends_with_stop(std::string_view line) {
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')')) {
    line.remove_suffix(1);
  }
  if (line.ends_with("\u201D") || line.ends_with("\u2019")) line.remove_suffix(3);
  if (line.empty()) return false;
  const char last = line.back();
  return last == '.' || last == '!' || last == '?' || last == ':';
}

}  // namespace

void PlainTextReader::read(Document& document, std::uint32_t begin, DocumentBuilder& builder) {
  source_ = document.source;
  document_ = &document;
  builder_ = &builder;
  group_.clear();
  wrap_width_ = list_indent_ = 0;
  after_blank_ = true;
  last_ = Last{};

  const char newline = source_.find('\n') == std::string_view::npos ? '\r' : '\n';
  std::uint32_t line = begin;
  std::uint32_t continued = 0;  // bytes of the line that go on with a character
  for (std::size_t at = begin; at < source_.size(); at += SixtyFourBytes::size) {
    const SixtyFourBytes bytes(source_, at);
    std::uint64_t continuing = bytes.continuing();
    for (std::uint64_t ends = bytes.equal(newline); ends != 0; ends &= ends - 1) {
      const auto end = static_cast<std::size_t>(std::countr_zero(ends));
      const std::uint64_t before = lowest_bits(end);
      add_line(line, static_cast<std::uint32_t>(at + end), continued + count(continuing & before));
      line = static_cast<std::uint32_t>(at + end + 1);
      continuing &= ~before;
      continued = 0;
    }
    continued += count(continuing);
  }
  if (line < source_.size()) {
    add_line(line, static_cast<std::uint32_t>(source_.size()), continued);
  }
  end_group();
  builder.close();
}

// `continued`: bytes that go on with a character.
void PlainTextReader::add_line(std::uint32_t begin, std::uint32_t end, std::uint32_t continued) {
  const std::uint32_t margin = begin;
  while (begin < end && is_space(source_[begin])) ++begin;
  while (end > begin && is_space(source_[end - 1])) --end;
  if (begin == end) {
    end_group();
    after_blank_ = true;
    return;
  }
  Line line{.begin = begin, .end = end, .indent = begin - margin};
  const std::string_view content = source_.substr(begin, end - begin);
  std::size_t mark = 0;
  if (content.front() == '>') {
    line.shape = Shape::quote;
    while (mark < content.size() && (content[mark] == '>' || is_space(content[mark]))) ++mark;
  } else if (const std::size_t bullet = bullet_size(content); bullet != 0) {
    line.shape = Shape::bullet;
    mark = bullet;
  } else if (const std::size_t number = number_size(content); number != 0) {
    line.shape = Shape::number;
    mark = number;
  }
  line.begin += static_cast<std::uint32_t>(mark);
  while (line.begin < line.end && is_space(source_[line.begin])) ++line.begin;
  line.width = end - margin - continued;
  if (group_.size() == largest_group) end_group();
  group_.push_back(line);
}

void PlainTextReader::end_group() {
  if (group_.empty()) return;
  for (std::size_t first = 0; first < group_.size();) {
    std::size_t last = first + 1;
    const Shape rest = group_[first].shape == Shape::quote ? Shape::quote : Shape::text;
    while (last < group_.size() && group_[last].shape == rest) ++last;
    join_wrapped(first, last);
    first = last;
  }
  for (std::size_t first = 0; first < group_.size();) {
    std::size_t last = first;
    while (group_[last].is_continued) ++last;
    write_block(first, last + 1);
    first = last + 1;
    after_blank_ = false;
  }
  group_.clear();
}

/// Lines [first, last) have no marks between them. Decides which of them go on.
void PlainTextReader::join_wrapped(std::size_t first, std::size_t last) {
  if (last - first < 2) return;
  std::uint32_t width = 0;
  for (std::size_t i = first; i < last; ++i) width = std::max(width, group_[i].width);
  const bool fits = width >= narrowest_wrap && width <= widest_wrap;
  const bool wrapped = fits && is_wrapped(first, last, width);
  if (wrapped && last - first > 2) wrap_width_ = std::max(wrap_width_, width);
  const std::uint32_t limit = wrapped ? width : wrap_width_;
  const bool fills = wrapped || (fits && width <= wrap_width_);
  for (std::size_t i = first; i + 1 < last; ++i) {
    group_[i].is_continued = (fills && is_full(i, limit)) ||
                             (wrapped && begins_small(group_[i + 1])) || hangs(first, i) ||
                             goes_on(group_[i], group_[i + 1]);
  }
}

/// Whether lines of [first, last) were broken to fit into `width`.
bool PlainTextReader::is_wrapped(std::size_t first, std::size_t last, std::uint32_t width) const {
  const std::size_t pairs = last - first - 1;
  if (pairs == 1) {
    // Two lines tell little: the first has to break off in mid-sentence, the second to end it.
    return group_[first].width == width && width >= narrowest_pair &&
           !ends_with_stop(content_of(group_[first])) &&
           ends_with_stop(content_of(group_[first + 1]));
  }
  std::size_t full = 0, small = 0;
  for (std::size_t i = first; i + 1 < last; ++i) {
    full += is_full(i, width);
    small += begins_small(group_[i + 1]);
  }
  return 4 * full >= 3 * pairs && 3 * small >= pairs;
}

/// Whether the first word of the next line would not have fitted into this one.
bool PlainTextReader::is_full(std::size_t line, std::uint32_t limit) const {
  return group_[line].width + 1 + first_word_width(group_[line + 1]) > limit;
}

/// Whether the line after `line` is indented under the list item at `first`.
bool PlainTextReader::hangs(std::size_t first, std::size_t line) const {
  const Line& item = group_[first];
  const bool is_item = item.shape == Shape::bullet || item.shape == Shape::number;
  const bool is_unbroken = line == first || group_[line - 1].is_continued;
  return is_item && is_unbroken && group_[line + 1].indent > item.indent;
}

/// Whether `line` breaks off and `next` continues it, whatever the others do.
bool PlainTextReader::goes_on(const Line& line, const Line& next) const {
  const std::string_view text = content_of(line);
  if (ends_with_stop(text)) return false;
  const std::string_view word = last_word(text);
  const bool is_whole_word = word.size() < text.size();
  if (line.width >= narrowest_wrap / 2 && is_whole_word && leads_on(word)) return true;
  return line.width >= narrowest_wrap && (begins_small(next) || text.back() == ',');
}

bool PlainTextReader::begins_small(const Line& line) const {
  const std::uint32_t at = line.begin + (line.begin < line.end && source_[line.begin] == '(');
  return at < line.end && is_ascii_lower(source_[at]);
}

std::uint32_t PlainTextReader::first_word_width(const Line& line) const {
  std::uint32_t end = line.begin;
  const std::uint32_t limit = std::min(line.end, line.begin + 2 * widest_wrap);
  while (end < limit && !is_space(source_[end])) ++end;
  return code_points(source_.substr(line.begin, end - line.begin));
}

void PlainTextReader::write_block(std::size_t first, std::size_t last) {
  const Line& line = group_[first];
  const bool is_listed = line.shape == Shape::bullet || line.shape == Shape::number;
  const bool is_heading_like = last - first == 1 && line.shape != Shape::bullet &&
                               line.shape != Shape::quote && looks_like_heading(line);
  Block style;
  if (is_listed) {
    style.kind = BlockKind::list_item;
    if (!last_.is_listed || line.indent < list_indent_) list_indent_ = line.indent;
    style.level = line.indent >= list_indent_ + 2 ? 2 : 1;
  } else if (line.shape == Shape::quote) {
    style.kind = BlockKind::quotation;
    style.quoted = true;
  }
  const bool is_running = last - first > 1 || line.end - line.begin >= narrowest_wrap ||
                          ends_with_stop(content_of(line));
  settle_last(is_heading_like && !is_listed, is_running, is_listed);
  builder_->open(style);
  const std::uint32_t index = builder_->block_index();
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) builder_->space(group_[i - 1].end, group_[i].begin);
    builder_->text(group_[i].begin, group_[i].end);
  }
  if (!builder_->has_text()) return;
  last_ = {.block = index,
           .exists = true,
           .may_be_heading = is_heading_like,
           .is_numbered = line.shape == Shape::number,
           .is_listed = is_listed,
           .follows_list = last_.is_listed,
           .follows_blank = after_blank_};
}

/// The block after the last one is known: now the last one is a heading or not.
void PlainTextReader::settle_last(bool is_heading_like, bool is_running, bool is_listed) {
  if (!last_.exists || !last_.may_be_heading) return;
  const bool stands_alone = last_.follows_blank && after_blank_;
  if (!stands_alone && !is_heading_like && !is_running && !is_listed) return;
  if (last_.is_numbered) {
    if (is_listed || is_heading_like || (last_.follows_list && !stands_alone)) return;
  } else if (is_heading_like && !stands_alone && last_.block != 0) {
    return;
  }
  Block& block = document_->blocks[last_.block];
  block.kind = BlockKind::heading;
  block.level = static_cast<std::int8_t>(last_.is_numbered ? 3 : last_.block == 0 ? 1 : 2);
  last_.is_listed = false;
}

bool PlainTextReader::looks_like_heading(const Line& line) const {
  const std::string_view text = content_of(line);
  if (text.empty() || text.size() > longest_heading) return false;
  if (std::string_view(".,;:!|").find(text.back()) != std::string_view::npos) return false;
  if (text.find(". ") != std::string_view::npos || text.find("? ") != std::string_view::npos) {
    return false;
  }
  if (line.shape == Shape::number) return is_ascii_letter(text.front());
  return opens_like_capital(decode(text, 0).code_point) && text.find(": ") > 24;
}

}  // namespace caveat
