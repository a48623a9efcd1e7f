// SPDX-License-Identifier: Apache-2.0

#include "language/perceptron.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace caveat {

namespace {

// No input is far from none: what is unlike all that was learned from is not made much of.
constexpr float usual_length = 4.5F, most_length = 2;  // logarithms of bytes

}  // namespace

Perceptron::Inputs Perceptron::inputs_of(const Surroundings& around) {
  Inputs result;
  std::size_t at = 0;
  for (const Totals* const each : {&around.own, &around.before, &around.second_before,
                                   &around.behind, &around.second_behind, &around.above}) {
    for (const float leaning : lean(*each)) result[at++] = leaning;
  }
  for (std::size_t i = 0; i < circumstance_count; ++i) result[at++] = around.known[i];
  result[at] = std::clamp(std::log(static_cast<float>(around.bytes + 1)) - usual_length,
                          -most_length, most_length);
  return result;
}

bool Perceptron::add(const Unit& unit) {
  if (units_ == unit_count) return false;
  bases_[units_] = unit.base;
  for (std::size_t i = 0; i < input_count; ++i) from_inputs_[i][units_] = unit.inputs[i];
  for (std::size_t o = 0; o < outcomes.size(); ++o) to_outputs_[units_][o] = unit.outputs[o];
  ++units_;
  return true;
}

// All units at once. No branch asks whether an input is none: it cannot be foreseen.
Perceptron::Outputs Perceptron::operator()(const Inputs& inputs) const {
  PerUnit sums = bases_;
  for (std::size_t i = 0; i < input_count; ++i) {
    const float input = inputs[i];
    const PerUnit& weights = from_inputs_[i];
    for (std::size_t u = 0; u < unit_count; ++u) sums[u] += input * weights[u];
  }
  for (float& sum : sums) sum = std::max(sum, 0.0F);
  using Vector [[gnu::vector_size(sizeof(PerOutcome))]] = float;
  Vector said = {};
  for (std::size_t u = 0; u < unit_count; ++u) {
    said += sums[u] * std::bit_cast<Vector>(to_outputs_[u]);
  }
  static_assert(outcomes.size() == 3);
  return {said[0], said[1], said[2]};
}

}  // namespace caveat
