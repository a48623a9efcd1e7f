// SPDX-License-Identifier: Apache-2.0

#include "reports/display.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

namespace caveat {

namespace {

constexpr std::string_view space = " ";

bool is_control(utf8proc_int32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

// Line separators, marks and overrides of direction, noncharacters.
bool misleads(utf8proc_int32_t point) {
  return point == 0x061C || point == 0x200E || point == 0x200F || point == 0x2028 ||
         point == 0x2029 || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069) || (point >= 0xFDD0 && point <= 0xFDEF) ||
         (point & 0xFFFE) == 0xFFFE || (point >= 0xE0000 && point <= 0xE007F);
}

struct Character {
  utf8proc_int32_t point;  // -1: not UTF-8
  std::size_t size;
};

Character decode(std::string_view text) {
  utf8proc_int32_t point = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto limit = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
  const utf8proc_ssize_t size = utf8proc_iterate(bytes, limit, &point);
  if (size <= 0) return {-1, 1};
  return {point, static_cast<std::size_t>(size)};
}

// Gives every character of `text` to `use(shown, width, offset)`.
template <typename Use>
void for_each_character(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto [point, size] = decode(text.substr(at));
    if (byte >= 0x20 && byte < 0x7F) {
      use(text.substr(at, 1), 1, at);
    } else if (byte == '\t' || byte == '\n' || byte == '\r') {
      use(space, 1, at);
    } else if (point < 0 || (is_control(point) && point < 0x80)) {
      use(fmt::format("\\x{:02X}", byte), 4, at);
    } else if (is_control(point) || misleads(point)) {
      const std::string escape = fmt::format("U+{:04X}", point);
      use(escape, escape.size(), at);
    } else {
      use(text.substr(at, size), static_cast<std::size_t>(utf8proc_charwidth(point)), at);
    }
    at += size;
  }
}

}  // namespace

std::vector<Glyph> glyphs(std::string_view text) {
  std::vector<Glyph> result;
  for_each_character(text, [&](std::string_view shown, std::size_t width, std::size_t offset) {
    result.push_back({std::string(shown), width, offset});
  });
  return result;
}

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for_each_character(text,
                     [&](std::string_view shown, std::size_t, std::size_t) { result += shown; });
  return result;
}

std::size_t display_width(std::string_view text) {
  std::size_t total = 0;
  for_each_character(text,
                     [&](std::string_view, std::size_t width, std::size_t) { total += width; });
  return total;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  if (width == 0) return {visible(text)};
  std::vector<std::string> lines(1);
  std::size_t columns = 0;
  std::size_t last_space = std::string::npos;  // in the line being filled
  for_each_character(text, [&](std::string_view shown, std::size_t wide, std::size_t) {
    if (columns + wide > width && !lines.back().empty()) {
      std::string rest;
      if (shown != space && last_space != std::string::npos) {
        rest = lines.back().substr(last_space + 1);
        lines.back().resize(last_space);
      }
      columns = display_width(rest);
      lines.push_back(std::move(rest));
      last_space = std::string::npos;
      if (shown == space) return;
    }
    if (shown == space) last_space = lines.back().size();
    lines.back() += shown;
    columns += wide;
  });
  return lines;
}

}  // namespace caveat
