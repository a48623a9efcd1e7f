// SPDX-License-Identifier: Apache-2.0
//
// Lists of words that are known when the program is compiled.

#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace caveat {

/// Words in slots that three of their letters and their length say: most questions are
/// answered by one look.
template <std::size_t count>
class WordTable {
 public:
  constexpr explicit WordTable(const std::array<std::string_view, count>& words) {
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t slot = slot_of(words[i]);
      while (!slots_[slot].word.empty()) slot = (slot + 1) % slot_count;
      slots_[slot] = {words[i], i};
    }
  }

  static constexpr std::size_t nowhere = count;
  /// The first place of the word in the list.
  constexpr std::size_t place(std::string_view word) const {
    if (word.empty()) return nowhere;
    for (std::size_t slot = slot_of(word); !slots_[slot].word.empty();
         slot = (slot + 1) % slot_count) {
      if (slots_[slot].word == word) return slots_[slot].place;
    }
    return nowhere;
  }
  constexpr bool holds(std::string_view word) const { return place(word) != nowhere; }

 private:
  static constexpr std::size_t slot_count = 512;
  static_assert(count * 4 <= slot_count);

  struct Slot {
    std::string_view word;
    std::size_t place = 0;
  };

  static constexpr std::size_t slot_of(std::string_view word) {
    const auto letter = [word](std::size_t at) { return static_cast<unsigned char>(word[at]); };
    return (letter(0) * 3U + letter(word.size() - 1) * 37U + letter(word.size() / 2) * 101U +
            word.size() * 11U) %
           slot_count;
  }

  std::array<Slot, slot_count> slots_ = {};
};

}  // namespace caveat
