// SPDX-License-Identifier: Apache-2.0

#include "entries/meaning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "documents/characters.hpp"
#include "documents/reading.hpp"
#include "entries/word_index.hpp"
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

  std::set<std::string> absolutes() const {
    std::set<std::string> categories;
    for (const Assertion& one : reading.assertions) {
      if (one.rule != nullptr && one.status == Status::asserted &&
          one.severity == Severity::error) {
        categories.insert(one.rule->category);
      }
    }
    return categories;
  }

  /// Numbers as written, sorted; a percentage is another number.
  std::vector<std::string> numbers() const {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < lower.size();) {
      if (!is_digit(lower[at])) {
        ++at;
        continue;
      }
      std::string number;
      const auto goes_on = [&] {
        return is_digit(lower[at]) || ((lower[at] == '.' || lower[at] == ',') &&
                                       at + 1 < lower.size() && is_digit(lower[at + 1]));
      };
      for (; at < lower.size() && goes_on(); ++at) number += lower[at];
      if (at < lower.size() && lower[at] == '%') number += '%';
      found.push_back(std::move(number));
    }
    std::ranges::sort(found);
    return found;
  }

  Document document;
  std::string lower;
  std::vector<Word> words;
  Reading reading;
};

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

/// What the texts do with the words they share.
void compare_status(const Said& was, const Said& is, std::vector<std::string>& reasons) {
  bool negated = false, affirmed = false, hedged = false, unhedged = false;
  const std::size_t count = std::min(was.reading.targets.size(), is.reading.targets.size());
  for (std::size_t i = 0; i < count; ++i) {
    const Status before = was.reading.targets[i].status;
    const Status now = is.reading.targets[i].status;
    negated = negated || (now == Status::negated && before != Status::negated);
    affirmed = affirmed || (before == Status::negated && now != Status::negated);
    hedged = hedged || (before == Status::asserted && now == Status::hedged);
    unhedged = unhedged || (before == Status::hedged && now == Status::asserted);
  }
  if (negated) reasons.emplace_back("negation added");
  if (affirmed) reasons.emplace_back("negation removed");
  if (unhedged) reasons.emplace_back("hedge removed");
  if (hedged) reasons.emplace_back("hedge added");
}

void compare_numbers(const Said& was, const Said& is, std::vector<std::string>& reasons) {
  std::vector<std::string> gone, come;
  const std::vector<std::string> before = was.numbers(), now = is.numbers();
  std::ranges::set_difference(before, now, std::back_inserter(gone));
  std::ranges::set_difference(now, before, std::back_inserter(come));
  if (gone.empty() && come.empty()) return;
  const auto list = [](const std::vector<std::string>& numbers) {
    return numbers.empty() ? std::string("none") : fmt::format("{}", fmt::join(numbers, ", "));
  };
  reasons.push_back(fmt::format("number changed: {} to {}", list(gone), list(come)));
}

/// Names of hazards; those that "risk" or "side effect" stand for are not names.
std::set<std::string_view> hazards(const Said& said, Reader& reader) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < said.document.sentences.size(); ++i) {
    for (const TermUse& use : reader.terms(said.document, i, "hazard")) names.insert(use.canonical);
  }
  return names;
}

/// A risk that is told in other words is not gone, as long as what can happen is named.
bool lost_risk(const Said& was, const Said& is, Reader& reader) {
  if (!was.states_risk() || is.states_risk()) return false;
  const std::set<std::string_view> before = hazards(was, reader), now = hazards(is, reader);
  return before.empty() || !std::ranges::includes(now, before);
}

}  // namespace

std::vector<std::string> meaning_changes(std::string_view was, std::string_view is,
                                         Reader& reader) {
  Said before(was), now(is);
  const auto [targets_before, targets_now] = shared_words(before, now);
  before.reading = reader.read(before.document, targets_before);
  now.reading = reader.read(now.document, targets_now);

  std::vector<std::string> reasons;
  compare_status(before, now, reasons);
  const std::set<std::string> known = before.absolutes();
  for (const std::string& category : now.absolutes()) {
    if (!known.contains(category)) reasons.push_back(fmt::format("{} language added", category));
  }
  const Strength old_strength = before.strength(), new_strength = now.strength();
  if (old_strength != Strength::none && old_strength < new_strength) {
    reasons.push_back(
        fmt::format("strength raised: {} to {}", to_string(old_strength), to_string(new_strength)));
  }
  if (lost_risk(before, now, reader)) reasons.emplace_back("risk removed");
  compare_numbers(before, now, reasons);
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
