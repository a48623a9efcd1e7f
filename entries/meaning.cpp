// SPDX-License-Identifier: Apache-2.0

#include "entries/meaning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>
#include <unordered_map>

#include "entries/naming.hpp"
#include "entries/risk_change.hpp"
#include "entries/said.hpp"
#include "language/language.hpp"

namespace caveat {

namespace {

constexpr std::size_t fewest_letters = 4;  // of a word whose status is compared

/// Put forward, with a hedge or without: a hedge does not make "cure" the word that was on record.
bool puts_forward(const Assertion& one) {
  return one.rule != nullptr && one.severity == Severity::error && one.status != Status::negated &&
         one.status != Status::unrelated && one.status != Status::mention &&
         one.status != Status::risk;
}

/// Whether only the reach of a denial changed: the words are on record as denied, and as much is
/// denied as was.
bool is_denied_still(const Assertion& one, const Said& was, const Said& is) {
  return is.facts.denials.size() >= was.facts.denials.size() &&
         was.denies(is.words_at(one.trigger), one.rule->category);
}

/// Categories of absolute language that are put forward in `is`, and not in `was`.
std::set<std::string> absolutes_added(const Said& was, const Said& is) {
  std::set<std::string> added;
  for (const Assertion& one : is.reading.assertions) {
    if (puts_forward(one) && !is_denied_still(one, was, is)) added.insert(one.rule->category);
  }
  for (const Assertion& one : was.reading.assertions) {
    if (puts_forward(one)) added.erase(one.rule->category);
  }
  return added;
}

/// Whether all the words that limit what is said are still there, and were.
bool is_limited_still(const Said& was, const Said& is) {
  return (was.facts.doubts > 0 || !was.facts.limits.empty()) &&
         is.facts.doubts >= was.facts.doubts && is.facts.limits.size() >= was.facts.limits.size();
}

/// Whether `is` asserts more, and not because a limit or a denial reaches less far.
bool is_stronger(const Said& was, const Said& is) {
  const Strength before = was.strength(), now = is.strength();
  if (before == Strength::none || now <= before) return false;
  if (now != Strength::absolute) return !is_limited_still(was, is);
  return std::ranges::none_of(is.reading.assertions, [&](const Assertion& one) {
    return puts_forward(one) && is_denied_still(one, was, is);
  });
}

/// Words that stand in both, each once: where in the one and where in the other.
std::pair<std::vector<Span>, std::vector<Span>> shared_words(const Said& was, const Said& is) {
  std::unordered_map<std::string_view, Span> there;
  for (const Word& word : is.words) there.emplace(is.word(word), word.span);
  std::pair<std::vector<Span>, std::vector<Span>> shared;
  for (const Word& word : was.words) {
    if (word.span.size() < fewest_letters) continue;
    const auto found = there.find(was.word(word));
    if (found == there.end()) continue;
    shared.first.push_back(word.span);
    shared.second.push_back(found->second);
    there.erase(found);
  }
  return shared;
}

/// Beginnings of the first long words after a denial: one of them is what is denied.
std::vector<std::string_view> denied_words(const Said& said, Span denial) {
  constexpr std::size_t reach = 3;
  std::vector<std::string_view> denied;
  for (const Word& word : said.words) {
    if (denied.size() == reach) break;
    const bool counts = word.span.start >= denial.end && word.span.size() >= fewest_letters;
    if (counts) denied.push_back(said.word(word).substr(0, fewest_letters));
  }
  return denied;
}

/// As many denials as before, but one of them stands before words that were not denied.
bool denial_moved(const Said& was, const Said& is) {
  if (was.facts.denials.size() != is.facts.denials.size()) return false;
  for (std::size_t i = 0; i < is.facts.denials.size(); ++i) {
    const auto before = denied_words(was, was.facts.denials[i]);
    for (const std::string_view word : denied_words(is, is.facts.denials[i])) {
      if (std::ranges::find(before, word) != before.end()) break;
      const bool known = std::ranges::any_of(
          was.words, [&](const Word& other) { return was.word(other).starts_with(word); });
      if (known) return true;
    }
  }
  return false;
}

/// What the texts do with the words they share, and how many words each has that deny or
/// doubt. Where these counts differ they decide; a scope that moved shows in the status.
void compare_status(const Said& was, const Said& is, std::size_t shared,
                    std::vector<std::string>& reasons) {
  bool negated = false, affirmed = false, hedged = false, unhedged = false;
  for (std::size_t i = 0; i < shared; ++i) {
    const TargetReading& before = was.reading.targets[i];
    const TargetReading& now = is.reading.targets[i];
    if (before.status == now.status) continue;
    // A clause that was cut moves the ends of scopes, and no meaning with them.
    const bool came = is.only_here(now.cue_text, was);
    const bool went = was.only_here(before.cue_text, is);
    negated = negated || (now.status == Status::negated && came);
    affirmed = affirmed || (before.status == Status::negated && went);
    hedged = hedged || (before.status == Status::asserted && now.status == Status::hedged && came);
    unhedged =
        unhedged || (before.status == Status::hedged && now.status == Status::asserted && went);
  }
  if (denial_moved(was, is)) negated = affirmed = true;
  const auto denials =
      static_cast<int>(is.facts.denials.size()) - static_cast<int>(was.facts.denials.size());
  const int doubts = is.facts.doubts - was.facts.doubts;
  if (denials > 0 || (denials == 0 && negated)) reasons.emplace_back("negation added");
  if (denials < 0 || (denials == 0 && affirmed)) reasons.emplace_back("negation removed");
  // "May" and "might" have their scopes; what counts is that there is one or the other.
  const bool doubted = was.facts.doubts > 0;
  if (doubts < 0 || (!doubted && doubts == 0 && unhedged)) reasons.emplace_back("hedge removed");
  if (doubts > 0 || (!doubted && doubts == 0 && hedged)) reasons.emplace_back("hedge added");
}

std::string listed(const std::vector<std::string>& items) {
  return items.empty() ? std::string("none") : fmt::format("{}", fmt::join(items, ", "));
}

void compare(std::string_view what, const std::vector<std::string>& before,
             const std::vector<std::string>& now, std::vector<std::string>& reasons) {
  std::vector<std::string> gone, come;
  std::ranges::set_difference(before, now, std::back_inserter(gone));
  std::ranges::set_difference(now, before, std::back_inserter(come));
  if (gone.empty() && come.empty()) return;
  reasons.push_back(fmt::format("{} changed: {} to {}", what, listed(gone), listed(come)));
}

std::vector<std::string> populations(const Said& said) {
  const auto names = std::views::keys(said.facts.populations);
  return {names.begin(), names.end()};
}

/// Categories of absolute language, else an absolute word, that came in and is not denied.
void compare_absolutes(const Said& was, const Said& is, std::size_t shared,
                       std::vector<std::string>& reasons) {
  const std::set<std::string> added = absolutes_added(was, is);
  for (const std::string& category : added) {
    reasons.push_back(fmt::format("{} language added", category));
  }
  if (!added.empty() || is.facts.absolutes.size() <= was.facts.absolutes.size()) return;
  for (std::size_t i = 0; i < is.facts.absolutes.size(); ++i) {
    const Span word = is.facts.absolutes[i];
    const std::string_view said = is.words_at(word);
    const bool denied = is.reading.targets[shared + i].status == Status::negated;
    if (denied || was.lower.find(said) != std::string::npos) continue;
    reasons.push_back(fmt::format("absolute wording added: {}", said));
    return;
  }
}

/// The first word that says of how much, and that the other text does without.
std::string_view share_gone(const Said& was, const Said& is) {
  for (const Span share : was.facts.shares) {
    const std::string_view word = was.words_at(share);
    if (was.limits(word) > is.limits(word)) return word;
  }
  return {};
}

}  // namespace

std::vector<std::string> meaning_changes(std::string_view was, std::string_view is,
                                         Reader& reader) {
  Said before(was), now(is);
  before.facts = wording_facts(before.document, reader);
  now.facts = wording_facts(now.document, reader);
  auto [targets_before, targets_now] = shared_words(before, now);
  const std::size_t shared = targets_before.size();
  targets_now.insert(targets_now.end(), now.facts.absolutes.begin(), now.facts.absolutes.end());
  before.reading = reader.read(before.document, targets_before);
  now.reading = reader.read(now.document, targets_now);

  std::vector<std::string> reasons;
  compare_status(before, now, shared, reasons);
  if (tells_by_another_verb(before, now)) std::erase(reasons, "hedge added");
  if (reasons.empty() && now.facts.shares.size() < before.facts.shares.size()) {
    reasons.push_back(fmt::format("limit removed: {}", share_gone(before, now)));
  }
  compare_absolutes(before, now, shared, reasons);
  if (is_stronger(before, now)) {
    reasons.push_back(fmt::format("strength raised: {} to {}", to_string(before.strength()),
                                  to_string(now.strength())));
  }
  if (lost_risk(before, now, reader)) reasons.emplace_back("risk removed");
  const bool belittled = now.facts.belittlings > before.facts.belittlings;
  const bool less_grave = lost_gravity(before, now, reader);
  if ((before.states_risk() && belittled) || less_grave) reasons.emplace_back("risk minimised");
  compare("number", before.facts.numbers, now.facts.numbers, reasons);
  const std::string unit = unit_changed(before.facts, now.facts);
  if (!unit.empty()) reasons.push_back("number changed: " + unit);
  const std::size_t others = reasons.size();
  compare("population", populations(before), populations(now), reasons);
  const std::string left_out =
      reasons.size() == others ? left_out_of_warning(before, now, reader) : std::string();
  if (!left_out.empty()) {
    reasons.push_back(fmt::format("population changed: {} left out", left_out));
  }
  for (const std::string_view kind : {"therapy", "condition"}) {
    const std::string subject = subject_changed(kind, before.document, now.document, reader);
    if (!subject.empty()) reasons.push_back(fmt::format("{} changed: {}", kind, subject));
  }
  return reasons;
}

void judge_meaning(ResolvedAnchor& answer, const Anchor& anchor, const Document& document,
                   Reader& reader) {
  const bool changed = answer.resolution == Resolution::reworded ||
                       answer.resolution == Resolution::split ||
                       answer.resolution == Resolution::merged;
  if (!changed || anchor.exact.empty() || !answer.found()) return;
  const std::vector<std::string> reasons =
      meaning_changes(anchor.exact, document.text_of(answer.text), reader);
  if (reasons.empty()) return;
  answer.resolution = Resolution::meaning_changed;
  answer.why = fmt::format("the words no longer say the same: {}", fmt::join(reasons, "; "));
}

}  // namespace caveat
