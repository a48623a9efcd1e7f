// SPDX-License-Identifier: Apache-2.0

#include "validators/duplicate_entry.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "entries/folding.hpp"
#include "language/language.hpp"
#include "validators/approved_pair.hpp"
#include "validators/statement.hpp"

namespace caveat {

namespace {

/// What two entries have to share besides their words.
std::string facets(const Entry& entry, const Language& language) {
  return fmt::format("{}\n{}\n{}\n{}", therapy_key(entry, language), condition_key(entry),
                     fold_quote(entry.population), fold_quote(entry.outcome));
}

/// A full stop does not make another claim.
std::string folded_wording(const Entry& entry) {
  std::string wording = fold_quote(entry.wording);
  while (!wording.empty() &&
         std::string_view(".!").find(wording.back()) != std::string_view::npos) {
    wording.pop_back();
  }
  return wording;
}

Check told(const Entry& entry, const Entry& other, bool certain) {
  Check check{.rule = "duplicate-entry", .severity = Severity::warning, .where = entry.where};
  check.verdict = certain ? Verdict::fail : Verdict::needs_human;
  check.message =
      fmt::format("the entry \"{}\" {} the same claim", other.id, certain ? "makes" : "may make");
  check.advice = certain ? "Keep one of them, and give it the other's place as <also>."
                         : "Compare the two; join them, or record that both stand as reviews.";
  check.proofs.push_back(
      {.kind = "violates", .note = "this entry", .quote = entry.wording, .where = entry.where});
  check.proofs.push_back({.kind = "violates",
                          .note = fmt::format("entry \"{}\"", other.id),
                          .quote = other.wording,
                          .where = other.where});
  return check;
}

}  // namespace

std::vector<Check> DuplicateCheck::operator()(const Subject& subject) {
  const Entry& entry = subject.entry;
  const std::string about = facets(entry, language_);
  const auto [same_words, words_are_new] =
      by_wording_.try_emplace(folded_wording(entry) + '\n' + about, &entry);
  if (!words_are_new) return {told(entry, *same_words->second, true)};
  if (!subject.origin.found()) return {};
  const Span place = subject.origin.source;
  const auto [same_place, place_is_new] = by_place_.try_emplace(
      fmt::format("{}-{}\n{}\n{}", place.start, place.end, entry.kind, about), &entry);
  if (place_is_new) return {};
  const ApprovedPair approved(entry, *same_place->second);
  if (approved.stands()) return {};
  Check check = told(entry, *same_place->second, false);
  check.message += approved.changes();
  return {std::move(check)};
}

}  // namespace caveat
