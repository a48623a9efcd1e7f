// SPDX-License-Identifier: Apache-2.0
//
// Words that are used alike: the most frequent words of the pages are a group each, all
// others are parted by where they stand among all words (k-means; Lloyd 1982).

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/weights.hpp"
#include "word_vectors.hpp"

class WordGroups {
 public:
  /// `words` by number, `counts` how often each stands on the pages.
  WordGroups(const std::vector<std::string>& words, std::span<const std::size_t> counts,
             const WordVectors& vectors);

  /// Of a word that is neither frequent nor has a vector: no_group.
  caveat::WordGroup of(const std::string& word) const {
    const auto found = groups_.find(word);
    return found == groups_.end() ? caveat::no_group : found->second;
  }

 private:
  std::unordered_map<std::string, caveat::WordGroup> groups_;
};
