// SPDX-License-Identifier: Apache-2.0
//
// What single words speak for. A pattern can name what it finds and is right where it
// matches; but nobody can list the ways to say a thing. So each word of a sentence also
// puts its points on the scales, and what a page's authors say in words of their own is
// found by their sum: logistic regression, whose points tests/figures/fit_weights.cpp fits
// to labelled pages.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/circumstances.hpp"
#include "language/perceptron.hpp"
#include "language/tokens.hpp"
#include "language/vocabulary.hpp"

namespace caveat {

/// What a page is weighed for: that it is about health and looks, that there is a promise on
/// it at all.
enum class PageWeighed : std::uint8_t { health, promises };
inline constexpr std::size_t page_weighed_count = 2;
inline constexpr std::array<std::string_view, page_weighed_count> page_weighed_names = {"health",
                                                                                        "promises"};

/// Hundredths of a point, one for each thing weighed.
using Points = std::array<std::int16_t, weighed_count>;

/// A sentence of fewer words has no drift.
inline constexpr std::size_t fewest_words_of_drift = 3;
/// The tone of a page is its sum over its words and so many more: a short page has little.
inline constexpr std::size_t words_before_tone = 50;

/// Words that are used alike, by number; the most frequent are alone in theirs.
using WordGroup = std::uint16_t;
inline constexpr std::size_t group_count = 128;
/// Of words that are in no group, and of the edges of a sentence.
inline constexpr WordGroup no_group = 0, edge_group = 1;

/// What a word adds: wherever it stands, to the drift of its sentence (the sum over the
/// square root of the number of words), and to the tone of its page (a mean).
struct WordWeights {
  Points word = {}, drift = {}, tone = {};
  std::array<std::int16_t, page_weighed_count> page = {};  // to what its page is, as a tone
  WordGroup group = no_group;
  std::int16_t unused = 0;
};
static_assert(sizeof(WordWeights) == 32);  // two for each line of a cache

/// What is added to a sum of words, and when the sum is enough; in points.
struct Weighing {
  float base = 0;
  Circumstances circumstances = {};
  float threshold = 0;  // of the perceptron's points, where there is one
  // What hardly any sentence that has enough has less than: by its own words and its place on
  // the page, and by all that is known of it.
  float least_placed = -1e9F, least_total = -1e9F;
};

/// A page whose words add up to less is not that.
struct PageWeighing {
  float base = 0, threshold = -1e9F;
};

class Weights {
 public:
  /// Words that are given twice count once. False when there are too many.
  bool add(WordId word, const WordWeights& weights);
  static constexpr std::size_t most_words = 60'000;
  /// Of every word that is not given.
  void set_others(const WordWeights& weights) { others_ = weights; }
  /// Of every number that is written in digits.
  void add_number(const WordWeights& weights) { numbers_ = weights; }
  void set(Weighed what, const Weighing& weighing);
  void set(PageWeighed what, const PageWeighing& weighing);
  /// False when the perceptron has all its units.
  bool add(const Perceptron::Unit& unit) { return perceptron_.add(unit); }
  /// What a word adds right after another, by their groups: "no" before a harm is not "no"
  /// before an effect.
  void set_pair(WordGroup first, WordGroup second, const Points& points) {
    growing_pairs_.resize(group_count * group_count);
    growing_pairs_[pair_index(first, second)] = points;
  }

  /// Makes the table; nothing may be added afterwards. `words` is the vocabulary's size.
  void freeze(std::size_t words);

  /// Without weights nothing is weighed.
  bool empty() const { return given_count_ == 0; }
  const WordWeights& of(const Token& token) const {
    return token.word == unknown_word && token.is(Token::number) ? numbers_ : rows_[token.word];
  }
  /// Begins to fetch what a word adds.
  void fetch(WordId word) const { __builtin_prefetch(&rows_[word]); }

  const Points& pair(WordGroup first, WordGroup second) const {
    return pairs_[pair_index(first, second)];
  }
  const PageWeighing& weighing(PageWeighed what) const {
    return page_weighings_[static_cast<std::size_t>(what)];
  }
  const Weighing& weighing(Weighed what) const {
    return weighings_[static_cast<std::size_t>(what)];
  }
  /// The bases of all weighings, and what a circumstance adds to each.
  const Totals& bases() const { return bases_; }
  const Totals& circumstance(std::size_t which) const { return circumstances_[which]; }
  /// Without one the sums decide.
  const Perceptron& perceptron() const { return perceptron_; }

  template <typename Archive>
  void describe(Archive& archive) {
    archive(given_count_, numbers_, weighings_, bases_, circumstances_, page_weighings_);
    perceptron_.describe(archive);
    archive.in_place(growing_, rows_);
    archive.in_place(growing_pairs_, pairs_);
  }

 private:
  static constexpr std::size_t pair_index(WordGroup first, WordGroup second) {
    return first * group_count + second;
  }

  std::vector<WordWeights> growing_;  // per word
  std::vector<bool> is_given_;        // likewise, while they are added
  std::size_t given_count_ = 0;
  std::span<const WordWeights> rows_;
  std::vector<Points> growing_pairs_;  // per first group, per second
  std::span<const Points> pairs_;
  WordWeights numbers_, others_;
  std::array<Weighing, weighed_count> weighings_ = {};
  Totals bases_ = {};  // theirs, side by side; likewise:
  std::array<Totals, circumstance_names.size()> circumstances_ = {};
  std::array<PageWeighing, page_weighed_count> page_weighings_ = {};
  Perceptron perceptron_;
};

/// The sums of one page, sentence by sentence.
class Scales {
 public:
  explicit Scales(const Weights& weights) : weights_(&weights) {}

  void start(std::size_t sentences);
  /// Forgets the sentences; what they took of memory, if that is much.
  void finish();
  /// Begins to fetch what put() looks at.
  void fetch(std::span<const Token> tokens) const {
    for (const Token& token : tokens) weights_->fetch(token.word);
  }
  /// The words of a sentence; of a very long one, as many as are read at once.
  void put(std::uint32_t sentence, std::span<const Token> tokens);

  /// A page of a few words has no tone, and nothing to tell a slip from a habit by.
  bool is_page() const;
  /// By all words of the page; true when it has too few to tell.
  bool may_be(PageWeighed what) const;

  /// Points of a sentence by its own words.
  float own(Weighed what, std::uint32_t sentence) const;
  Totals own(std::uint32_t sentence) const;
  /// Adds what its page says of it; from then on own() is its total.
  void add(std::uint32_t sentence, const Circumstances& known);

  /// The words next to each other that add most to a sentence.
  struct Part {
    std::uint16_t start = 0, end = 0;  // tokens
    float points = 0;
  };
  Part heaviest(Weighed what, std::span<const Token> tokens) const;

  /// The words next to each other, none of them in `trigger`, that take most from a sentence;
  /// those that take most from the tone of its page. Their points are what they take.
  Part heaviest_against(Weighed what, std::span<const Token> tokens, Span trigger) const;
  Part darkest(Weighed what, std::span<const Token> tokens) const;
  /// The sentence that takes most from the tone of its page.
  std::uint32_t darkest_sentence(Weighed what) const;
  /// What the words of the page add to each of its sentences.
  float tone(Weighed what) const;

 private:
  const Weights* weights_;
  struct Darkest {
    std::int32_t tone = 0;
    std::uint32_t sentence = 0;
  };

  // Of a sum over the words of the page.
  float mean(std::int64_t sum) const;
  template <typename Worth, typename PairWorth>
  Part largest(Weighed what, std::span<const Token> tokens, Worth worth,
               PairWorth pair_worth) const;

  std::vector<Points> own_;
  std::array<std::int64_t, weighed_count> tone_ = {};
  std::array<std::int64_t, page_weighed_count> page_ = {};
  std::array<Darkest, weighed_count> darkest_ = {};
  std::uint64_t page_words_ = 0;
};

}  // namespace caveat
