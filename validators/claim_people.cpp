// SPDX-License-Identifier: Apache-2.0
//
// Whom a claim and its source speak of.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>

#include "validators/claim_side.hpp"

namespace caveat {

namespace {

bool is_everyone(const TermUse& use) { return use.lexicon_class == "whoever-at-all"; }

/// Words for people in general, those for all of them first.
std::vector<TermUse> whoever(const Side& side, Reader& reader) {
  std::vector<TermUse> names = side.terms("whoever", reader);
  std::ranges::stable_partition(names, is_everyone);
  return names;
}

/// Naming people in general widens what was seen in some.
class Widening {
 public:
  Widening(const Side& claim, const Side& source, Reader& reader)
      : claim_(claim),
        source_(source),
        told_(whoever(claim, reader)),
        seen_in_all_(std::ranges::any_of(whoever(source, reader), is_everyone)) {}

  /// The words of the claim for whoever it may be, unless the source has them.
  std::string_view anybody() const {
    if (told_.empty()) return {};
    const std::string_view words = claim_.at(told_.front().text);
    const bool known = is_everyone(told_.front()) ? seen_in_all_ : source_.says(words);
    return known ? std::string_view() : words;
  }
  /// Those for all there are.
  std::string_view everyone() const {
    const bool all = !told_.empty() && is_everyone(told_.front()) && !seen_in_all_;
    return all ? claim_.at(told_.front().text) : std::string_view();
  }

 private:
  const Side& claim_;
  const Side& source_;
  std::vector<TermUse> told_;
  bool seen_in_all_;
};

bool is_of_people(std::string_view population) {
  return population != "said-of-animals" && population != "said-of-the-laboratory" &&
         population != "said-of-the-dish";
}

/// What was seen in a dish was seen in no people; what grew in a laboratory may have been given to
/// some.
bool is_of_no_people(const Side& side, Reader& reader) {
  return std::ranges::any_of(side.terms("said-of", reader), [](const TermUse& use) {
    return use.lexicon_class == "said-of-animals" || use.lexicon_class == "said-of-the-dish";
  });
}

}  // namespace

void compare_populations(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const auto& told = claim.facts.populations;
  const auto& seen = source.facts.populations;
  const bool repeats =
      std::ranges::any_of(seen, [&](const auto& group) { return told.contains(group.first); });
  const Widening widening(claim, source, reader);
  const std::string_view anybody = widening.anybody();
  const bool seen_in_nobody = is_of_no_people(source, reader);
  for (const auto& [group, lexicon_class] : seen) {
    if (told.contains(group)) continue;
    if (!is_of_people(lexicon_class)) {
      auto& reasons = seen_in_nobody ? excess.certain : excess.doubtful;
      reasons.push_back(fmt::format("{} told as people", group));
    } else if (!told.empty()) {
      if (!repeats) {
        excess.certain.push_back(fmt::format("population changed: {} to {}", group,
                                             fmt::join(std::views::keys(told), ", ")));
      }
    } else if (!anybody.empty()) {
      excess.certain.push_back(fmt::format("population widened: {} to {}", group, anybody));
    } else {
      excess.doubtful.push_back(fmt::format("population left out: {}", group));
    }
  }
  // "Women" told as "men and women"; "adult women" are women.
  for (const auto& [group, lexicon_class] : told) {
    if (!repeats || seen.contains(group) || lexicon_class == "said-of-adults") continue;
    excess.certain.push_back(fmt::format("population widened: {} added", group));
  }
  const std::string_view everyone = widening.everyone();
  if (!everyone.empty() && claim.facts.denials.empty()) {
    excess.certain.push_back(fmt::format("population widened: {}", everyone));
  }
}

}  // namespace caveat
