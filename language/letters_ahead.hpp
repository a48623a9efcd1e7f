// SPDX-License-Identifier: Apache-2.0
//
// Where words of ASCII end: the letters of 64 bytes in one number, so that to find the end of
// a word does not wait for the ends of those before.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "documents/eight_bytes.hpp"

namespace caveat {

class LettersAhead {
 public:
  /// No letter is seen behind `end`.
  LettersAhead(std::string_view text, std::uint32_t end)
      : text_(text), end_(end), looked_from_(end + 1) {}

  /// How many letters stand at `at`, which is not behind the end, and before the next byte that
  /// is none; where they are more than fifteen, sixteen or more. From call to call `at` grows.
  std::uint32_t count(std::uint32_t at) {
    if (at - looked_from_ > width - 16) look(at);
    return static_cast<std::uint32_t>(std::countr_one(letters_ >> (at - looked_from_)));
  }

 private:
  static constexpr std::uint32_t width = 64;

  void look(std::uint32_t at) {
    looked_from_ = at;
    if (text_.size() - at >= width) {
      letters_ = letters_of(text_.data() + at);
    } else {
      std::array<char, width> last{};
      text_.copy(last.data(), last.size(), at);
      letters_ = letters_of(last.data());
    }
    if (end_ - at < width) letters_ &= (std::uint64_t{1} << (end_ - at)) - 1;
  }

  static std::uint64_t letters_of(const char* from) {
    std::uint64_t letters = 0;
    for (unsigned i = 0; i < width; i += 8) {
      const std::uint64_t small = eight_bytes(from + i) | every_byte(0x20);
      letters |= one_bit_each(bytes_between(small, 'a', 'z')) << i;
    }
    return letters;
  }

  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t looked_from_;  // at first behind every place, as if long ago
  std::uint64_t letters_ = 0;  // of 64 bytes, that of the first is the lowest
};

}  // namespace caveat
