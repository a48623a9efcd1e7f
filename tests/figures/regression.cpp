// SPDX-License-Identifier: Apache-2.0

#include "regression.hpp"

#include <algorithm>
#include <cmath>

#include "adam.hpp"

namespace {

constexpr std::size_t circumstance_count = caveat::circumstance_names.size();
constexpr int rounds = 400;
constexpr float rate = 0.05F;
constexpr float penalty = 2.5F;
// Vectors are of unit length, words count one: these make them even.
constexpr float pair_scale = 0.5F, drift_scale = 3, tone_scale = 15;

}  // namespace

float Model::own(const Sample& sample) const {
  float sum = base + dot(drift, sample.drift);
  for (const std::uint32_t word : sample.words) sum += words[word];
  for (const std::uint32_t pair : sample.pairs) sum += pairs[pair];
  return sum;
}

float Model::placed(const Sample& sample) const {
  float sum = own(sample);
  for (std::size_t i = 0; i < circumstance_count; ++i) {
    if (caveat::is_of_place(static_cast<caveat::Circumstance>(i))) {
      sum += circumstances[i] * sample.circumstances[i];
    }
  }
  return sum;
}

float Model::points(const Sample& sample) const {
  float sum = own(sample) + dot(tone, sample.tone);
  for (std::size_t i = 0; i < circumstance_count; ++i)
    sum += circumstances[i] * sample.circumstances[i];
  return sum;
}

Model fit(std::span<const Sample* const> samples, const std::vector<bool>& labels,
          std::size_t word_count) {
  const auto all = static_cast<float>(samples.size());
  const auto positive = static_cast<float>(std::ranges::count(labels, true));
  // One vector of parameters: words, pairs, drift, tone, circumstances, base, what dense
  // samples add to it.
  const std::size_t pairs = word_count, drift = pairs + pair_count, tone = drift + dimensions,
                    circumstances = tone + dimensions, base = circumstances + circumstance_count,
                    dense = base + 1;
  std::vector<float> values(dense + 1), slopes(dense + 1);
  Adam adam(values.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < base; ++i) slopes[i] = penalty * values[i];
    slopes[base] = slopes[dense] = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const Sample& sample = *samples[i];
      float sum = values[base] + (sample.is_dense ? values[dense] : 0);
      for (const std::uint32_t word : sample.words) sum += values[word];
      for (const std::uint32_t pair : sample.pairs) sum += pair_scale * values[pairs + pair];
      for (std::size_t d = 0; d < dimensions; ++d) {
        sum += drift_scale * values[drift + d] * sample.drift[d] +
               tone_scale * values[tone + d] * sample.tone[d];
      }
      for (std::size_t f = 0; f < circumstance_count; ++f)
        sum += values[circumstances + f] * sample.circumstances[f];
      const float weight = all / 2 / (labels[i] ? positive : all - positive);
      const float slope = weight * (1 / (1 + std::exp(-sum)) - (labels[i] ? 1.0F : 0.0F));
      for (const std::uint32_t word : sample.words) slopes[word] += slope;
      for (const std::uint32_t pair : sample.pairs) slopes[pairs + pair] += pair_scale * slope;
      for (std::size_t d = 0; d < dimensions; ++d) {
        slopes[drift + d] += slope * drift_scale * sample.drift[d];
        slopes[tone + d] += slope * tone_scale * sample.tone[d];
      }
      for (std::size_t f = 0; f < circumstance_count; ++f)
        slopes[circumstances + f] += slope * sample.circumstances[f];
      slopes[base] += slope;
      if (sample.is_dense) slopes[dense] += slope;
    }
    adam.step(values, slopes, rate);
  }
  Model model;
  model.words.assign(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(word_count));
  for (std::size_t p = 0; p < pair_count; ++p) {
    model.pairs.push_back(pair_scale * values[pairs + p]);
  }
  for (std::size_t d = 0; d < dimensions; ++d) {
    model.drift[d] = drift_scale * values[drift + d];
    model.tone[d] = tone_scale * values[tone + d];
  }
  for (std::size_t f = 0; f < circumstance_count; ++f)
    model.circumstances[f] = values[circumstances + f];
  model.base = values[base];
  return model;
}
