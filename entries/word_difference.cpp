// SPDX-License-Identifier: Apache-2.0

#include "entries/word_difference.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "entries/folding.hpp"

namespace caveat {

namespace {

constexpr std::size_t most_cells = std::size_t{1} << 20;  // of the table
constexpr std::size_t shown_beside = 4;                   // words next to a change

struct Words {
  explicit Words(std::string_view text) {
    constexpr std::string_view space = " \t\r\n\f\v";
    for (std::size_t at = text.find_first_not_of(space); at != std::string_view::npos;) {
      const std::size_t end = std::min(text.find_first_of(space, at), text.size());
      written.push_back(text.substr(at, end - at));
      folded.push_back(fold_quote(written.back()));
      at = text.find_first_not_of(space, end);
    }
  }
  std::size_t size() const { return written.size(); }

  std::vector<std::string_view> written;
  std::vector<std::string> folded;
};

/// Lays two stretches of words along each other.
class Comparison {
 public:
  Comparison(const Words& was, const Words& is) : was_(was), is_(is) {}

  std::vector<WordRun> run() {
    std::size_t first = 0;
    const std::size_t shorter = std::min(was_.size(), is_.size());
    while (first < shorter && was_.folded[first] == is_.folded[first]) ++first;
    std::size_t last = 0;
    while (last < shorter - first && same(was_.size() - 1 - last, is_.size() - 1 - last)) ++last;
    for (std::size_t i = 0; i < first; ++i) add(WordRun::Kind::same, is_.written[i]);
    compare(first, was_.size() - last, first, is_.size() - last);
    for (std::size_t i = is_.size() - last; i < is_.size(); ++i) {
      add(WordRun::Kind::same, is_.written[i]);
    }
    return std::move(runs_);
  }

 private:
  bool same(std::size_t i, std::size_t j) const { return was_.folded[i] == is_.folded[j]; }

  /// Words [first, was_end) against [other, is_end).
  void compare(std::size_t first, std::size_t was_end, std::size_t other, std::size_t is_end) {
    const std::size_t rows = was_end - first, columns = is_end - other;
    const bool affordable = rows == 0 || columns <= most_cells / rows;
    if (affordable) fill(first, rows, other, columns);
    std::size_t i = 0, j = 0;
    while (i < rows || j < columns) {
      const bool both = affordable && i < rows && j < columns;
      if (both && same(first + i, other + j)) {
        add(WordRun::Kind::same, is_.written[other + j]);
        ++i, ++j;
      } else if (i < rows && (!both || common(i + 1, j) >= common(i, j + 1))) {
        add(WordRun::Kind::removed, was_.written[first + i++]);
      } else {
        add(WordRun::Kind::added, is_.written[other + j++]);
      }
    }
  }

  /// Most words that what follows i and what follows j have in common.
  void fill(std::size_t first, std::size_t rows, std::size_t other, std::size_t columns) {
    columns_ = columns + 1;
    table_.assign((rows + 1) * columns_, 0);
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        table_[i * columns_ + j] = same(first + i, other + j)
                                       ? common(i + 1, j + 1) + 1
                                       : std::max(common(i + 1, j), common(i, j + 1));
      }
    }
  }
  std::uint32_t common(std::size_t i, std::size_t j) const { return table_[i * columns_ + j]; }

  void add(WordRun::Kind kind, std::string_view word) {
    if (runs_.empty() || runs_.back().kind != kind) {
      runs_.push_back({kind, std::string(word)});
    } else {
      runs_.back().text.append(" ").append(word);
    }
  }

  const Words& was_;
  const Words& is_;
  std::size_t columns_ = 0;
  std::vector<std::uint32_t> table_;
  std::vector<WordRun> runs_;
};

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

/// The words next to the changes, and "..." for the others.
std::string shortened(const std::string& run, bool after_change, bool before_change) {
  const Words words(run);
  const std::size_t head = after_change ? shown_beside : 0;
  const std::size_t tail = before_change ? shown_beside : 0;
  if (words.size() <= head + tail + 1) return run;
  const std::span<const std::string_view> all = words.written;
  std::string text = joined(all.first(head));
  text += head > 0 && tail > 0 ? " ... " : head > 0 ? " ..." : "... ";
  return text + joined(all.last(tail));
}

}  // namespace

std::vector<WordRun> word_difference(std::string_view was, std::string_view is) {
  const Words before(was), after(is);
  return Comparison(before, after).run();
}

std::string words_on_one_line(std::string_view text) {
  const Words words(text);
  return joined(words.written);
}

std::string difference_line(std::string_view was, std::string_view is) {
  const std::vector<WordRun> runs = word_difference(was, is);
  if (runs.empty() || (runs.size() == 1 && runs[0].kind == WordRun::Kind::same)) return {};
  std::string line;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const bool replaces =
        runs[i].kind == WordRun::Kind::added && i > 0 && runs[i - 1].kind == WordRun::Kind::removed;
    if (i > 0 && !replaces) line += ' ';
    switch (runs[i].kind) {
      case WordRun::Kind::same:
        line += shortened(runs[i].text, i > 0, i + 1 < runs.size());
        break;
      case WordRun::Kind::removed:
        line += "[-" + runs[i].text + "-]";
        break;
      case WordRun::Kind::added:
        line += "{+" + runs[i].text + "+}";
        break;
    }
  }
  return line;
}

}  // namespace caveat
