// SPDX-License-Identifier: Apache-2.0

#include "lessons.hpp"

Sums::Sums(const Set& set, std::span<const Model> models) {
  for (const Sample& sample : set.samples) {
    placed.emplace_back();
    total.emplace_back();
    for (std::size_t k = 0; k < caveat::weighed_count; ++k) {
      placed.back()[k] = models[k].placed(sample);
      total.back()[k] = models[k].points(sample);
    }
  }
}

std::vector<Lesson> lessons_of(const Set& set, const Sums& sums) {
  std::vector<Lesson> result(set.samples.size());
  std::size_t first = 0, end = 0;
  for (std::size_t s = 0; s < result.size(); ++s) {
    if (s == end) {
      first = s;
      while (end < result.size() && set.pages[end] == set.pages[s]) ++end;
    }
    const auto total = [&](std::size_t other) {
      return first <= other && other < end ? sums.total[other] : caveat::Totals{};
    };
    result[s].inputs = caveat::Perceptron::inputs_of(
        {.own = total(s),
         .before = total(s - 1),
         .second_before = total(s - 2),
         .behind = total(s + 1),
         .second_behind = total(s + 2),
         .above = set.above[s] == s ? caveat::Totals{} : total(set.above[s]),
         .known = set.samples[s].circumstances,
         .bytes = set.samples[s].bytes});
    for (std::size_t o = 0; o < caveat::Perceptron::outcomes.size(); ++o) {
      const std::size_t kind = index_of(caveat::Perceptron::outcomes[o]);
      result[s].totals[o] = sums.total[s][kind];
      result[s].labels[o] = set.labels[kind][s];
      result[s].skipped[o] = set.skipped[kind][s];
    }
  }
  return result;
}
