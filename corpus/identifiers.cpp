// SPDX-License-Identifier: Apache-2.0

#include "corpus/identifiers.hpp"

#include <fmt/format.h>

namespace caveat {

std::string slug(std::string_view text, std::size_t max_words) {
  constexpr std::size_t max_bytes = 60;
  std::string out;
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
      in_word = in_word && c == '\'';  // "don't" is one word: "dont"
      continue;
    }
    if (!in_word) {
      if (words == max_words) break;
      ++words;
      if (!out.empty()) out += '-';
      in_word = true;
    }
    out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    if (out.size() == max_bytes) break;
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "x" : out;
}

std::string UniqueIds::take(std::string_view wanted) {
  std::string id(wanted);
  auto [found, is_new] = taken_.try_emplace(id, 1);
  while (!is_new) {
    // A map that grows keeps its elements where they are.
    std::size_t& last = found->second;
    id = fmt::format("{}-{}", wanted, ++last);
    is_new = taken_.try_emplace(id, 1).second;
  }
  return id;
}

}  // namespace caveat
