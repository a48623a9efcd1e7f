// SPDX-License-Identifier: Apache-2.0
//
// What a claim and its source are about.

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "entries/naming.hpp"
#include "language/language.hpp"
#include "validators/claim_side.hpp"

namespace caveat {

namespace {

struct Name {
  std::string_view text;  // lower case
  std::string_view canonical;
};

/// "Look" and "condition" name nothing that could be another thing.
bool is_vague(std::string_view lexicon_class) {
  return lexicon_class.starts_with("vague") || lexicon_class == "condition" ||
         lexicon_class == "appearance" || lexicon_class == "symptom" ||
         lexicon_class == "skin-quality";
}

/// "Ageing" and "aging": one canonical name, spelt alike at the beginning.
bool is_same(const Name& one, const Name& other) {
  return one.canonical == other.canonical && one.text.substr(0, 2) == other.text.substr(0, 2);
}

std::vector<Name> outcomes(const Side& side, Reader& reader) {
  std::vector<Name> found;
  const std::vector<TermUse> collective = side.terms("collective", reader);
  for (std::size_t i = 0; i < side.document.sentences.size(); ++i) {
    for (const std::string_view kind : {"condition", "appearance"}) {
      for (const TermUse& use : reader.terms(side.document, i, kind)) {
        // "Skin diseases" may be what the source calls vitiligo.
        const bool is_any = std::ranges::any_of(
            collective, [&](const TermUse& word) { return use.text.contains(word.text); });
        if (!is_any && !is_vague(use.lexicon_class)) {
          found.push_back({side.at(use.text), use.canonical});
        }
      }
    }
  }
  return found;
}

/// Another outcome is certain where most of the words are the source's own; a paraphrase may
/// name the same thing in other words.
void compare_outcomes(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const std::vector<Name> told = outcomes(claim, reader), stood = outcomes(source, reader);
  std::vector<std::string_view> come;
  for (const Name& name : told) {
    const bool known =
        source.has_head(name.text) ||
        std::ranges::any_of(stood, [&](const Name& other) { return is_same(name, other); });
    if (!known) come.push_back(name.text);
  }
  if (come.empty()) return;
  const bool same_words = shared_words(claim, source).claim.size() * 2 >= claim.words.size();
  if (stood.empty() || come.size() < told.size()) {
    excess.doubtful.push_back(fmt::format("outcome added: {}", come.front()));
  } else {
    auto& reasons = same_words ? excess.certain : excess.doubtful;
    reasons.push_back(fmt::format("outcome changed: {} to {}", stood.front().text, come.front()));
  }
}

/// Names of what can go wrong, without what is treated: a scar may be either.
std::vector<std::string_view> hazards(const Side& side, Reader& reader,
                                      const std::vector<Name>& treated) {
  std::vector<std::string_view> found;
  for (const TermUse& use : side.terms("hazard", reader)) {
    const std::string_view text = side.at(use.text);
    const bool is_treated = std::ranges::any_of(
        treated, [&](const Name& name) { return name.text.find(text) != std::string::npos; });
    if (!is_treated) found.push_back(text);
  }
  return found;
}

void compare_hazards(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const std::vector<Name> treated = outcomes(claim, reader);
  const bool warns = std::ranges::any_of(claim.reading.sentences, &SentenceReading::risk);
  const bool other =
      std::ranges::any_of(hazards(claim, reader, treated),
                          [&](std::string_view hazard) { return !source.has_head(hazard); });
  if (warns || other) return;
  const bool contrasts = !source.terms("contrast", reader).empty();
  const bool told =
      contrasts || std::ranges::any_of(source.reading.sentences, &SentenceReading::risk);
  if (!told) return;
  for (const std::string_view hazard : hazards(source, reader, treated)) {
    if (claim.has_head(hazard)) continue;
    excess.certain.push_back(fmt::format("hazard dropped: {}", hazard));
    return;
  }
}

/// What stands around `span` between stops and semicolons.
Span clause_around(const Side& side, Span span) {
  constexpr std::string_view ends = ".;!?";
  const std::string_view text = side.lower;
  const std::size_t before = text.substr(0, span.start).find_last_of(ends);
  const std::size_t after = text.find_first_of(ends, span.end);
  return {before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before + 1),
          static_cast<std::uint32_t>(
              after == std::string_view::npos || after + 1 == text.size() ? text.size() : after)};
}

/// A hazard in a sentence or clause that the claim repeats nothing of.
void compare_asides(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  if (!excess.certain.empty()) return;
  const Shared shared = shared_words(claim, source);
  for (const TermUse& use : source.terms("hazard", reader)) {
    const std::string_view name = source.at(use.text);
    const Span clause = clause_around(source, use.text);
    const bool repeated =
        claim.has_head(name) ||
        std::ranges::any_of(shared.source, [&](Span word) { return clause.contains(word); });
    if (repeated || clause == Span{0, static_cast<std::uint32_t>(source.lower.size())}) continue;
    excess.doubtful.push_back(fmt::format("hazard left out: {}", name));
    return;
  }
}

/// What one case, an animal or a survey showed, told without saying so.
void compare_studies(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const auto study = [&](const Side& side) {
    const std::vector<TermUse> uses = side.terms("study", reader);
    return uses.empty() ? std::pair<std::string_view, std::string_view>{}
                        : std::pair{uses.front().canonical, side.at(uses.front().text)};
  };
  const auto [kind, name] = study(source);
  const bool is_weak =
      kind == "case" || kind == "animal" || kind == "in-vitro" || kind == "testimonial";
  if (!is_weak || !study(claim).first.empty()) return;
  excess.doubtful.push_back(fmt::format("study left out: {}", name));
}

/// "Mild" told as "severe".
void compare_qualifiers(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const auto only_in = [&](const Side& side, const Side& other) -> std::string_view {
    for (const TermUse& use : side.terms("qualifier", reader)) {
      if (!other.says(side.at(use.text))) return side.at(use.text);
    }
    return {};
  };
  const std::string_view stood = only_in(source, claim), said = only_in(claim, source);
  if (stood.empty() || said.empty()) return;
  excess.doubtful.push_back(fmt::format("{} told as {}", stood, said));
}

/// A claim that repeats hardly a word of its source: nobody can tell but a person.
void compare_words(const Side& claim, const Side& source, Excess& excess) {
  if (!excess.certain.empty() || !excess.doubtful.empty() || claim.words.empty()) return;
  if (shared_words(claim, source).claim.size() * 3 >= claim.words.size()) return;
  excess.doubtful.emplace_back("told in other words");
}

}  // namespace

void compare_subjects(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const std::string therapy = subject_replaced("therapy", source.document, claim.document, reader);
  if (!therapy.empty()) excess.certain.push_back("therapy changed: " + therapy);
  compare_outcomes(claim, source, reader, excess);
  compare_hazards(claim, source, reader, excess);
  compare_asides(claim, source, reader, excess);
  compare_studies(claim, source, reader, excess);
  compare_qualifiers(claim, source, reader, excess);
  compare_words(claim, source, excess);
}

}  // namespace caveat
