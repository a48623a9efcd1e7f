// SPDX-License-Identifier: Apache-2.0

#include "json_text.hpp"

#include <array>
#include <cstring>

namespace caveat {

namespace {

constexpr std::uint32_t stride = 128;

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\' || c == 0x7F; }

constexpr std::uint64_t every(unsigned char byte) { return 0x0101010101010101U * byte; }

// Whether one of eight bytes may need to be escaped.
bool may_need_escape(const char* eight) {
  std::uint64_t bytes;
  std::memcpy(&bytes, eight, 8);
  const auto has_zero = [](std::uint64_t word) { return (word - every(1)) & ~word; };
  const std::uint64_t control = (bytes - every(0x20)) & ~bytes;
  return ((control | has_zero(bytes ^ every('"')) | has_zero(bytes ^ every('\\')) |
           has_zero(bytes ^ every(0x7F))) &
          every(0x80)) != 0;
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

std::uint32_t count(std::string_view text) {
  std::uint32_t points = 0;
  for (const char c : text) points += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return points;
}

bool ascii(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, 8);
    if ((bytes & 0x8080808080808080U) != 0) return false;
  }
  for (; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
  }
  return true;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    while (at + 8 <= text.size() && !may_need_escape(text.data() + at)) at += 8;
    if (at == text.size()) break;
    const auto c = static_cast<unsigned char>(text[at]);
    if (!needs_escape(c)) continue;
    out.append(text, from, at - from);
    append_escaped(out, c);
    from = at + 1;
  }
  out.append(text, from, text.size() - from);
  out += '"';
}

void CodePointIndex::start(std::string_view text) {
  text_ = text;
  counts_.clear();
  is_ascii_ = ascii(text);
  if (is_ascii_) return;
  std::uint32_t points = 0;
  for (std::size_t at = 0; at <= text.size(); at += stride) {
    counts_.push_back(points);
    points += count(text.substr(at, stride));
  }
}

std::uint32_t CodePointIndex::at(std::uint32_t byte_offset) const {
  if (is_ascii_) return byte_offset;
  const std::uint32_t whole = byte_offset / stride;
  return counts_[whole] + count(text_.substr(whole * stride, byte_offset - whole * stride));
}

}  // namespace caveat
