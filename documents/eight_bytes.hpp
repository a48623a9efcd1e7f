// SPDX-License-Identifier: Apache-2.0
//
// Eight bytes of a text in one number, so that one instruction looks at all of them.

#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace caveat {

/// The byte eight times over.
constexpr std::uint64_t every_byte(unsigned char byte) { return 0x0101010101010101U * byte; }

/// The first byte is the lowest, whatever the machine. Copied at once: gcc does not always see that
/// eight bytes put together one by one are one number.
inline std::uint64_t eight_bytes(const char* from) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, from, sizeof eight);
  if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
  return eight;
}

// Of what follows the answer is in the highest bit of each byte, the other bits are zero.

constexpr std::uint64_t highest_bits = every_byte(0x80);

/// Whether a byte is ASCII and lies in [first, last].
constexpr std::uint64_t bytes_between(std::uint64_t eight, unsigned char first,
                                      unsigned char last) {
  const std::uint64_t low = eight & ~highest_bits;
  const auto above = [&](unsigned limit) {
    return low + every_byte(static_cast<unsigned char>(0x80 - limit));
  };
  return above(first) & ~above(last + 1U) & ~eight & highest_bits;
}

/// Whether a byte is this one.
constexpr std::uint64_t bytes_equal(std::uint64_t eight, unsigned char byte) {
  const std::uint64_t other = eight ^ every_byte(byte);
  return ~(((other & ~highest_bits) + ~highest_bits) | other | ~highest_bits);
}

/// How many bytes stand before the first that was answered with yes.
constexpr std::uint32_t bytes_before(std::uint64_t answer) {
  return answer == 0 ? 8U : static_cast<std::uint32_t>(std::countr_zero(answer)) / 8U;
}

}  // namespace caveat
