// SPDX-License-Identifier: Apache-2.0
//
// Where words of ASCII end: the letters of 64 bytes in one number, so that to find the end of
// a word does not wait for the ends of those before.

#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "documents/sixty_four_bytes.hpp"

namespace caveat {

class LettersAhead {
 public:
  /// No letter is seen behind `end`.
  LettersAhead(std::string_view text, std::uint32_t end)
      : text_(text), end_(end), looked_from_(end + 1) {}

  /// How many letters stand at `at`, which is not behind the end, and before the next byte that
  /// is none; where they are more than fifteen, sixteen or more. From call to call `at` grows.
  std::uint32_t count(std::uint32_t at) {
    if (at - looked_from_ > SixtyFourBytes::size - 16) look(at);
    return static_cast<std::uint32_t>(std::countr_one(letters_ >> (at - looked_from_)));
  }

 private:
  void look(std::uint32_t at) {
    looked_from_ = at;
    letters_ = 0;
    if (at == end_) return;
    const SixtyFourBytes bytes(text_, at);
    letters_ = (bytes.between('a', 'z') | bytes.between('A', 'Z')) & lowest_bits(end_ - at);
  }

  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t looked_from_;  // at first behind every place, as if long ago
  std::uint64_t letters_ = 0;  // of the 64 bytes from there
};

}  // namespace caveat
