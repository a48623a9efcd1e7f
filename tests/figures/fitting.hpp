// SPDX-License-Identifier: Apache-2.0
//
// Models of what sentences and pages are weighed for, fitted to labelled pages.

#pragma once

#include <array>
#include <vector>

#include "labelled_pages.hpp"

/// What pages are, by their tones.
struct PageModel {
  Vector tone = {};
  float base = 0, threshold = 0;
};

PageModel fit_pages(const std::vector<Set>& sets, caveat::PageWeighed what);

using Models = std::array<Model, caveat::weighed_count>;

/// Fitted to all.
Models fit_sentences(const std::vector<Set>& sets, std::size_t word_count);

/// By what models say of unread pages that they were not fitted to.
std::array<float, caveat::weighed_count> sentence_thresholds(const std::vector<Set>& sets,
                                                             std::size_t word_count);
