// SPDX-License-Identifier: Apache-2.0

#include "entries/meaning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "documents/characters.hpp"
#include "documents/reading.hpp"
#include "entries/word_index.hpp"
#include "entries/wording_facts.hpp"
#include "language/language.hpp"

namespace caveat {

namespace {

constexpr std::size_t fewest_letters = 4;  // of a word whose status is compared

/// One of the two texts, and what it asserts.
struct Said {
  explicit Said(std::string_view text)
      : document(read_document(std::string(text), Format::text, {},
                               {.charset = {}, .detect_language = false})),
        lower(document.text) {
    for (char& c : lower) c = ascii_lower(c);
    words = words_of(lower);
  }

  std::string_view word(const Word& one) const {
    return std::string_view(lower).substr(one.span.start, one.span.size());
  }

  std::string_view words_at(Span span) const {
    return std::string_view(lower).substr(span.start, span.size());
  }

  /// Whether the other text does without the cue at `span`. What a cue hangs on may stay when a
  /// word beside it goes ("not been shown", "some people"): denials are counted elsewhere, and
  /// limits here.
  bool only_here(Span span, const Said& other) const {
    const auto is_in_it = [&](Span one) { return one.overlaps(span); };
    if (span.empty() || std::ranges::any_of(facts.denials, is_in_it)) return false;
    const auto limit = std::ranges::find_if(facts.limits, is_in_it);
    if (limit != facts.limits.end()) {
      return facts.limits.size() > other.facts.limits.size() &&
             limits(words_at(*limit)) > other.limits(words_at(*limit));
    }
    return other.lower.find(words_at(span)) == std::string::npos;
  }

  Strength strength() const {
    Strength most = Strength::none;
    for (const SentenceReading& sentence : reading.sentences) {
      most = std::max(most, sentence.strength);
    }
    return most;
  }

  bool states_risk() const {
    return std::ranges::any_of(reading.sentences, &SentenceReading::risk);
  }

  /// How often one of the words that limit stands there.
  std::ptrdiff_t limits(std::string_view word) const {
    return std::ranges::count_if(facts.limits, [&](Span one) { return words_at(one) == word; });
  }

  /// Whether the same words, of the same category, are denied here.
  bool denies(std::string_view trigger, const std::string& category) const {
    return std::ranges::any_of(reading.assertions, [&](const Assertion& one) {
      return one.rule != nullptr && one.status == Status::negated &&
             one.rule->category == category && words_at(one.trigger) == trigger;
    });
  }

  Document document;
  std::string lower;
  std::vector<Word> words;
  Reading reading;
  WordingFacts facts;
};

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
  return {said.facts.populations.begin(), said.facts.populations.end()};
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

/// Names of hazards; those that "risk" or "side effect" stand for are not names.
std::set<std::string_view> hazards(const Said& said, Reader& reader) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < said.document.sentences.size(); ++i) {
    for (const TermUse& use : reader.terms(said.document, i, "hazard")) names.insert(use.canonical);
  }
  return names;
}

/// A risk that is told in other words is not gone, as long as what can happen is named; of a
/// risk that names nothing that can happen nothing certain can be said.
bool lost_risk(const Said& was, const Said& is, Reader& reader) {
  if (!was.states_risk() || is.states_risk()) return false;
  const std::set<std::string_view> before = hazards(was, reader), now = hazards(is, reader);
  return !before.empty() && !std::ranges::includes(now, before);
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
  compare_absolutes(before, now, shared, reasons);
  if (is_stronger(before, now)) {
    reasons.push_back(fmt::format("strength raised: {} to {}", to_string(before.strength()),
                                  to_string(now.strength())));
  }
  if (lost_risk(before, now, reader)) reasons.emplace_back("risk removed");
  const bool belittled = now.facts.belittlings > before.facts.belittlings;
  if (before.states_risk() && belittled) reasons.emplace_back("risk minimised");
  compare("number", before.facts.numbers, now.facts.numbers, reasons);
  compare("population", populations(before), populations(now), reasons);
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
