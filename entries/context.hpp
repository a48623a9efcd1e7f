// SPDX-License-Identifier: Apache-2.0
//
// What stands on either side of a quote in a folded text.

#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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

/// Words between spaces and line breaks.
inline std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// From the beginning of `first` to the end of `last`, both pieces of one text.
inline std::string from_to(std::string_view first, std::string_view last) {
  return on_one_line(
      {first.data(), static_cast<std::size_t>(last.data() - first.data()) + last.size()});
}

}  // namespace caveat
