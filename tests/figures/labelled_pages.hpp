// SPDX-License-Identifier: Apache-2.0
//
// Labelled pages and sentences as samples to fit weights to.

#pragma once

#include <array>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/language.hpp"
#include "language/reading.hpp"
#include "language/weights.hpp"
#include "regression.hpp"
#include "word_groups.hpp"
#include "word_vectors.hpp"

constexpr std::size_t index_of(caveat::Weighed what) { return static_cast<std::size_t>(what); }

/// What a file of them holds. Passages are cut out of pages, dense with what is looked for:
/// they say what sentences are like, and nothing of pages and neighbours.
enum class Holds : std::uint8_t { pages, passages, sentences };

/// A file of them.
struct Set {
  std::vector<Sample> samples;
  std::vector<std::size_t> pages;  // per sample, the number of its page,
  std::vector<std::size_t> above;  // and the sample of the heading above it, or itself
  std::array<std::vector<bool>, caveat::weighed_count> labels, skipped;
  Holds holds = Holds::pages;
  bool is_unread = true;       // what rules find here they were not written for
  std::vector<bool> health;    // per sample, what its page is about
  std::vector<bool> ruled;     // a rule has its say already,
  std::vector<bool> asserted;  // and it is an error that may be doubted
};

/// Everything that stands in labelled pages, as samples.
class Collector {
 public:
  explicit Collector(const std::shared_ptr<const caveat::Language>& language)
      : language_(language), reader_(language) {}

  /// Labelled pages or passages (.jsonl), or sentences with their status (.tsv), each a page
  /// of its own.
  Set collect(const std::string& file, Holds holds);

  /// By number.
  const std::vector<std::string>& words() const { return words_; }
  const std::vector<std::size_t>& counts() const { return counts_; }
  bool knows(std::string_view word) const { return numbers_.contains(std::string(word)); }

 private:
  void page(const nlohmann::json& page, Set& set);
  bool is_ordinary(std::span<const caveat::Assertion> made) const;
  void sentence(const std::string& line, Set& set);
  static void label(const nlohmann::json& sentences, const std::vector<caveat::Span>& spans,
                    caveat::Span own, Set& set);
  void words_of(const caveat::Document& document, std::size_t sentence, Sample& sample);

  std::shared_ptr<const caveat::Language> language_;
  caveat::Reader reader_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> words_;
  std::vector<std::size_t> counts_;
  std::size_t pages_ = 0;
};

/// Of the vectors of all words.
Vector mean_of(const std::vector<Set>& sets, const std::vector<std::string>& words,
               const WordVectors& vectors);

/// Gives the samples of a set their places.
void place(Set& set, const std::vector<std::string>& words, const WordVectors& vectors,
           const Vector& mean);

/// Notes which groups stand next to each other.
void pair_up(Set& set, const std::vector<std::string>& words, const WordGroups& groups);
