// SPDX-License-Identifier: Apache-2.0
//
// Adam (Kingma, Ba 2014): steps down a slope, each number at a pace of its own.

#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

class Adam {
 public:
  explicit Adam(std::size_t count) : first_(count), second_(count) {}

  void step(std::vector<float>& values, const std::vector<float>& slopes, float rate) {
    ++steps_;
    const float a = 1 - std::pow(0.9F, static_cast<float>(steps_));
    const float b = 1 - std::pow(0.999F, static_cast<float>(steps_));
    for (std::size_t i = 0; i < values.size(); ++i) {
      first_[i] = 0.9F * first_[i] + 0.1F * slopes[i];
      second_[i] = 0.999F * second_[i] + 0.001F * slopes[i] * slopes[i];
      values[i] -= rate * (first_[i] / a) / (std::sqrt(second_[i] / b) + 1e-8F);
    }
  }

 private:
  std::vector<float> first_, second_;
  int steps_ = 0;
};
