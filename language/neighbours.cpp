// SPDX-License-Identifier: Apache-2.0

#include "language/neighbours.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace caveat {

namespace {

using outline::Kind;
using outline::Part;
using outline::Parts;

constexpr std::uint32_t widest = 15;  // words between neighbours: what four steps add up to

// Words that may stand at one place, or the edge of a sentence.
struct Words {
  enum { nothing, words, beginning, ending, unknown } what = nothing;
  std::vector<WordId> ids = {};
  bool numbers = false;

  void add(const Words& more) {
    if (more.what == nothing) return;
    if (what == nothing) {
      *this = more;
    } else if (what != words || more.what != words) {
      what = unknown;
    } else {
      ids.insert(ids.end(), more.ids.begin(), more.ids.end());
      numbers = numbers || more.numbers;
    }
  }
  void settle() {
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  }
};

struct Pair {
  Words first, second;
  std::uint32_t between = 0;  // words
  double chance = 1;          // for each word of a text
};

class Chooser {
 public:
  Chooser(const Frequencies& frequencies, Language::Tables& tables)
      : frequencies_(frequencies), tables_(tables) {}

  // Recursion is as deep as that of the pattern.
  std::optional<Pair> best_of(const Parts& parts) const {
    std::optional<Pair> best;
    const auto consider = [&](std::optional<Pair> pair) {
      if (pair && (!best || pair->chance < best->chance)) best = std::move(pair);
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (may_be_empty(parts[i]) && parts[i].kind != Kind::beginning) continue;
      consider(with_next(parts, i));
      consider(with_last(parts, i));
      if (parts[i].kind == Kind::choice) consider(best_of_choice(parts[i]));
    }
    return best;
  }

  Neighbours made_of(const Pair& pair) const {
    Neighbours made;
    made.first = set_of(pair.first);
    made.second = set_of(pair.second);
    made.apart = pair.first.what == Words::beginning ? 0 : 1;
    std::uint32_t left = pair.between, step = 1;
    for (std::uint8_t& next : made.steps) {
      next = static_cast<std::uint8_t>(std::min(left, step));
      left -= next;
      step *= 2;
    }
    return made;
  }

 private:
  static bool may_be_empty(const Parts& parts) {
    return std::ranges::all_of(parts, [](const Part& part) { return may_be_empty(part); });
  }
  static bool may_be_empty(const Part& part) {
    if (part.kind != Kind::choice) return part.kind > Kind::term;
    return std::ranges::any_of(part.choices,
                               [](const Parts& parts) { return may_be_empty(parts); });
  }

  // What a part begins with, and ends with.
  Words first_of(const Part& part) const { return edge_of(part, true); }
  Words last_of(const Part& part) const { return edge_of(part, false); }
  Words edge_of(const Part& part, bool front) const {
    switch (part.kind) {
      case Kind::word:
        return {Words::words, {part.value}};
      case Kind::set:
        return words_in(static_cast<SetId>(part.value));
      case Kind::term: {
        const auto id = static_cast<ClassId>(part.value);
        return {Words::words, front ? tables_.terms.first_words(id) : tables_.terms.last_words(id)};
      }
      case Kind::beginning:
        return {Words::beginning};
      case Kind::ending:
        return {Words::ending};
      case Kind::gap:
        return {Words::unknown};
      case Kind::maybe:
      case Kind::choice:
        break;
    }
    Words edge;
    for (const Parts& parts : part.choices) {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part& next = front ? parts[i] : parts[parts.size() - 1 - i];
        edge.add(edge_of(next, front));
        if (!may_be_empty(next)) break;
      }
    }
    return edge;
  }
  Words words_in(SetId set) const {
    const auto& [ids, numbers] = tables_.sets.named(set);
    return {Words::words, ids, numbers};
  }

  // A part and whatever comes next, up to what may not be left out.
  std::optional<Pair> with_next(const Parts& parts, std::size_t at) const {
    Pair pair;
    pair.first = last_of(parts[at]);
    for (std::size_t i = at + 1; i < parts.size(); ++i) {
      if (parts[i].kind == Kind::gap) {
        pair.between += parts[i].value;
        continue;
      }
      pair.second.add(first_of(parts[i]));
      if (!may_be_empty(parts[i]) || parts[i].kind == Kind::ending) return weighed(std::move(pair));
    }
    return std::nullopt;
  }
  // A part and whatever comes before it.
  std::optional<Pair> with_last(const Parts& parts, std::size_t at) const {
    Pair pair;
    pair.second = first_of(parts[at]);
    for (std::size_t i = at; i-- > 0;) {
      if (parts[i].kind == Kind::gap) {
        pair.between += parts[i].value;
        continue;
      }
      pair.first.add(last_of(parts[i]));
      if (!may_be_empty(parts[i]) || parts[i].kind == Kind::beginning) {
        return weighed(std::move(pair));
      }
    }
    return std::nullopt;
  }

  // One of each alternative, if each has one.
  std::optional<Pair> best_of_choice(const Part& choice) const {
    Pair all;
    for (const Parts& parts : choice.choices) {
      const std::optional<Pair> best = best_of(parts);
      if (!best) return std::nullopt;
      all.first.add(best->first);
      all.second.add(best->second);
      all.between = std::max(all.between, best->between);
    }
    return weighed(std::move(all));
  }

  std::optional<Pair> weighed(Pair pair) const {
    pair.first.settle();
    pair.second.settle();
    const bool known = (pair.first.what == Words::words || pair.first.what == Words::beginning) &&
                       (pair.second.what == Words::words || pair.second.what == Words::ending);
    if (!known || pair.between > widest) return std::nullopt;
    pair.chance = share_of(pair.first) * share_of(pair.second) * (pair.between + 1);
    return pair;
  }
  double share_of(const Words& words) const {
    if (words.what != Words::words) return 1 / words_of_sentence;
    double share = words.numbers ? Frequencies::share_of_numbers() : 0;
    for (const WordId word : words.ids) share += frequencies_.share_of(word);
    return share;
  }

  SetId set_of(const Words& words) const {
    if (words.what == Words::beginning) return tables_.beginnings;
    if (words.what == Words::ending) return tables_.endings;
    return tables_.sets.add(words.ids, words.numbers);
  }

  const Frequencies& frequencies_;
  Language::Tables& tables_;
};

}  // namespace

std::optional<Neighbours> choose_neighbours(const outline::Parts& pattern,
                                            const Frequencies& frequencies,
                                            Language::Tables& tables) {
  const Chooser chooser(frequencies, tables);
  const std::optional<Pair> best = chooser.best_of(pattern);
  if (!best) return std::nullopt;
  return chooser.made_of(*best);
}

}  // namespace caveat
