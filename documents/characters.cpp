// SPDX-License-Identifier: Apache-2.0

#include "documents/characters.hpp"

#include <cstring>

namespace caveat {
namespace {

constexpr std::array<ByteClass, 256> make_byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) classes[byte] = ByteClass::control;
  classes[0x7F] = ByteClass::control;
  for (const char byte : {' ', '\t', '\n', '\r', '\f', '\v'}) {
    classes[static_cast<unsigned char>(byte)] = ByteClass::space;
  }
  for (const char lead : special_leads) {
    classes[static_cast<unsigned char>(lead)] = ByteClass::special;
  }
  return classes;
}

// "!" to "~", so that a full-width form is a view into it.
constexpr std::string_view printable =
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"
    "{|}~";

constexpr Folded replace(std::string_view text) { return {Folded::Kind::replace, text}; }
constexpr Folded drop{Folded::Kind::drop};
constexpr Folded space{Folded::Kind::space};

Folded fold_latin(char32_t c) {
  if (c >= 0x80 && c <= 0x9F) return c == 0x85 ? space : drop;
  switch (c) {
    case 0xA0:
      return space;
    case 0xAB:
    case 0xBB:
      return replace("\"");
    case 0xAD:
      return drop;
    case 0xB4:
    case 0x2BC:
      return replace("'");
    case 0x34F:
    case 0x180E:
      return drop;
    default:
      return {};
  }
}

// U+2000 to U+206F, where most of what a text processor puts in stands.
Folded fold_punctuation(char32_t c) {
  if (c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F) return space;
  if (c <= 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2060) return drop;
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
      return replace("-");
    case 0x2013:
      return {Folded::Kind::en_dash};
    case 0x2014:
    case 0x2015:
      return {Folded::Kind::em_dash};
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
      return replace("'");
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return replace("\"");
    case 0x2026:
      return replace("...");
    case 0x2032:
    case 0x2035:
      return replace("'");
    case 0x2033:
    case 0x2036:
      return replace("\"");
    case 0x2039:
    case 0x203A:
      return replace("'");
    default:
      return {};
  }
}

Folded fold_compatibility(char32_t c) {
  constexpr std::array<std::string_view, 7> ligatures = {"ff",  "fi", "fl", "ffi",
                                                         "ffl", "st", "st"};
  if (c >= 0xFB00 && c <= 0xFB06) return replace(ligatures[c - 0xFB00]);
  if ((c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF) return drop;
  if (c >= 0xFF01 && c <= 0xFF5E) return replace(printable.substr(c - 0xFF01, 1));
  return {};
}

}  // namespace

constinit const std::array<ByteClass, 256> byte_classes = make_byte_classes();

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> char32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0x80;
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (first < 0xF0) return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F),
          4};
}

Encoded encode(char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) return {{static_cast<char>(c)}, 1};
  if (c < 0x800) return {{static_cast<char>(0xC0 | (c >> 6)), tail(0)}, 2};
  if (c < 0x10000) return {{static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)}, 3};
  return {{static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)}, 4};
}

bool opens_like_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0xC0) return false;
  if (c < 0x100) return c < 0xDF && c != 0xD7;
  if (c < 0x138 || (c >= 0x14A && c < 0x178)) return c % 2 == 0;
  if ((c >= 0x139 && c < 0x149) || (c >= 0x179 && c < 0x17F)) return c % 2 == 1;
  if (c < 0x250) return c == 0x178;
  if (c < 0x370) return false;
  if (c < 0x400) return c < 0x3AC || c == 0x3CF;     // Greek
  if (c < 0x460) return c < 0x430;                   // Cyrillic
  if (c >= 0x1E00 && c < 0x1F00) return c % 2 == 0;  // Latin with marks
  return c >= 0x531 && (c < 0x2000 || c >= 0x2E80);
}

std::size_t find_invalid_utf8(std::string_view bytes) {
  const std::size_t size = bytes.size();
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const auto continues = [&](std::size_t i) { return i < size && (byte(i) & 0xC0) == 0x80; };
  for (std::size_t i = 0; i < size;) {
    std::uint64_t eight = 0;
    while (i + 8 <= size) {
      std::memcpy(&eight, bytes.data() + i, 8);
      if ((eight & 0x8080808080808080U) != 0) break;
      i += 8;
    }
    if (i == size) break;
    const unsigned char first = byte(i);
    if (first < 0x80) {
      ++i;
    } else if (first >= 0xC2 && first < 0xE0) {
      if (!continues(i + 1)) return i;
      i += 2;
    } else if (first >= 0xE0 && first < 0xF0) {
      if (!continues(i + 1) || !continues(i + 2)) return i;
      const unsigned char second = byte(i + 1);
      if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second >= 0xA0)) return i;
      i += 3;
    } else if (first >= 0xF0 && first < 0xF5) {
      if (!continues(i + 1) || !continues(i + 2) || !continues(i + 3)) return i;
      const unsigned char second = byte(i + 1);
      if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90)) return i;
      i += 4;
    } else {
      return i;
    }
  }
  return std::string_view::npos;
}

Folded fold(char32_t c) {
  if (c < 0x20) return c == '\t' || (c >= '\n' && c <= '\r') ? space : drop;
  if (c == ' ') return space;
  if (c == 0x7F) return drop;
  if (c < 0x80) return {};
  if (c < 0x2000) return fold_latin(c);
  if (c < 0x2070) return fold_punctuation(c);
  if (c == 0x2212) return replace("-");
  if (c == 0x3000) return space;
  return fold_compatibility(c);
}

}  // namespace caveat
