// SPDX-License-Identifier: Apache-2.0

#include "documents/detection.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "documents/characters.hpp"
#include "documents/english.hpp"

namespace caveat {
namespace {

constexpr std::size_t reach = 65536;
constexpr std::size_t english_reach = 4096;
constexpr std::size_t least_words = 12;
constexpr std::size_t least_bytes = 24;  // what cld2 can say something about

// English prose has some 35 distinctive words in a hundred; no other language has ten.
bool is_plainly_english(std::string_view text) {
  std::size_t words = 0, english = 0;
  std::array<char, 8> word{};
  std::size_t size = 0;
  for (const char byte : text.substr(0, english_reach)) {
    if (is_ascii_letter(byte) || static_cast<unsigned char>(byte) >= 0x80) {
      if (size < word.size()) word[size] = ascii_lower(byte);
      ++size;
      continue;
    }
    if (size == 0) continue;
    ++words;
    english += size < word.size() && is_distinctly_english({word.data(), size});
    size = 0;
  }
  return words >= least_words && english * 5 >= words;
}

}  // namespace

std::string detect_language(std::string_view text) {
  // Asking cld2 takes a hundred times as long.
  if (is_plainly_english(text)) return "en";
  if (text.size() < least_bytes) return {};
  std::size_t size = std::min(text.size(), reach);
  while (size < text.size() && size > 0 &&
         (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
    --size;
  }
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(size), true, &is_reliable);
  if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(language);
  return code.substr(0, code.find('-'));
}

}  // namespace caveat
