// SPDX-License-Identifier: Apache-2.0

#include "thresholds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

namespace {

// Of what is flagged on pages that are dense; on articles, where promises are rare, it is less.
constexpr double wanted_precision = 0.86;
constexpr double as_right = 0.005;        // F1 that makes no difference
constexpr double sent_away = 0.004;       // pages that are, taken for such that are not
constexpr double wrongly_doubted = 0.02;  // of what rules are right about
// Pages that nobody wrote for us differ more from ours than ours from each other.
constexpr float margin_of_doubt = 1.75F;

struct Cut {
  float points = 0;
  double precision = 0, recall = 0, f1 = 0;
};

// How right the sums are from each point on.
std::vector<Cut> cuts(std::vector<Scored> scored) {
  std::ranges::sort(scored, std::ranges::greater(), &Scored::points);
  const auto all = static_cast<double>(std::ranges::count(scored, true, &Scored::label));
  std::vector<Cut> result;
  double hits = 0;
  for (const Scored& one : scored) {
    hits += one.label ? 1 : 0;
    const double precision = hits / static_cast<double>(result.size() + 1), recall = hits / all;
    result.push_back({one.points, precision, recall,
                      2 * precision * recall / std::max(1e-9, precision + recall)});
  }
  return result;
}

float tell(const std::vector<Cut>& all, const Cut& chosen, std::string_view name) {
  const double best = std::ranges::max_element(all, {}, &Cut::f1)->f1;
  std::string at_recall;
  for (int tenths = 3; tenths <= 9; ++tenths) {
    const auto cut =
        std::ranges::find_if(all, [&](const Cut& c) { return c.recall >= tenths * .1; });
    at_recall += fmt::format(" {:.2f}@.{}", cut->precision, tenths);
  }
  fmt::print(stderr,
             "{:<9} threshold {:.2f}: precision {:.3f}, recall {:.3f}, F1 {:.3f} (best {:.3f});"
             " precision@recall{}\n",
             name, chosen.points, chosen.precision, chosen.recall, chosen.f1, best, at_recall);
  return chosen.points;
}

// The points of those that are, and of those that are not.
std::array<std::vector<float>, 2> parted(const std::vector<Scored>& scored) {
  std::array<std::vector<float>, 2> result;
  for (const Scored& one : scored) result[one.label ? 0 : 1].push_back(one.points);
  std::ranges::sort(result[0]);
  return result;
}

}  // namespace

float precise_threshold(std::vector<Scored> scored, std::string_view name) {
  const std::vector<Cut> all = cuts(std::move(scored));
  const Cut* chosen = &all.front();
  for (const Cut& cut : all) {
    if (cut.precision >= wanted_precision) chosen = &cut;
  }
  return tell(all, *chosen, name);
}

float best_threshold(std::vector<Scored> scored, std::string_view name) {
  const std::vector<Cut> all = cuts(std::move(scored));
  const double best = std::ranges::max_element(all, {}, &Cut::f1)->f1;
  const auto is_as_right = [&](const Cut& cut) { return cut.f1 >= best - as_right; };
  const float strictest = std::ranges::find_if(all, is_as_right)->points;
  const float loosest = std::find_if(all.rbegin(), all.rend(), is_as_right)->points;
  const auto chosen = std::ranges::find_if(
      all, [&](const Cut& cut) { return cut.points <= (strictest + loosest) / 2; });
  return tell(all, *chosen, name);
}

float believed_threshold(const std::vector<Scored>& scored) {
  const auto [right, wrong] = parted(scored);
  if (right.empty()) return 0;
  const auto doubted = static_cast<std::size_t>(wrongly_doubted * double(right.size()));
  const float threshold = right[doubted] - margin_of_doubt;
  const auto less = [&](float points) { return points < threshold; };
  fmt::print(stderr,
             "credible  threshold {:.2f}: less have {} of {} wrong findings, {} of {} right ones\n",
             threshold, std::ranges::count_if(wrong, less), wrong.size(),
             std::ranges::count_if(right, less), right.size());
  return threshold;
}

float sure_threshold(const std::vector<Scored>& scored, std::string_view name) {
  const auto [right, wrong] = parted(scored);
  const float threshold = right[static_cast<std::size_t>(sent_away * double(right.size()))];
  fmt::print(stderr,
             "{:<9} threshold {:.2f}: less have {} of {} pages that are not, {:.1f} % of {}\n",
             name, threshold, std::ranges::count_if(wrong, [&](float p) { return p < threshold; }),
             wrong.size(), 100 * sent_away, right.size());
  return threshold;
}
