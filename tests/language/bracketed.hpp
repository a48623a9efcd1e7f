// SPDX-License-Identifier: Apache-2.0
//
// Tables of spans that somebody asks about: "No [fever] but [cough].", a tab, and for each
// bracket in order n (negated) or a (not): "n,a".

#pragma once

#include <algorithm>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "caveat/document.hpp"

namespace caveat {

struct Bracketed {
  std::string line, text, letters;
  std::vector<Span> targets;
};

/// The next row; nothing at the end. Lines that begin with # are comments.
inline std::optional<Bracketed> next_bracketed(std::istream& in) {
  Bracketed row;
  while (std::getline(in, row.line)) {
    if (row.line.empty() || row.line.front() == '#') continue;
    const auto tab = row.line.find('\t');
    for (const char c : row.line.substr(0, tab)) {
      const auto at = static_cast<std::uint32_t>(row.text.size());
      if (c == '[') {
        row.targets.push_back({at, at});
      } else if (c == ']') {
        row.targets.back().end = at;
      } else {
        row.text += c;
      }
    }
    std::ranges::copy_if(row.line.substr(tab + 1), std::back_inserter(row.letters),
                         [](char c) { return c == 'n' || c == 'a'; });
    return row;
  }
  return std::nullopt;
}

}  // namespace caveat
