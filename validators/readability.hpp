// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string_view>

namespace caveat {

/// How hard English prose is to read. A figure to report, not a verdict.
struct Readability {
  std::size_t words = 0;
  std::size_t sentences = 0;
  std::size_t syllables = 0;  // estimated from groups of vowels

  /// Flesch reading ease: 60 and more is plain, under 30 is hard. 0 for no words.
  double ease() const;
};

Readability readability(std::string_view text);

}  // namespace caveat
