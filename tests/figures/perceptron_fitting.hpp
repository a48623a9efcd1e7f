// SPDX-License-Identifier: Apache-2.0
//
// Fits the perceptron (language/perceptron.hpp) by Adam on batches in an order that is always
// the same: the same lessons give the same units.

#pragma once

#include <array>
#include <vector>

#include "language/perceptron.hpp"

/// A sentence in its surroundings, and what it is.
struct Lesson {
  caveat::Perceptron::Inputs inputs = {};
  caveat::Perceptron::Outputs totals = {};  // to which it adds
  std::array<bool, caveat::Perceptron::outcomes.size()> labels = {}, skipped = {};
};

std::vector<caveat::Perceptron::Unit> fit_perceptron(const std::vector<Lesson>& lessons);
