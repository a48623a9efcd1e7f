// SPDX-License-Identifier: Apache-2.0
//
// How strongly a claim is put, beside its source: denials, doubts, absolutes, numbers.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>

#include "language/language.hpp"
#include "validators/claim_side.hpp"

namespace caveat {

namespace {

std::size_t count(const Reading& reading, Status status) {
  return static_cast<std::size_t>(
      std::ranges::count(reading.targets, status, &TargetReading::status));
}

/// "No better than": a denial right before a word that the claim repeats.
bool denies_next(const Side& source, const Shared& shared) {
  return std::ranges::any_of(source.facts.denials, [&](Span denial) {
    return std::ranges::count(shared.source, denial.end + 1, &Span::start) > 0;
  });
}

/// "It eased my pain", says one of them.
bool follows_quote(const Side& side, Span verb) {
  std::string_view before = side.at({0, verb.start});
  while (before.ends_with(' ') || before.ends_with(',')) before.remove_suffix(1);
  return before.ends_with('"') || before.ends_with('\'');
}

/// What puts the rest into somebody's mouth: "patients say", "according to".
std::string_view told_by(const Side& side, Reader& reader) {
  constexpr std::uint32_t reach = 32;  // bytes: "patients of our clinic often say"
  for (std::size_t i = 0; i < side.document.sentences.size(); ++i) {
    std::optional<Span> teller;
    for (const TermUse& use : reader.terms(side.document, i, "telling")) {
      if (use.lexicon_class == "told-by") return side.at(use.text);
      if (use.lexicon_class == "teller") teller = use.text;
      if (use.lexicon_class != "tells") continue;
      if (follows_quote(side, use.text)) return side.at(use.text);
      if (teller && use.text.start <= teller->end + reach) {
        return side.at({teller->start, use.text.end});
      }
    }
  }
  return {};
}

/// What the source only denies, doubts, asks or passes on.
void compare_status(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const Shared shared = shared_words(claim, source);
  if (shared.claim.empty()) return;
  const Reading said = reader.read(claim.document, shared.claim);
  const Reading stood = reader.read(source.document, shared.source);
  const bool denied = count(stood, Status::negated) > 0 && count(said, Status::negated) == 0;
  if (denied && !source.facts.denials.empty() && claim.facts.denials.empty()) {
    excess.certain.emplace_back("negation removed");
  }
  if (excess.certain.empty() && claim.facts.denials.empty() && denies_next(source, shared)) {
    excess.doubtful.emplace_back("negation left out");
  }
  if (count(stood, Status::attributed) > 0 && count(said, Status::attributed) == 0) {
    excess.doubtful.emplace_back("left out who says so");
  } else if (const std::string_view teller = told_by(source, reader);
             !teller.empty() && told_by(claim, reader).empty()) {
    excess.doubtful.push_back(fmt::format("left out who says so: {}", teller));
  }
  if (count(stood, Status::question) > 0 && count(said, Status::question) == 0) {
    excess.certain.emplace_back("question told as an answer");
  }
  if (claim.facts.doubts > 0 || !claim.facts.denials.empty()) return;
  const bool hedged = count(stood, Status::hedged) > 0 && count(said, Status::hedged) == 0;
  if (source.facts.doubts > 0) {
    // "Some patients may bruise, but scars are softer": the doubt may be about something else.
    auto& reasons = hedged || stood.targets.size() < 3 ? excess.certain : excess.doubtful;
    reasons.emplace_back("hedge removed");
  } else if (hedged) {
    excess.doubtful.emplace_back("hedge removed");
  }
}

/// "Is associated with" told as "reduces".
void compare_strength(const Side& claim, const Side& source, Excess& excess) {
  const Strength said = claim.strength(), stood = source.strength();
  if (stood != Strength::correlational || said < Strength::direct) return;
  excess.certain.push_back(
      fmt::format("strength raised: {} to {}", to_string(stood), to_string(said)));
}

/// "Up to", "slightly": of a source that states a risk they may be about that.
void compare_limits(const Side& claim, const Side& source, Excess& excess) {
  if (!excess.certain.empty() || !excess.doubtful.empty()) return;
  for (const Span share : source.facts.shares) {
    const std::string_view word = source.at(share);
    if (claim.facts.shares.size() >= source.facts.shares.size() || claim.says(word)) continue;
    excess.doubtful.push_back(fmt::format("limit left out: {}", word));
    return;
  }
  const bool of_risk = std::ranges::any_of(source.reading.sentences, &SentenceReading::risk);
  if (!of_risk && source.facts.belittlings > claim.facts.belittlings) {
    excess.doubtful.emplace_back("left out how little");
  }
}

void compare_absolutes(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const Reading said = reader.read(claim.document, claim.facts.absolutes);
  for (const TargetReading& word : said.targets) {
    const std::string_view text =
        std::string_view(claim.lower).substr(word.text.start, word.text.size());
    const bool put_forward = word.status == Status::asserted || word.status == Status::hedged;
    if (!put_forward || source.says(text.substr(0, std::min(text.size(), stem_letters)))) continue;
    excess.certain.push_back(fmt::format("absolute wording added: {}", text));
    return;
  }
  std::set<std::string_view> known;
  for (const Assertion& one : source.reading.assertions) {
    if (one.status == Status::asserted) known.insert(one.rule->category);
  }
  for (const Assertion& one : said.assertions) {
    const bool absolute = one.status == Status::asserted && one.severity == Severity::error;
    if (!absolute || known.contains(one.rule->category)) continue;
    excess.certain.push_back(fmt::format("{} language added: {}", one.rule->category,
                                         claim.document.text_of(one.trigger)));
    return;
  }
}

void compare_numbers(const Side& claim, const Side& source, Excess& excess) {
  std::vector<std::string> come;
  std::ranges::set_difference(claim.facts.numbers, source.facts.numbers, std::back_inserter(come));
  const std::string unit = unit_changed(source.facts, claim.facts);
  if (!unit.empty()) excess.certain.push_back("number changed: " + unit);
  if (come.empty()) return;
  std::vector<std::string> gone;
  std::ranges::set_difference(source.facts.numbers, claim.facts.numbers, std::back_inserter(gone));
  if (gone.empty()) {
    excess.doubtful.push_back(fmt::format("number added: {}", fmt::join(come, ", ")));
  } else {
    excess.certain.push_back(
        fmt::format("number changed: {} to {}", fmt::join(gone, ", "), fmt::join(come, ", ")));
  }
}

}  // namespace

Excess excess_of(std::string_view claim, std::string_view source, Reader& reader) {
  if (claim == source) return {};  // as derive writes it
  const Side said(claim, reader), stood(source, reader);
  Excess excess;
  compare_status(said, stood, reader, excess);
  compare_strength(said, stood, excess);
  compare_absolutes(said, stood, reader, excess);
  compare_numbers(said, stood, excess);
  compare_populations(said, stood, reader, excess);
  compare_subjects(said, stood, reader, excess);
  compare_limits(said, stood, excess);
  return excess;
}

}  // namespace caveat
