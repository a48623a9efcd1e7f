// SPDX-License-Identifier: Apache-2.0
//
// Where sums are enough: chosen by what models say of pages they were not fitted to.
// All of them say on standard error how right that is.

#pragma once

#include <string_view>
#include <vector>

struct Scored {
  float points = 0;
  bool label = false;
};

/// As many as the wanted precision allows; or the strictest of those that are as right as any.
float precise_threshold(std::vector<Scored> scored, std::string_view name);
float best_threshold(std::vector<Scored> scored, std::string_view name);

/// Rules are believed from here on: few of the findings that are right have less.
float believed_threshold(const std::vector<Scored>& scored);

/// Hardly any of those that are have less.
float sure_threshold(const std::vector<Scored>& scored, std::string_view name);
