// SPDX-License-Identifier: Apache-2.0

#include "language/weights.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace caveat {

namespace {

constexpr std::uint64_t page_words = 60, told_page_words = 150;
constexpr float per_point = 100;
constexpr std::int32_t longest_part = 12;  // words

float spread(std::size_t words) {
  return std::sqrt(static_cast<float>(std::max(words, fewest_words_of_drift)));
}

// What points of several words add up to, four at once.
using Sums [[gnu::vector_size(weighed_count * sizeof(std::int32_t))]] = std::int32_t;

// Numbers twice over are, but for their lower halves, the same numbers, twice as wide.
Sums sums_of(const Points& points) {
  using Vector [[gnu::vector_size(sizeof(Points))]] = std::int16_t;
  const auto narrow = std::bit_cast<Vector>(points);
  return std::bit_cast<Sums>(__builtin_shufflevector(narrow, narrow, 0, 0, 1, 1, 2, 2, 3, 3)) >> 16;
}

// What a word adds to its sentence, drift and page: two lots of points each.
using Row [[gnu::vector_size(2 * sizeof(Points))]] = std::int16_t;

Row row_of(const WordWeights& weights, std::size_t which) {
  Row row;
  std::memcpy(&row, reinterpret_cast<const char*>(&weights) + which * sizeof row, sizeof row);
  return row;
}
Sums first_of(Row row) {
  return std::bit_cast<Sums>(__builtin_shufflevector(row, row, 0, 0, 1, 1, 2, 2, 3, 3)) >> 16;
}
Sums second_of(Row row) {
  return std::bit_cast<Sums>(__builtin_shufflevector(row, row, 4, 4, 5, 5, 6, 6, 7, 7)) >> 16;
}

// What a sum of points is kept as.
Points rounded(SideBySide points) {
  constexpr float most = 30000;
  points = points < -most ? -most : points;
  points = points > most ? most : points;
  using Vector [[gnu::vector_size(sizeof(Points))]] = std::int16_t;
  return std::bit_cast<Points>(__builtin_convertvector(points, Vector));
}

SideBySide side_by_side(const Totals& points) { return std::bit_cast<SideBySide>(points); }
SideBySide side_by_side(const Points& points) {
  return __builtin_convertvector(sums_of(points), SideBySide);
}

}  // namespace

bool Weights::add(WordId word, const WordWeights& weights) {
  if (growing_.size() <= word) {
    growing_.resize(word + 1);
    is_given_.resize(word + 1);
  }
  if (is_given_[word]) return true;
  if (given_count_ == most_words) return false;
  ++given_count_;
  is_given_[word] = true;
  growing_[word] = weights;
  return true;
}

void Weights::set(Weighed what, const Weighing& weighing) {
  const auto i = static_cast<std::size_t>(what);
  weighings_[i] = weighing;
  bases_[i] = weighing.base;
  for (std::size_t c = 0; c < circumstances_.size(); ++c) {
    circumstances_[c][i] = weighing.circumstances[c];
  }
}

void Weights::set(PageWeighed what, const PageWeighing& weighing) {
  page_weighings_[static_cast<std::size_t>(what)] = weighing;
}

void Weights::freeze(std::size_t words) {
  growing_.resize(words);
  is_given_.resize(words);
  for (std::size_t word = 0; word < words; ++word) {
    if (!is_given_[word]) growing_[word] = others_;
  }
  rows_ = growing_;
  growing_pairs_.resize(group_count * group_count);
  pairs_ = growing_pairs_;
}

void Scales::start(std::size_t sentences) {
  own_.assign(weights_->empty() ? 0 : sentences, {});
  tone_ = {};
  page_ = {};
  darkest_ = {};
  page_words_ = 0;
}

void Scales::finish() {
  constexpr std::size_t many = 100'000;
  if (own_.size() > many) own_ = std::vector<Points>();
}

void Scales::put(std::uint32_t sentence, std::span<const Token> tokens) {
  if (weights_->empty()) return;
  Sums word = {}, drift = {}, tone = {}, page = {};
  WordGroup before = edge_group;
  for (const Token& token : tokens) {
    const WordWeights& weights = weights_->of(token);
    word += sums_of(weights_->pair(before, weights.group));
    before = weights.group;
    const Row own = row_of(weights, 0), rest = row_of(weights, 1);
    word += first_of(own);
    drift += second_of(own);
    tone += first_of(rest);
    page += second_of(rest);  // of which the last are no points
  }
  word += sums_of(weights_->pair(before, edge_group));
  page_words_ += tokens.size();
  for (std::size_t i = 0; i < page_weighed_count; ++i) page_[i] += page[i];
  for (std::size_t i = 0; i < weighed_count; ++i) {
    tone_[i] += tone[i];
    const bool is_darker = tone[i] < darkest_[i].tone;
    darkest_[i] = {is_darker ? tone[i] : darkest_[i].tone,
                   is_darker ? sentence : darkest_[i].sentence};
  }
  own_[sentence] = rounded(__builtin_convertvector(word, SideBySide) +
                           __builtin_convertvector(drift, SideBySide) / spread(tokens.size()));
}

bool Scales::is_page() const { return !weights_->empty() && page_words_ >= page_words; }

bool Scales::may_be(PageWeighed what) const {
  const PageWeighing& weighing = weights_->weighing(what);
  return weights_->empty() || page_words_ < told_page_words ||
         weighing.base + mean(page_[static_cast<std::size_t>(what)]) >= weighing.threshold;
}

float Scales::mean(std::int64_t sum) const {
  return static_cast<float>(static_cast<double>(sum) /
                            static_cast<double>(page_words_ + words_before_tone) / per_point);
}

float Scales::own(Weighed what, std::uint32_t sentence) const {
  return weights_->weighing(what).base +
         static_cast<float>(own_[sentence][static_cast<std::size_t>(what)]) / per_point;
}

float Scales::tone(Weighed what) const { return mean(tone_[static_cast<std::size_t>(what)]); }

Totals Scales::own(std::uint32_t sentence) const {
  return std::bit_cast<Totals>(side_by_side(weights_->bases()) +
                               side_by_side(own_[sentence]) / per_point);
}

void Scales::add(std::uint32_t sentence, const Circumstances& known) {
  Totals points;
  for (std::size_t i = 0; i < weighed_count; ++i) points[i] = tone(static_cast<Weighed>(i));
  SideBySide sum = side_by_side(points);
  for (std::size_t c = 0; c < known.size(); ++c) {
    sum += side_by_side(weights_->circumstance(c)) * known[c];
  }
  const SideBySide own = side_by_side(own_[sentence]);
  own_[sentence] = rounded(own + sum * per_point);
}

std::uint32_t Scales::darkest_sentence(Weighed what) const {
  return darkest_[static_cast<std::size_t>(what)].sentence;
}

Scales::Part Scales::heaviest(Weighed what, std::span<const Token> tokens) const {
  const float width = spread(tokens.size());
  return largest(
      what, tokens,
      [&](const WordWeights& weights, const Token&) {
        return side_by_side(weights.word) + side_by_side(weights.drift) / width;
      },
      [](const Points& pair) { return side_by_side(pair); });
}

Scales::Part Scales::heaviest_against(Weighed what, std::span<const Token> tokens,
                                      Span trigger) const {
  const float width = spread(tokens.size());
  return largest(
      what, tokens,
      [&](const WordWeights& weights, const Token& token) {
        if (token.text.overlaps(trigger)) return SideBySide{} - 1e6F;
        return -side_by_side(weights.word) - side_by_side(weights.drift) / width;
      },
      [](const Points& pair) { return -side_by_side(pair); });
}

Scales::Part Scales::darkest(Weighed what, std::span<const Token> tokens) const {
  return largest(
      what, tokens,
      [](const WordWeights& weights, const Token&) { return -side_by_side(weights.tone); },
      [](const Points&) { return SideBySide{}; });
}

// The words next to each other with the largest sum, of what each and each two are worth;
// at least one. What a word is worth cannot be foreseen: all that is weighed is summed up side
// by side, where masks choose and no branch asks.
template <typename Worth, typename PairWorth>
Scales::Part Scales::largest(Weighed what, std::span<const Token> tokens, Worth worth,
                             PairWorth pair_worth) const {
  if (tokens.empty()) return {0, 1, 0};
  const SideBySide none = SideBySide{} - 1e9F;
  SideBySide most = none, sum = none;
  Sums at = {}, start = {}, first = {}, last = {};
  WordGroup before = edge_group;
  for (const Token& token : tokens) {
    const WordWeights& weights = weights_->of(token);
    sum += pair_worth(weights_->pair(before, weights.group));
    before = weights.group;
    const Sums begins = (sum <= 0) | (at - start >= longest_part);
    start = begins ? at : start;
    sum = (begins ? 0 : sum) + worth(weights, token);
    const Sums is_most = sum > most;
    most = is_most ? sum : most;
    first = is_most ? start : first;
    last = is_most ? at : last;
    at += 1;
  }
  const auto i = static_cast<std::size_t>(what);
  Part best{static_cast<std::uint16_t>(first[i]), static_cast<std::uint16_t>(last[i] + 1),
            most[i] / per_point};
  while (best.end - best.start > 1 && tokens[best.start].is(Token::punctuation)) ++best.start;
  while (best.end - best.start > 1 && tokens[best.end - 1U].is(Token::punctuation)) --best.end;
  return best;
}

}  // namespace caveat
