// SPDX-License-Identifier: Apache-2.0

#include "labelled_pages.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "documents/reading.hpp"
#include "language/known_of_page.hpp"
#include "language/passage.hpp"
#include "language/tables.hpp"

namespace {

using caveat::Document;
using caveat::Reading;
using caveat::Token;
using caveat::Weighed;

// In order of Weighed.
constexpr std::array<const char*, caveat::weighed_count> label_names = {"absolute", "absolute",
                                                                        "claim", "risk"};

// All but what is known of the sentence itself.
void forget_page(caveat::Circumstances& circumstances) {
  constexpr auto first = static_cast<std::size_t>(caveat::Circumstance::after_claim);
  std::fill(circumstances.begin() + first, circumstances.end(), 0.0F);
}

bool is_set(const nlohmann::json& label) {
  return label.is_boolean() ? label.get<bool>() : label.get<int>() != 0;
}

}  // namespace

Set Collector::collect(const std::string& file, Holds holds) {
  Set set;
  set.holds = holds;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line); ++pages_) {
    if (holds != Holds::sentences) {
      page(nlohmann::json::parse(line), set);
    } else if (!line.empty() && line.front() != '#') {
      sentence(line, set);
    }
  }
  return set;
}

void Collector::page(const nlohmann::json& page, Set& set) {
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
    spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())});
    at += text.size();
  }
  const caveat::KnownOfPage known(document, reading);
  const std::size_t first = set.samples.size();
  std::optional<std::size_t> heading;  // the last so far
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    Sample sample;
    words_of(document, i, sample);
    sample.circumstances = known.of(i);
    sample.bytes = document.sentences[i].text.size();
    sample.is_dense = set.holds == Holds::passages;
    if (sample.is_dense) forget_page(sample.circumstances);
    set.samples.push_back(std::move(sample));
    set.pages.push_back(pages_);
    if (known.is_heading(i)) heading = i;
    set.above.push_back(first + (heading ? *heading : i));
    set.health.push_back(is_health);
    const auto made = reading.of(reading.sentences[i]);
    set.ruled.push_back(!made.empty());
    set.asserted.push_back(is_ordinary(made));
    label(page["sentences"], spans, document.map.to_source(document.sentences[i].text), set);
  }
}

// Errors, and all of them by rules of words that are ordinary elsewhere.
bool Collector::is_ordinary(std::span<const caveat::Assertion> made) const {
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
void Collector::sentence(const std::string& line, Set& set) {
  const auto tab = line.find('\t'), end = line.find('\t', tab + 1);
  const bool is_asserted = line.substr(tab + 1, end - tab - 1) == "asserted";
  const Document document = caveat::read_document(line.substr(0, tab), caveat::Format::text, {},
                                                  {.charset = "utf-8", .detect_language = false});
  if (document.sentences.size() != 1) return;  // which of them is meant is not said
  Sample sample;
  words_of(document, 0, sample);
  set.samples.push_back(std::move(sample));
  set.pages.push_back(pages_);
  set.above.push_back(set.samples.size() - 1);
  set.ruled.push_back(true);
  set.asserted.push_back(false);
  for (std::size_t k = 0; k < label_names.size(); ++k) {
    set.labels[k].push_back(k == index_of(Weighed::credible) && is_asserted);
    set.skipped[k].push_back(k != index_of(Weighed::credible));
  }
}

// What was said of the sentences of the page that this one overlaps for the most part.
void Collector::label(const nlohmann::json& sentences, const std::vector<caveat::Span>& spans,
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

void Collector::words_of(const Document& document, std::size_t sentence, Sample& sample) {
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
