// SPDX-License-Identifier: Apache-2.0

#include "xml/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace caveat {
namespace {

// Names longer than this are nobody's misspelling, and the table is quadratic.
constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_list = 8;

// Optimal string alignment: a swap of neighbours ("documnet") counts as one mistake.
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before(right.size() + 1), above(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      const bool swapped =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above.back();
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string> known) {
  if (name.size() > longest_name) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(name.size() / 3, 1) + 1;
  for (const std::string& candidate : known) {
    if (candidate.size() > longest_name) continue;
    const std::size_t mistakes = distance(name, candidate);
    if (mistakes >= best_distance || mistakes >= candidate.size()) continue;
    best = candidate;
    best_distance = mistakes;
  }
  return best;
}

std::string quoted_list(std::span<const std::string> names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += fmt::format("\"{}\"", names[i]);
  }
  return text;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> known) {
  const std::string_view meant = nearest(name, known);
  if (!meant.empty()) return fmt::format("did you mean \"{}\"?", meant);
  if (known.empty() || known.size() > longest_list) return {};
  return "expected " + quoted_list(known);
}

}  // namespace caveat
