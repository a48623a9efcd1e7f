// SPDX-License-Identifier: Apache-2.0
//
// What the perceptron learns from: sentences in their surroundings, by sums of points.

#pragma once

#include <span>
#include <vector>

#include "labelled_pages.hpp"
#include "perceptron_fitting.hpp"

/// Sums of the samples of a set.
struct Sums {
  std::vector<caveat::Totals> placed, total;  // by its own words and its place, by all

  /// By a model for each thing weighed.
  Sums(const Set& set, std::span<const Model> models);
};

/// What the perceptron is asked of each sample of a set of pages.
std::vector<Lesson> lessons_of(const Set& set, const Sums& sums);
