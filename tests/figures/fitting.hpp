// SPDX-License-Identifier: Apache-2.0
//
// Models of what sentences and pages are weighed for, fitted to labelled pages.

#pragma once

#include <array>
#include <vector>

#include "labelled_pages.hpp"
#include "language/perceptron.hpp"

/// What pages are, by their tones.
struct PageModel {
  Vector tone = {};
  float base = 0, threshold = 0;
};

PageModel fit_pages(const std::vector<Set>& sets, caveat::PageWeighed what);

using Models = std::array<Model, caveat::weighed_count>;

/// What sums of words say of a sentence, what a perceptron makes of them, and when that is
/// enough.
struct Fitted {
  struct Enough {
    float threshold = 0, least_placed = 0, least_total = 0;  // as in caveat::Weighing
  };
  Models models;
  std::vector<caveat::Perceptron::Unit> units;
  std::array<Enough, caveat::weighed_count> enough = {};
};

/// To all sets; thresholds by what is said of unread pages that it was not fitted to.
Fitted fit_sentences(const std::vector<Set>& sets, std::size_t word_count);
