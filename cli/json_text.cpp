// SPDX-License-Identifier: Apache-2.0

#include "json_text.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

#include "documents/characters.hpp"
#include "documents/sixty_four_bytes.hpp"

namespace caveat {

namespace {

constexpr std::uint32_t stride = SixtyFourBytes::size;

// Which of the 64 bytes from `at` on need to be escaped.
std::uint64_t escapes(std::string_view text, std::size_t at) {
  const SixtyFourBytes bytes(text, at);
  return bytes.between(0, 0x1F) | bytes.equal('"') | bytes.equal('\\') | bytes.equal(0x7F);
}

void append_escaped(std::string& out, unsigned char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += hex[c >> 4U];
      out += hex[c & 15U];
  }
}

// Code points that begin in `count` bytes from `at` on, of which 64 are looked at.
std::uint32_t points_in(std::string_view text, std::size_t at, std::size_t count) {
  return static_cast<std::uint32_t>(
      std::popcount(~SixtyFourBytes(text, at).continuing() & lowest_bits(count)));
}

bool is_ascii(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += stride) {
    if (SixtyFourBytes(text, at).high() != 0) return false;
  }
  return true;
}

// Where the quotation mark stands that ends a string; npos without one.
std::size_t end_of_string(std::string_view json, std::size_t from) {
  for (std::size_t end = from; (end = json.find('"', end)) != std::string_view::npos; ++end) {
    std::size_t slash = end;
    while (slash > from && json[slash - 1] == '\\') --slash;
    if ((end - slash) % 2 == 0) return end;
  }
  return std::string_view::npos;
}

std::optional<char32_t> read_unit(std::string_view text, std::size_t at) {
  unsigned value = 0;
  if (at + 4 > text.size()) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 4, value, 16);
  if (error != std::errc() || end != text.data() + at + 4) return std::nullopt;
  return value;
}

// The escape at `at`, which moves behind it.
std::optional<Encoded> read_escape(std::string_view text, std::size_t& at) {
  constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  if (at + 1 >= text.size()) return std::nullopt;
  const char kind = text[at + 1];
  at += 2;
  if (const auto known = letters.find(kind); known != std::string_view::npos) {
    return encode(static_cast<unsigned char>(meanings[known]));
  }
  const auto unit = kind == 'u' ? read_unit(text, at) : std::nullopt;
  if (!unit || (*unit >= 0xDC00 && *unit <= 0xDFFF)) return std::nullopt;
  at += 4;
  if (*unit < 0xD800 || *unit > 0xDBFF) return encode(*unit);
  const auto low = text.substr(at, 2) == "\\u" ? read_unit(text, at + 2) : std::nullopt;
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return std::nullopt;
  at += 6;
  return encode(0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  append_json_characters(out, text, 0, text.size());
  out += '"';
}

void append_json_characters(std::string& out, std::string_view text, std::size_t start,
                            std::size_t end) {
  std::size_t written = start;
  for (std::size_t at = start; at < end; at += stride) {
    std::uint64_t left = escapes(text, at) & lowest_bits(end - at);
    for (; left != 0; left &= left - 1) {
      const std::size_t found = at + static_cast<unsigned>(std::countr_zero(left));
      out.append(text, written, found - written);
      append_escaped(out, static_cast<unsigned char>(text[found]));
      written = found + 1;
    }
  }
  out.append(text, written, end - written);
}

std::optional<std::pair<std::size_t, std::size_t>> find_text_member(std::string_view object) {
  int depth = 0;
  bool expects_key = false;
  std::string_view key;
  for (std::size_t at = 0; at < object.size(); ++at) {
    switch (object[at]) {
      case '{':
      case '[':
        if (++depth == 1 && object[at] == '[') return std::nullopt;
        expects_key = depth == 1;
        break;
      case '}':
      case ']':
        --depth;
        break;
      case ',':
        expects_key = depth == 1;
        break;
      case ':':
        if (depth == 1) expects_key = false;
        break;
      case '"': {
        const std::size_t end = end_of_string(object, at + 1);
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view raw = object.substr(at + 1, end - at - 1);
        if (expects_key) {
          key = raw;
        } else if (depth == 1 && key == "text") {
          return std::pair(at + 1, raw.size());
        }
        at = end;
        break;
      }
      default:
        break;
    }
  }
  return std::nullopt;
}

bool unescape_json(std::string& text) {
  std::size_t to = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x20 || c == '"') return false;
    if (c != '\\') {
      text[to++] = text[at++];
      continue;
    }
    const std::optional<Encoded> decoded = read_escape(text, at);
    if (!decoded) return false;
    const std::string_view bytes = *decoded;
    text.replace(to, bytes.size(), bytes);  // never longer than its escape
    to += bytes.size();
  }
  text.resize(to);
  return true;
}

void CodePointIndex::start(std::string_view text) {
  text_ = text;
  counts_.clear();
  is_ascii_ = is_ascii(text);
  if (is_ascii_) return;
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < text.size(); at += stride) {
    counts_.push_back(points);
    points += points_in(text, at, text.size() - at);
  }
  counts_.push_back(points);
}

std::uint32_t CodePointIndex::at(std::uint32_t byte_offset) const {
  if (is_ascii_) return byte_offset;
  const std::uint32_t whole = byte_offset / stride, rest = byte_offset % stride;
  if (rest == 0) return counts_[whole];
  return counts_[whole] + points_in(text_, byte_offset - rest, rest);
}

}  // namespace caveat
