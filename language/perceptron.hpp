// SPDX-License-Identifier: Apache-2.0
//
// What the sums of a page's sentences mean together. A sum cannot say "either" or "only if":
// that a promise counts less right after a warning, but not under a heading that asks. A
// perceptron with one hidden layer can (Rumelhart, Hinton, Williams 1986); what it says is
// added to the sum. tests/figures/fit_weights.cpp fits it to labelled pages.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/circumstances.hpp"

namespace caveat {

/// All that a page says of one of its sentences. What is missing has no points.
struct Surroundings {
  Totals own = {}, before = {}, second_before = {}, behind = {}, second_behind = {};
  Totals above = {};         // of the heading above it
  Circumstances known = {};  // its own count, not what its page is full of
  std::uint32_t bytes = 0;   // how long it is
};

class Perceptron {
 public:
  /// What it decides, in order.
  static constexpr std::array<Weighed, 3> outcomes = leanings;
  static constexpr auto circumstance_count = static_cast<std::size_t>(Circumstance::claims);
  static constexpr std::size_t input_count = 6 * weighed_count + circumstance_count + 1;
  static constexpr std::size_t unit_count = 32;

  using Inputs = std::array<float, input_count>;
  using Outputs = std::array<float, outcomes.size()>;

  /// A hidden unit: nothing unless its inputs add up to more than none; then as much to each
  /// outcome for each point.
  struct Unit {
    float base = 0;
    Inputs inputs = {};
    Outputs outputs = {};
  };

  static Inputs inputs_of(const Surroundings& around);

  /// False when it has all its units.
  bool add(const Unit& unit);
  bool empty() const { return units_ == 0; }

  /// What to add to the total of each outcome.
  Outputs operator()(const Inputs& inputs) const;

  template <typename Archive>
  void describe(Archive& archive) {
    archive(units_, bases_, from_inputs_, to_outputs_);
  }

 private:
  using PerUnit = std::array<float, unit_count>;
  using PerOutcome = std::array<float, 4>;  // the last is none: four are added up at once

  std::size_t units_ = 0;
  PerUnit bases_ = {};
  std::array<PerUnit, input_count> from_inputs_ = {};
  std::array<PerOutcome, unit_count> to_outputs_ = {};
};

}  // namespace caveat
