// SPDX-License-Identifier: Apache-2.0

#include "language/frequencies.hpp"

namespace caveat {

namespace {

// A word that nobody counted is met so often in that many words.
constexpr std::size_t rare_word_in = 32'000;
constexpr std::size_t numbers_per_thousand = 10;

}  // namespace

void Frequencies::set(WordId word, unsigned per_thousand) {
  if (word >= of_word_.size()) of_word_.resize(word + 1, 1);
  of_word_[word] = per_thousand * rare_word_in / 1000;
}

std::size_t Frequencies::of(Atom atom) const {
  if (atom.kind == Atom::word) return of_word(atom.value);
  const bool is_number = atom.kind == Atom::number;
  const ClassId id = is_number ? number_ : static_cast<ClassId>(atom.value);
  const auto [known, is_new] = of_class_.try_emplace(id, 0);
  if (is_new) {
    for (const WordId word : terms_.single_words(id)) known->second += of_word(word);
    known->second += terms_.nodes(id).size();  // longer terms are rare
  }
  return known->second + (is_number ? numbers_per_thousand * rare_word_in / 1000 : 0);
}

double Frequencies::share_of(WordId word) const {
  return static_cast<double>(of_word(word)) / rare_word_in;
}

double Frequencies::share_of(const Requirement& any) {
  return static_cast<double>(any.frequency) / rare_word_in;
}

double Frequencies::share_of_numbers() { return numbers_per_thousand / 1000.0; }

std::size_t Frequencies::of_word(WordId word) const {
  return word < of_word_.size() ? of_word_[word] : 1;
}

}  // namespace caveat
