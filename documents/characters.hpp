// SPDX-License-Identifier: Apache-2.0
//
// Characters as the readers see them: classes of bytes, UTF-8, folding.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace caveat {

/// What a byte of UTF-8 text asks of the code that copies it.
enum class ByteClass : std::uint8_t {
  plain,    // stands for itself; so does every byte of a letter that is never folded
  space,    // white space
  control,  // dropped
  special,  // first byte of a character that may be folded
};

/// The first bytes of all characters that fold() changes; see there.
inline constexpr std::string_view special_leads = "\xC2\xCA\xCD\xE1\xE2\xE3\xEF";

extern const std::array<ByteClass, 256> byte_classes;

inline ByteClass class_of(char byte) { return byte_classes[static_cast<unsigned char>(byte)]; }
inline bool is_space(char byte) { return class_of(byte) == ByteClass::space; }
inline bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
inline bool is_ascii_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
inline bool is_ascii_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
inline bool is_ascii_letter(char byte) { return is_ascii_upper(byte) || is_ascii_lower(byte); }
inline char ascii_lower(char byte) {
  return is_ascii_upper(byte) ? static_cast<char>(byte + ('a' - 'A')) : byte;
}
bool equal_ignoring_case(std::string_view a, std::string_view b);

/// One character and its length in bytes. `text` must be valid UTF-8 at `at`.
struct Decoded {
  char32_t code_point = 0;
  std::uint32_t size = 1;
};
Decoded decode(std::string_view text, std::size_t at);

/// UTF-8 of one code point; surrogates and what lies beyond U+10FFFF become U+FFFD.
struct Encoded {
  std::array<char, 4> bytes{};
  std::uint32_t size = 0;
  operator std::string_view() const { return {bytes.data(), size}; }
};
Encoded encode(char32_t code_point);

/// Whether a letter is a capital, for the alphabets of Europe; scripts without
/// case count as capital, since any of their letters may open a sentence.
bool opens_like_capital(char32_t code_point);

/// Offset of the first byte that is not UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view bytes);

/// What becomes of a character in Document::text.
struct Folded {
  enum class Kind { keep, drop, space, replace, em_dash, en_dash };
  Kind kind = Kind::keep;
  std::string_view text = {};  // of a replacement
};
Folded fold(char32_t code_point);

}  // namespace caveat
