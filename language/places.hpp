// SPDX-License-Identifier: Apache-2.0
//
// Places of words as bits of a number, so that one instruction asks all of them.

#pragma once

#include <bit>
#include <cstdint>

namespace caveat {

/// Bit per place of a window; the first word stands at bit 0.
using Places = std::uint64_t;
inline constexpr std::uint32_t place_count = 64;
inline constexpr Places every_place = ~Places{0};

constexpr Places place(std::uint32_t at) { return Places{1} << at; }
constexpr bool holds(Places places, std::uint32_t at) { return ((places >> at) & 1U) != 0; }
constexpr std::uint32_t first_of(Places places) {
  return static_cast<std::uint32_t>(std::countr_zero(places));
}

}  // namespace caveat
