// SPDX-License-Identifier: Apache-2.0
//
// Logistic regression with an L2 penalty (Cox 1958), by Adam (Kingma, Ba 2014) over all
// samples at once: the same samples give the same weights.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "language/weights.hpp"
#include "word_vectors.hpp"

struct Sample {
  std::vector<std::uint32_t> words;  // numbers of words, as often as they stand there
  std::vector<std::uint32_t> pairs;  // of the groups of words next to each other: pair_number
  Vector drift = {};                 // sum of the words' vectors over the root of their number
  Vector tone = {};                  // mean of the page's, less that of all, shrunk on short pages
  caveat::Circumstances circumstances = {};
  std::uint32_t bytes = 0;  // how long it is
  bool is_dense = false;    // of a passage, where what is looked for is more frequent than on pages
};

inline constexpr std::size_t pair_count = caveat::group_count * caveat::group_count;
constexpr std::uint32_t pair_number(caveat::WordGroup first, caveat::WordGroup second) {
  return first * static_cast<std::uint32_t>(caveat::group_count) + second;
}

struct Model {
  std::vector<float> words, pairs;
  Vector drift = {}, tone = {};
  caveat::Circumstances circumstances = {};
  float base = 0;

  float points(const Sample& sample) const;
  /// By its own words alone.
  float own(const Sample& sample) const;
  /// By them and where it stands, as caveat::flags_of_place() says.
  float placed(const Sample& sample) const;
};

/// Positive samples weigh as much together as negative ones. Dense samples have a base of
/// their own, which is forgotten. `word_count` bounds the numbers of words.
Model fit(std::span<const Sample* const> samples, const std::vector<bool>& labels,
          std::size_t word_count);
