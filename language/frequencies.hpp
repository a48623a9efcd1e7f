// SPDX-License-Identifier: Apache-2.0
//
// How often words are met, so that patterns are looked for where their rarest words stand.

#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "language/pattern.hpp"
#include "language/terms.hpp"

namespace caveat {

/// Sentences have about so many words.
inline constexpr double words_of_sentence = 12;

class Frequencies {
 public:
  /// `terms` outlives this; `number` is the class of the words that are numbers.
  Frequencies(const Terms& terms, const ClassId& number) : terms_(terms), number_(number) {}

  void set(WordId word, unsigned per_thousand);

  std::size_t of(Atom atom) const;

  /// How many of all words these are.
  double share_of(WordId word) const;
  static double share_of(const Requirement& any);
  static double share_of_numbers();

 private:
  std::size_t of_word(WordId word) const;

  const Terms& terms_;
  const ClassId& number_;
  std::vector<std::size_t> of_word_;
  mutable std::unordered_map<ClassId, std::size_t> of_class_;  // those asked for before
};

}  // namespace caveat
