// SPDX-License-Identifier: Apache-2.0

#include "json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "documents/characters.hpp"
#include "documents/eight_bytes.hpp"

namespace caveat {

namespace {

constexpr std::uint32_t stride = 64;

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\' || c == 0x7F; }

// Whether one of eight bytes may need to be escaped; cheaper than to know.
bool may_need_escape(std::uint64_t eight) {
  const auto has_zero = [](std::uint64_t word) { return (word - every_byte(1)) & ~word; };
  const std::uint64_t control = (eight - every_byte(0x20)) & ~eight;
  return ((control | has_zero(eight ^ every_byte('"')) | has_zero(eight ^ every_byte('\\')) |
           has_zero(eight ^ every_byte(0x7F))) &
          highest_bits) != 0;
}

// In the highest bit of each of eight bytes whether it needs to be escaped.
std::uint64_t escapes_in(const char* from) {
  const std::uint64_t eight = eight_bytes(from);
  return bytes_between(eight, 0, 0x1F) | bytes_equal(eight, '"') | bytes_equal(eight, '\\') |
         bytes_equal(eight, 0x7F);
}

// The first byte from `at` on that needs to be escaped; the size of the text without one.
std::size_t next_escape(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    if (!may_need_escape(eight_bytes(text.data() + at))) continue;
    if (const std::uint64_t found = escapes_in(text.data() + at); found != 0) {
      return at + bytes_before(found);
    }
  }
  if (text.size() >= 8 && at < text.size()) {
    // The last eight bytes, of which the first were looked at already.
    const std::size_t known = at + 8 - text.size();
    const std::uint64_t found = escapes_in(text.data() + text.size() - 8) >> 8 * known << 8 * known;
    return found == 0 ? text.size() : text.size() - 8 + bytes_before(found);
  }
  while (at < text.size() && !needs_escape(static_cast<unsigned char>(text[at]))) ++at;
  return at;
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

// Code points that begin in text[begin, end).
std::uint32_t count(std::string_view text, std::size_t begin, std::size_t end) {
  // Eight bytes at once: those that go on with a character have 10 as their highest bits.
  const auto begun = [](std::uint64_t eight) {
    const std::uint64_t goes_on = (eight >> 7U) & (~eight >> 6U) & every_byte(1);
    return static_cast<std::uint32_t>(((every_byte(1) - goes_on) * every_byte(1)) >> 56U);
  };
  std::uint32_t points = 0;
  for (; begin + 8 <= end; begin += 8) points += begun(eight_bytes(text.data() + begin));
  if (begin + 8 <= text.size()) {
    const std::uint64_t kept = (std::uint64_t{1} << 8 * (end - begin)) - 1;
    // The others are made to go on.
    return points + begun((eight_bytes(text.data() + begin) & kept) | (every_byte(0x80) & ~kept));
  }
  for (; begin < end; ++begin) {
    points += (static_cast<unsigned char>(text[begin]) & 0xC0U) != 0x80U ? 1U : 0U;
  }
  return points;
}

bool ascii(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    if ((eight_bytes(text.data() + at) & highest_bits) != 0) return false;
  }
  for (; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
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
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = next_escape(text, at);
    out.append(text, at, end - at);
    if (end == text.size()) break;
    append_escaped(out, static_cast<unsigned char>(text[end]));
    at = end + 1;
  }
  out += '"';
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
  is_ascii_ = ascii(text);
  if (is_ascii_) return;
  std::uint32_t points = 0;
  for (std::size_t at = 0; at <= text.size(); at += stride) {
    counts_.push_back(points);
    points += count(text, at, std::min(at + stride, text.size()));
  }
}

std::uint32_t CodePointIndex::at(std::uint32_t byte_offset) const {
  if (is_ascii_) return byte_offset;
  const std::uint32_t whole = byte_offset / stride;
  return counts_[whole] + count(text_, std::size_t{whole} * stride, byte_offset);
}

}  // namespace caveat
