// SPDX-License-Identifier: Apache-2.0
//
// Prints the table of docs/anchoring.md. With --misses, every trial that went wrong too.

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <string_view>

#include "entries/figures/scenarios.hpp"

namespace caveat::figures {
namespace {

/// A share with its 95 % interval (Wilson).
std::string share(std::size_t part, std::size_t all) {
  if (all == 0) return "-";
  const double n = static_cast<double>(all), p = static_cast<double>(part) / n;
  constexpr double z = 1.96;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return fmt::format("{:.1f} ({:.1f}-{:.1f})", 100 * p, 100 * std::max(0.0, middle - half),
                     100 * std::min(1.0, middle + half));
}

std::string or_dash(const std::string& figure) { return figure.empty() ? "-" : figure; }

void print_found(const std::vector<Scenario>& scenarios, const std::vector<Tally>& tallies) {
  fmt::print(
      "| must be found | n | Hypothesis found | found | ends exact, of those | verdict right | "
      "falsely meaning-changed |\n|---|---|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    if (scenarios[i].expected != Expected::found) continue;
    const Tally& tally = tallies[i];
    fmt::print("| {} | {} | {} | {} | {} | {} | {} |\n", scenarios[i].name, tally.trials,
               or_dash(scenarios[i].hypothesis), share(tally.found, tally.trials),
               share(tally.exact, tally.found), share(tally.verdict, tally.trials),
               share(tally.changed, tally.trials));
  }
}

void print_gone(const std::vector<Scenario>& scenarios, const std::vector<Tally>& tallies) {
  fmt::print(
      "\n| must be gone | n | Hypothesis accepts | accepted silently | verdict right |\n"
      "|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    if (scenarios[i].expected != Expected::gone) continue;
    fmt::print("| {} | {} | {} | {} | {} |\n", scenarios[i].name, tallies[i].trials,
               or_dash(scenarios[i].hypothesis), share(tallies[i].silent, tallies[i].trials),
               share(tallies[i].verdict, tallies[i].trials));
  }
}

void print_changed(const std::vector<Scenario>& scenarios, const std::vector<Tally>& tallies,
                   const Tally& negations, const Tally& paraphrases) {
  fmt::print(
      "\n| must be meaning-changed | n | Hypothesis finds, no flag | reported | right reason |\n"
      "|---|---|---|---|---|\n");
  const auto line = [](std::string_view name, std::string_view hypothesis, const Tally& tally) {
    fmt::print("| {} | {} | {} | {} | {} |\n", name, tally.trials, hypothesis,
               share(tally.changed, tally.trials), share(tally.reason, tally.trials));
  };
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    if (scenarios[i].expected != Expected::meaning_changed) continue;
    line(scenarios[i].name, or_dash(scenarios[i].hypothesis), tallies[i]);
  }
  line("D22 negation pairs", "-", negations);
  fmt::print(
      "\n| must not be | n | reported all the same |\n|---|---|---|\n"
      "| D22 paraphrase pairs | {} | {} |\n",
      paraphrases.trials, share(paraphrases.changed, paraphrases.trials));
}

int main_of(bool misses) {
  const std::vector<Page> pages = load_pages();
  if (!has_all_pages(pages)) {
    fmt::print(stderr, "../shared is not there: fewer pages, and another table\n");
  }
  const std::vector<Scenario> all = scenarios(pages);
  Selection selection{.one_in = 1, .variants = 2};
  const auto on_miss = [](const std::string& miss) { fmt::print(stderr, "{}\n", miss); };
  if (misses) selection.on_miss = on_miss;
  const std::vector<Tally> tallies = run(all, pages, selection);
  const std::function<void(const std::string&)> pair_miss =
      misses ? std::function<void(const std::string&)>(on_miss) : nullptr;
  const Tally negations = run(negation_pairs(), pair_miss);
  const Tally paraphrases = run(paraphrase_pairs(), pair_miss);
  std::size_t trials = negations.trials + paraphrases.trials;
  for (const Tally& tally : tallies) trials += tally.trials;
  print_found(all, tallies);
  print_gone(all, tallies);
  print_changed(all, tallies, negations, paraphrases);
  fmt::print("\n{} trials over {} pages. In brackets: 95 % interval.\n", trials, pages.size());
  return 0;
}

}  // namespace
}  // namespace caveat::figures

int main(int argc, char** argv) {
  return caveat::figures::main_of(argc > 1 && std::string_view(argv[1]) == "--misses");
}
