// SPDX-License-Identifier: Apache-2.0

#include "validators/readability.hpp"

#include <algorithm>

#include "documents/characters.hpp"

namespace caveat {

namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// Groups of vowels, without the "e" that ends "rare" but not the one of "little".
struct Syllables {
  std::size_t groups = 0;
  char before = ' ';
  char last = ' ';

  void take(char c) {
    if (is_vowel(c) && !is_vowel(last)) ++groups;
    before = last;
    last = c;
  }
  std::size_t count() const {
    const bool is_silent = last == 'e' && before != 'l' && !is_vowel(before) && groups > 1;
    return std::max<std::size_t>(1, groups - (is_silent ? 1 : 0));
  }
};

}  // namespace

double Readability::ease() const {
  if (words == 0) return 0;
  const double all = static_cast<double>(words);
  const double long_sentences = all / static_cast<double>(std::max<std::size_t>(1, sentences));
  return 206.835 - 1.015 * long_sentences - 84.6 * static_cast<double>(syllables) / all;
}

Readability readability(std::string_view text) {
  Readability figures;
  bool in_word = false, in_sentence = false;
  Syllables word;
  const auto end_word = [&] {
    if (!in_word) return;
    ++figures.words;
    figures.syllables += word.count();
    in_word = false;
  };
  for (const char original : text) {
    const char c = ascii_lower(original);
    if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      if (!in_word) word = {};
      in_word = in_sentence = true;
      word.take(c);
    } else if (c == '\'' && in_word) {
      continue;
    } else {
      end_word();
      const bool ends = c == '.' || c == '!' || c == '?';
      if (ends && in_sentence) ++figures.sentences;
      if (ends) in_sentence = false;
    }
  }
  end_word();
  if (in_sentence) ++figures.sentences;
  return figures;
}

}  // namespace caveat
