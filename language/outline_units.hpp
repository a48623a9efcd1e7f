// SPDX-License-Identifier: Apache-2.0
//
// What an outline is made of; for those who draw it and those who follow it.

#pragma once

#include <cstdint>

namespace caveat::outline {

// A unit is a kind and a value. An outline begins with its length.
enum class Kind : std::uint8_t {
  word,       // a WordId
  set,        // a SetId
  term,       // a ClassId; next unit: the set of its terms of one word
  gap,        // a width
  beginning,  // of the sentence
  ending,
  maybe,   // so many units may be left out
  choice,  // so many units: whether it may be empty; how many alternatives begin with a
           // word, and how many with a set; these words and sets; where what follows each
           // of them ends, counted from the beginning of what follows the first; all that
           // follows; the other alternatives, each after its length
};

inline constexpr unsigned kind_shift = 28;
inline constexpr std::uint32_t value_mask = (1U << kind_shift) - 1;

constexpr std::uint32_t unit(Kind kind, std::uint32_t value = 0) {
  return (static_cast<std::uint32_t>(kind) << kind_shift) | value;
}

}  // namespace caveat::outline
