// SPDX-License-Identifier: Apache-2.0
//
// 64 bytes of a text at a time: what is asked of each is answered in one number.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#else
#include "documents/eight_bytes.hpp"
#endif

namespace caveat {

/// The lowest `count` bits.
constexpr std::uint64_t lowest_bits(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

/// Of each answer bit i says whether it is so of byte i.
class SixtyFourBytes {
 public:
  static constexpr std::size_t size = 64;

  /// From `at` on, which is before the end of `text`; bytes behind the end are as if zero, or no
  /// bytes at all.
  SixtyFourBytes(std::string_view text, std::size_t at) {
    if (at + size <= text.size()) {
      load(text.data() + at);
    } else if (text.size() >= size) {
      load(text.data() + text.size() - size);
      before_ = static_cast<unsigned>(at + size - text.size());
    } else {
      std::array<char, size> rest{};
      std::memcpy(rest.data(), text.data() + at, text.size() - at);
      load(rest.data());
    }
  }

  std::uint64_t equal(char byte) const {
    return answer([byte](Part part) { return equal(part, byte); });
  }
  /// `first` and `last` are ASCII.
  std::uint64_t between(char first, char last) const {
    return answer([first, last](Part part) { return between(part, first, last); });
  }
  /// All bytes of a character of UTF-8 but the first.
  std::uint64_t continuing() const {
    return answer([](Part part) { return continuing(part); });
  }
  /// Not ASCII.
  std::uint64_t high() const {
    return answer([](Part part) { return bits(part); });
  }

 private:
#if defined(__SSE2__)
  using Part = __m128i;
  static Part part_at(const char* from) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  }
  static std::uint64_t bits(Part part) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(part));
  }
  static std::uint64_t equal(Part part, char byte) {
    return bits(_mm_cmpeq_epi8(part, _mm_set1_epi8(byte)));
  }
  static std::uint64_t between(Part part, char first, char last) {
    const Part above = _mm_sub_epi8(part, _mm_set1_epi8(first));
    const Part most = _mm_set1_epi8(static_cast<char>(last - first));
    return bits(_mm_cmpeq_epi8(_mm_min_epu8(above, most), above));
  }
  static std::uint64_t continuing(Part part) {
    return bits(_mm_cmplt_epi8(part, _mm_set1_epi8('\xC0')));
  }
#else
  using Part = std::uint64_t;
  static Part part_at(const char* from) { return eight_bytes(from); }
  // The highest bit of each byte, side by side.
  static std::uint64_t bits(Part part) {
    return ((part & highest_bits) >> 7U) * 0x0102040810204080U >> 56U;
  }
  static std::uint64_t equal(Part part, char byte) {
    return bits(bytes_equal(part, static_cast<unsigned char>(byte)));
  }
  static std::uint64_t between(Part part, char first, char last) {
    return bits(
        bytes_between(part, static_cast<unsigned char>(first), static_cast<unsigned char>(last)));
  }
  static std::uint64_t continuing(Part part) { return bits(part & ~(part << 1U)); }
#endif
  static constexpr std::size_t part_count = size / sizeof(Part);

  void load(const char* from) {
    for (std::size_t i = 0; i < part_count; ++i) parts_[i] = part_at(from + i * sizeof(Part));
  }

  template <typename Ask>
  std::uint64_t answer(Ask&& ask) const {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < part_count; ++i) all |= ask(parts_[i]) << (i * sizeof(Part));
    return all >> before_;
  }

  Part parts_[part_count];  // no std::array: a vector would lose its alignment
  unsigned before_ = 0;     // bytes that stand before the first
};

}  // namespace caveat
