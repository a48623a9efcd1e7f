// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <utility>

#include "language/outline.hpp"

namespace caveat {

namespace {

using outline::Kind;
using outline::Part;
using outline::Parts;
using outline::unit;

// What several alternatives begin with is drawn once, down to so many levels.
constexpr int deepest_joining = 16;

// Joins alternatives that begin alike: (a b | a c) becomes a (b | c).
void join_alike(Part& choice, int depth = 0) {
  std::vector<Parts> joined;
  for (Parts& parts : choice.choices) {
    const auto alike = std::ranges::find_if(joined, [&](const Parts& other) {
      return !other.empty() && !parts.empty() && other.front() == parts.front();
    });
    if (alike == joined.end() || depth == deepest_joining) {
      joined.push_back(std::move(parts));
      continue;
    }
    const auto rest_of = [](const Parts& all) { return Parts(all.begin() + 1, all.end()); };
    const bool is_open =
        alike->size() == 2 && alike->back().kind == Kind::choice && alike->back().value == 1;
    if (!is_open) {
      Part rest{Kind::choice, 1, any_word, {rest_of(*alike)}};  // 1: made here
      alike->resize(1);
      alike->push_back(std::move(rest));
    }
    alike->back().choices.push_back(rest_of(parts));
  }
  for (Parts& parts : joined) {
    if (parts.size() == 2 && parts.back().kind == Kind::choice && parts.back().value == 1) {
      join_alike(parts.back(), depth + 1);
    }
  }
  choice.choices = std::move(joined);
}

// From parts to units.
class Drawing {
 public:
  explicit Drawing(std::vector<std::uint32_t>& out) : out_(out) {}

  void pattern(Parts parts) {
    const std::size_t length = open(0);
    sequence(parts);
    close(length);
  }

 private:
  // A unit whose value is the number of units between it and the closing.
  std::size_t open(std::uint32_t unit) {
    out_.push_back(unit);
    return out_.size() - 1;
  }
  void close(std::size_t opened) {
    out_[opened] += static_cast<std::uint32_t>(out_.size() - opened - 1);
  }

  void sequence(std::span<Part> parts) {
    for (Part& part : parts) {
      if (part.kind == Kind::choice) {
        choice(part);
      } else if (part.kind == Kind::maybe) {
        const std::size_t opened = open(unit(Kind::maybe));
        sequence(part.choices.front());
        close(opened);
      } else {
        out_.push_back(unit(part.kind, part.value));
        if (part.kind == Kind::term) out_.push_back(part.first);
      }
    }
  }

  // Returns the others.
  static std::span<Parts> bring_forward(std::span<Parts> choices, Kind kind) {
    const auto others = std::ranges::stable_partition(
        choices, [kind](const Parts& parts) { return parts.front().kind == kind; });
    return {others.begin(), others.end()};
  }

  void choice(Part& part) {
    join_alike(part);
    const auto is_empty = [](const Parts& parts) { return parts.empty(); };
    const bool may_be_empty = std::erase_if(part.choices, is_empty) > 0;
    const auto after_words = bring_forward(part.choices, Kind::word);
    const auto others = bring_forward(after_words, Kind::set);
    const std::size_t opened = open(unit(Kind::choice));
    const auto heads = std::span(part.choices).first(part.choices.size() - others.size());
    out_.push_back(may_be_empty ? 1 : 0);
    out_.push_back(static_cast<std::uint32_t>(part.choices.size() - after_words.size()));
    out_.push_back(static_cast<std::uint32_t>(after_words.size() - others.size()));
    for (const Parts& parts : heads) out_.push_back(parts.front().value);
    const std::size_t ends = out_.size(), follows = ends + heads.size();
    out_.resize(follows);
    for (std::size_t i = 0; i < heads.size(); ++i) {
      sequence(std::span<Part>(heads[i]).subspan(1));
      out_[ends + i] = static_cast<std::uint32_t>(out_.size() - follows);
    }
    for (Parts& parts : others) {
      const std::size_t length = open(0);
      sequence(parts);
      close(length);
    }
    close(opened);
  }

  std::vector<std::uint32_t>& out_;
};

}  // namespace

std::uint32_t draw_outline(Parts pattern, std::vector<std::uint32_t>& outlines) {
  const auto start = static_cast<std::uint32_t>(outlines.size());
  Drawing(outlines).pattern(std::move(pattern));
  return start;
}

}  // namespace caveat
