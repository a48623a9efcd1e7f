// SPDX-License-Identifier: Apache-2.0

#include "validators/readability.hpp"

#include <algorithm>

#include "documents/characters.hpp"
#include "documents/english.hpp"

namespace caveat {

double Readability::ease() const {
  if (words == 0) return 0;
  const double all = static_cast<double>(words);
  const double long_sentences = all / static_cast<double>(std::max<std::size_t>(1, sentences));
  return 206.835 - 1.015 * long_sentences - 84.6 * static_cast<double>(syllables) / all;
}

Readability readability(std::string_view text) {
  Readability figures;
  constexpr std::size_t nowhere = std::string_view::npos;
  std::size_t word = nowhere;  // where it begins
  bool in_sentence = false;
  const auto end_word = [&](std::size_t end) {
    if (word == nowhere) return;
    ++figures.words;
    figures.syllables += syllables(text.substr(word, end - word));
    word = nowhere;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_ascii_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      if (word == nowhere) word = i;
      in_sentence = true;
    } else if (c != '\'' || word == nowhere) {
      end_word(i);
      const bool ends = c == '.' || c == '!' || c == '?';
      if (ends && in_sentence) ++figures.sentences;
      if (ends) in_sentence = false;
    }
  }
  end_word(text.size());
  if (in_sentence) ++figures.sentences;
  return figures;
}

}  // namespace caveat
