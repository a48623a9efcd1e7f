// SPDX-License-Identifier: Apache-2.0
//
// What stands on either side of a quote in a folded text.

#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "caveat/document.hpp"

namespace caveat {

/// Folded text before and after a place, without the space next to it.
struct Surroundings {
  std::string_view before, after;
};

inline Surroundings surroundings(std::string_view folded, Span place) {
  std::string_view before = folded.substr(0, place.start);
  std::string_view after = folded.substr(place.end);
  if (before.ends_with(' ')) before.remove_suffix(1);
  if (after.starts_with(' ')) after.remove_prefix(1);
  return {before, after};
}

/// Bytes the two have in common at their ends, at most `limit`.
inline std::size_t common_ending(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t most = std::min({a.size(), b.size(), limit});
  std::size_t same = 0;
  while (same < most && a[a.size() - 1 - same] == b[b.size() - 1 - same]) ++same;
  return same;
}

/// Bytes the two have in common at their beginnings, at most `limit`.
inline std::size_t common_beginning(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t most = std::min({a.size(), b.size(), limit});
  std::size_t same = 0;
  while (same < most && a[same] == b[same]) ++same;
  return same;
}

/// Quotes are written without the line breaks of the document.
inline std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace caveat
