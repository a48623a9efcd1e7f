// SPDX-License-Identifier: Apache-2.0

#include "perceptron_fitting.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <span>

#include "adam.hpp"

namespace {

using caveat::Perceptron;

constexpr std::size_t input_count = Perceptron::input_count;
constexpr std::size_t outcome_count = Perceptron::outcomes.size();
// One unit is always on: what an outcome has to begin with.
constexpr std::size_t learning_units = Perceptron::unit_count - 1;
constexpr std::size_t batch_size = 512;
constexpr int rounds = 20;
constexpr float first_rate = 6e-3F, decay = 1e-3F;

// Where the parameters stand in one vector.
constexpr std::size_t inputs_at(std::size_t unit) { return unit * input_count; }
constexpr std::size_t bases_at = learning_units * input_count;
constexpr std::size_t outputs_at = bases_at + learning_units;
constexpr std::size_t begin_at = outputs_at + learning_units * outcome_count;
constexpr std::size_t parameter_count = begin_at + outcome_count;

// Inputs are made alike before they are learned from: mean none, spread one.
struct Alike {
  Perceptron::Inputs mean = {}, spread = {};

  explicit Alike(const std::vector<Lesson>& lessons) {
    const auto count = static_cast<float>(lessons.size());
    for (std::size_t i = 0; i < input_count; ++i) {
      double sum = 0, squares = 0;
      for (const Lesson& lesson : lessons) {
        sum += lesson.inputs[i];
        squares += double{lesson.inputs[i]} * lesson.inputs[i];
      }
      mean[i] = static_cast<float>(sum / count);
      spread[i] = static_cast<float>(
          std::sqrt(std::max(0.0, squares / count - double{mean[i]} * mean[i])) + 1e-6);
    }
  }

  Perceptron::Inputs of(const Perceptron::Inputs& inputs) const {
    Perceptron::Inputs result;
    for (std::size_t i = 0; i < input_count; ++i) result[i] = (inputs[i] - mean[i]) / spread[i];
    return result;
  }
};

// Adds the slopes of one lesson.
void learn(const Lesson& lesson, const std::vector<float>& values, std::vector<float>& slopes) {
  std::array<float, learning_units> units, blame = {};
  for (std::size_t u = 0; u < learning_units; ++u) {
    float sum = values[bases_at + u];
    for (std::size_t i = 0; i < input_count; ++i) {
      sum += values[inputs_at(u) + i] * lesson.inputs[i];
    }
    units[u] = std::max(sum, 0.0F);
  }
  for (std::size_t o = 0; o < outcome_count; ++o) {
    if (lesson.skipped[o]) continue;
    const std::size_t at = outputs_at + o * learning_units;
    float sum = lesson.totals[o] + values[begin_at + o];
    for (std::size_t u = 0; u < learning_units; ++u) sum += values[at + u] * units[u];
    const float slope = 1 / (1 + std::exp(-sum)) - (lesson.labels[o] ? 1.0F : 0.0F);
    slopes[begin_at + o] += slope;
    for (std::size_t u = 0; u < learning_units; ++u) {
      slopes[at + u] += slope * units[u];
      blame[u] += slope * values[at + u];
    }
  }
  for (std::size_t u = 0; u < learning_units; ++u) {
    if (units[u] <= 0) continue;
    slopes[bases_at + u] += blame[u];
    for (std::size_t i = 0; i < input_count; ++i) {
      slopes[inputs_at(u) + i] += blame[u] * lesson.inputs[i];
    }
  }
}

// Distributions of the standard library differ from one to the next; this does not.
float even(std::mt19937& random) {
  return static_cast<float>(random() >> 8U) / static_cast<float>(1U << 23U) - 1;  // -1 to 1
}

void shuffle(std::vector<std::uint32_t>& order, std::mt19937& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

std::vector<Perceptron::Unit> units_of(const std::vector<float>& values, const Alike& alike) {
  std::vector<Perceptron::Unit> units(Perceptron::unit_count);
  for (std::size_t u = 0; u < learning_units; ++u) {
    units[u].base = values[bases_at + u];
    for (std::size_t i = 0; i < input_count; ++i) {
      units[u].inputs[i] = values[inputs_at(u) + i] / alike.spread[i];
      units[u].base -= units[u].inputs[i] * alike.mean[i];
    }
    for (std::size_t o = 0; o < outcome_count; ++o) {
      units[u].outputs[o] = values[outputs_at + o * learning_units + u];
    }
  }
  units.back().base = 1;
  for (std::size_t o = 0; o < outcome_count; ++o) units.back().outputs[o] = values[begin_at + o];
  return units;
}

}  // namespace

std::vector<Perceptron::Unit> fit_perceptron(const std::vector<Lesson>& lessons) {
  const Alike alike(lessons);
  std::vector<Lesson> even_lessons = lessons;
  for (Lesson& lesson : even_lessons) lesson.inputs = alike.of(lesson.inputs);
  std::mt19937 random(1);
  std::vector<float> values(parameter_count), slopes(parameter_count);
  const float from_inputs = 1 / std::sqrt(static_cast<float>(input_count));
  // Little at first: it corrects what is mostly right.
  const float from_units = 0.1F / std::sqrt(static_cast<float>(learning_units));
  for (std::size_t p = 0; p < parameter_count; ++p) {
    values[p] = even(random) * (p < outputs_at ? from_inputs : from_units);
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < lessons.size(); ++i) order.push_back(i);
  Adam adam(parameter_count);
  for (int round = 0; round < rounds; ++round) {
    const float rate = first_rate * (1 - static_cast<float>(round) / rounds);
    shuffle(order, random);
    for (std::size_t start = 0; start < order.size(); start += batch_size) {
      const auto batch =
          std::span(order).subspan(start, std::min(batch_size, order.size() - start));
      std::ranges::fill(slopes, 0.0F);
      for (const std::uint32_t index : batch) learn(even_lessons[index], values, slopes);
      for (float& slope : slopes) slope /= static_cast<float>(batch.size() * outcome_count);
      for (float& value : values) value *= 1 - rate * decay;
      adam.step(values, slopes, rate);
    }
  }
  return units_of(values, alike);
}
