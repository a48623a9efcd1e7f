// SPDX-License-Identifier: Apache-2.0

#include "entries/alignment.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <limits>

namespace caveat {

namespace {

constexpr std::size_t fewest_words = 2;
constexpr std::size_t fewest_anywhere = 4;  // with fewer, a quote is looked for at places only
constexpr std::size_t most_words = 400;
constexpr std::size_t most_windows = 3;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Costs are in halves, so that they stay whole numbers. Short words carry little.
int weight(const Word& word) { return word.span.size() >= 4 ? 6 : 2; }

/// Words of a text that a quote may hold; a few others pass too.
class WordSet {
 public:
  explicit WordSet(const std::vector<Word>& words) {
    for (const Word& word : words) bits_.set(word.hash % size);
  }
  bool has(const Word& word) const { return bits_.test(word.hash % size); }

 private:
  static constexpr std::size_t size = 1U << 15;
  std::bitset<size> bits_;
};

struct Window {
  std::size_t first = 0, last = 0;  // words
  int score = 0;
};

/// Stretches of the text with the most words of the quote, best first.
std::vector<Window> find_windows(const std::vector<Word>& quote, const std::vector<Word>& text) {
  const WordSet known(quote);
  const std::size_t size = quote.size() + quote.size() / 3 + 6;
  int total = 0;
  for (const Word& word : quote) total += weight(word);
  std::vector<Window> best;
  Window peak;
  int score = 0;
  const auto keep = [&](const Window& window) {
    if (window.score * 5 < total * 2) return;
    best.push_back(window);
    std::sort(best.begin(), best.end(),
              [](const Window& a, const Window& b) { return a.score > b.score; });
    if (best.size() > most_windows) best.pop_back();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (known.has(text[i])) score += weight(text[i]);
    if (i >= size && known.has(text[i - size])) score -= weight(text[i - size]);
    const std::size_t first = i + 1 >= size ? i + 1 - size : 0;
    if (peak.score > 0 && first > peak.last) {
      keep(peak);
      peak = {};
    }
    if (score > peak.score) peak = {first, i, score};
  }
  keep(peak);
  return best;
}

/// On a page that says the same over and over the most words say little about the place.
Window window_at(std::uint32_t offset, const std::vector<Word>& text, std::size_t size) {
  const auto first =
      std::lower_bound(text.begin(), text.end(), offset,
                       [](const Word& word, std::uint32_t at) { return word.span.start < at; });
  const auto at = static_cast<std::size_t>(first - text.begin());
  return {.first = std::min(at, text.size() - 1), .last = std::min(at + size, text.size() - 1)};
}

/// Same beginning, as of two inflections.
bool alike(std::string_view a, std::string_view b) {
  constexpr std::size_t stem = 4;
  return a.size() > stem && b.size() > stem && a.substr(0, stem) == b.substr(0, stem);
}

/// Edit distance over words, the quote whole and the text free at both ends.
class Aligner {
 public:
  Aligner(std::string_view quote, const std::vector<Word>& quote_words, std::string_view text,
          const Word* text_words, std::size_t text_count)
      : quote_(quote),
        quote_words_(quote_words),
        text_(text),
        text_words_(text_words),
        columns_(text_count + 1),
        costs_((quote_words.size() + 1) * columns_),
        steps_(costs_.size(), Step::same) {}

  Alignment run() {
    fill();
    const std::size_t rows = quote_words_.size();
    std::size_t end = 0;
    for (std::size_t j = 0; j < columns_; ++j) {
      if (cost(rows, j) < cost(rows, end)) end = j;
    }
    return trace(end);
  }

 private:
  enum class Step : std::uint8_t { same, other, removed, added };

  int& cost(std::size_t i, std::size_t j) { return costs_[i * columns_ + j]; }

  std::string_view quote_word(std::size_t i) const { return view(quote_, quote_words_[i].span); }
  std::string_view text_word(std::size_t j) const { return view(text_, text_words_[j].span); }
  static std::string_view view(std::string_view text, Span span) {
    return text.substr(span.start, span.size());
  }

  void fill() {
    for (std::size_t i = 1; i <= quote_words_.size(); ++i) {
      cost(i, 0) = cost(i - 1, 0) + weight(quote_words_[i - 1]);
      steps_[i * columns_] = Step::removed;
      for (std::size_t j = 1; j < columns_; ++j) fill(i, j);
    }
  }

  void fill(std::size_t i, std::size_t j) {
    const Word& was = quote_words_[i - 1];
    const Word& is = text_words_[j - 1];
    const bool same = was.hash == is.hash;
    int change = 0;
    if (!same) {
      change = std::max(weight(was), weight(is));
      if (alike(quote_word(i - 1), text_word(j - 1))) change /= 2;
    }
    const int replaced = cost(i - 1, j - 1) + change;
    const int removed = cost(i - 1, j) + weight(was);
    const int added = cost(i, j - 1) + weight(is) / 2;
    Step step = same ? Step::same : Step::other;
    int least = replaced;
    if (removed < least) {
      least = removed;
      step = Step::removed;
    }
    if (added < least) {
      least = added;
      step = Step::added;
    }
    cost(i, j) = least;
    steps_[i * columns_ + j] = step;
  }

  Alignment trace(std::size_t end) {
    int total = 0, kept = 0;
    for (const Word& word : quote_words_) total += weight(word);
    Alignment alignment;
    const int distance = cost(quote_words_.size(), end);
    alignment.similarity = std::max(0.0, 1.0 - static_cast<double>(distance) / total);
    std::uint32_t first = none, last = 0;
    bool after_change = false;  // backwards: the next word in the text
    for (std::size_t i = quote_words_.size(), j = end; i > 0;) {
      const Step step = steps_[i * columns_ + j];
      const bool uses_quote = step != Step::added;
      const bool uses_text = step != Step::removed;
      if (uses_quote) --i;
      if (uses_text) --j;
      if (uses_text) {
        first = text_words_[j].span.start;
        last = std::max(last, text_words_[j].span.end);
      }
      if (step == Step::same) {
        kept += weight(quote_words_[i]);
        alignment.begins = alignment.begins || i == 0;
        alignment.ends = alignment.ends || i + 1 == quote_words_.size();
      } else {
        const bool inflected = step == Step::other && alike(quote_word(i), text_word(j));
        if (inflected) kept += weight(quote_words_[i]);
        if (after_change) alignment.changes.back().joined = true;
        alignment.changes.push_back({uses_quote ? quote_words_[i].span : Span{},
                                     uses_text ? text_words_[j].span : Span{}, false});
      }
      after_change = step != Step::same;
    }
    std::reverse(alignment.changes.begin(), alignment.changes.end());
    alignment.kept = static_cast<double>(kept) / total;
    if (first != none) alignment.place = {first, last};
    return alignment;
  }

  std::string_view quote_;
  const std::vector<Word>& quote_words_;
  std::string_view text_;
  const Word* text_words_;
  std::size_t columns_;
  std::vector<int> costs_;
  std::vector<Step> steps_;
};

/// A quote that ends in a full stop is looked for with one.
Span with_punctuation(Span place, std::string_view quote, std::string_view text) {
  const auto is_mark = [](char c) {
    return std::string_view(".!?)\"'").find(c) != std::string_view::npos;
  };
  for (std::size_t i = quote.size(); i > 0 && is_mark(quote[i - 1]); --i) {
    if (place.end >= text.size() || !is_mark(text[place.end])) break;
    ++place.end;
  }
  const bool opens = !quote.empty() && (quote[0] == '"' || quote[0] == '\'' || quote[0] == '(');
  if (opens && place.start > 0 && text[place.start - 1] == quote[0]) --place.start;
  return place;
}

}  // namespace

std::vector<Alignment> align(std::string_view quote, std::string_view text,
                             const std::vector<Word>& words,
                             std::span<const std::uint32_t> places) {
  const std::vector<Word> quote_words = words_of(quote);
  if (quote_words.size() < fewest_words || quote_words.size() > most_words) return {};
  if (words.empty()) return {};
  std::vector<Window> windows;
  if (quote_words.size() >= fewest_anywhere) windows = find_windows(quote_words, words);
  for (const std::uint32_t place : places) {
    windows.push_back(window_at(place, words, quote_words.size()));
  }
  std::vector<Alignment> found;
  for (const Window& window : windows) {
    // The best stretch may begin before the window's peak.
    const std::size_t slack = quote_words.size() / 3 + 2;
    const std::size_t first = window.first > slack ? window.first - slack : 0;
    const std::size_t last = std::min(window.last + slack + 1, words.size());
    Alignment one = Aligner(quote, quote_words, text, words.data() + first, last - first).run();
    if (one.place.empty()) continue;
    one.place = with_punctuation(one.place, quote, text);
    const bool known = std::any_of(found.begin(), found.end(), [&](const Alignment& other) {
      return other.place.overlaps(one.place);
    });
    if (!known) found.push_back(std::move(one));
  }
  std::stable_sort(found.begin(), found.end(), [](const Alignment& a, const Alignment& b) {
    return a.similarity > b.similarity;
  });
  return found;
}

double shared_words(std::string_view neighbours, std::string_view beside) {
  const std::vector<Word> wanted = words_of(neighbours);
  if (wanted.empty()) return 0;
  const WordSet there(words_of(beside));
  int total = 0, shared = 0;
  for (const Word& word : wanted) {
    total += weight(word);
    if (there.has(word)) shared += weight(word);
  }
  return static_cast<double>(shared) / total;
}

}  // namespace caveat
