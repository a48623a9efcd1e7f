// SPDX-License-Identifier: Apache-2.0

#include "word_groups.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

using caveat::WordGroup;

constexpr std::size_t first_group = caveat::edge_group + 1;
constexpr std::size_t alone = 98;  // words that are a group each
constexpr std::size_t parted = caveat::group_count - first_group - alone;
constexpr int rounds = 30;

void to_unit_length(Vector& vector) {
  const float length = std::sqrt(std::max(dot(vector, vector), 1e-12F));
  for (float& coordinate : vector) coordinate /= length;
}

std::size_t nearest(const std::vector<Vector>& centres, const Vector& vector) {
  std::size_t best = 0;
  float most = -2;
  for (std::size_t c = 0; c < centres.size(); ++c) {
    if (const float near = dot(centres[c], vector); near > most) {
      most = near;
      best = c;
    }
  }
  return best;
}

}  // namespace

WordGroups::WordGroups(const std::vector<std::string>& words, std::span<const std::size_t> counts,
                       const WordVectors& vectors) {
  std::vector<std::size_t> order(words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t w) { return counts[w]; });
  for (std::size_t i = 0; i < std::min(alone, order.size()); ++i) {
    groups_[words[order[i]]] = static_cast<WordGroup>(first_group + i);
  }
  std::vector<std::string> rest;
  for (const std::string& word : vectors.words()) {
    if (!groups_.contains(word)) rest.push_back(word);
  }
  if (rest.size() < parted) return;
  std::vector<Vector> centres;
  for (std::size_t c = 0; c < parted; ++c) {
    centres.push_back(*vectors.find(rest[c * rest.size() / parted]));
  }
  for (int round = 0; round < rounds; ++round) {
    std::vector<Vector> sums(parted, Vector{});
    for (const std::string& word : rest) {
      const Vector& vector = *vectors.find(word);
      Vector& sum = sums[nearest(centres, vector)];
      for (std::size_t d = 0; d < dimensions; ++d) sum[d] += vector[d];
    }
    for (Vector& sum : sums) to_unit_length(sum);
    centres = std::move(sums);
  }
  for (const std::string& word : rest) {
    groups_[word] =
        static_cast<WordGroup>(first_group + alone + nearest(centres, *vectors.find(word)));
  }
}
