// SPDX-License-Identifier: Apache-2.0

#include "validators/claim_against_source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "documents/characters.hpp"
#include "documents/reading.hpp"
#include "entries/wording_facts.hpp"
#include "language/language.hpp"
#include "validators/seen.hpp"

namespace caveat {

namespace {

constexpr std::size_t fewest_letters = 4;  // of a word that is compared
constexpr std::size_t stem_letters = 5;    // inflections share them

/// One of the two texts, and what it says.
struct Side {
  Side(std::string_view text, Reader& reader)
      : document(read_document(std::string(text), Format::text, {}, {.detect_language = false})),
        lower(document.text),
        facts(wording_facts(document, reader)) {
    for (char& c : lower) c = ascii_lower(c);
    for (std::size_t i = 0; i < lower.size();) {
      const std::size_t start = i;
      while (i < lower.size() && is_ascii_letter(lower[i])) ++i;
      if (i - start >= fewest_letters) {
        words.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(i)});
      }
      if (i == start) ++i;
    }
  }

  std::string_view stem(Span word) const {
    return std::string_view(lower).substr(word.start,
                                          std::min<std::size_t>(stem_letters, word.size()));
  }
  bool says(std::string_view words_in_a_row) const {
    return lower.find(words_in_a_row) != std::string::npos;
  }

  Document document;
  std::string lower;
  std::vector<Span> words;
  WordingFacts facts;
};

struct Shared {
  std::vector<Span> claim, source;
};

Shared shared_words(const Side& claim, const Side& source) {
  Shared shared;
  for (const Span word : claim.words) {
    const auto same = [&](Span other) { return source.stem(other) == claim.stem(word); };
    const auto found = std::ranges::find_if(source.words, same);
    if (found == source.words.end()) continue;
    shared.claim.push_back(word);
    shared.source.push_back(*found);
  }
  return shared;
}

std::size_t count(const Reading& reading, Status status) {
  return static_cast<std::size_t>(
      std::ranges::count(reading.targets, status, &TargetReading::status));
}

/// What the source only denies, doubts or asks.
void compare_status(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const Shared shared = shared_words(claim, source);
  if (shared.claim.empty()) return;
  const Reading said = reader.read(claim.document, shared.claim);
  const Reading stood = reader.read(source.document, shared.source);
  const bool denied = count(stood, Status::negated) > 0 && count(said, Status::negated) == 0;
  if (denied && !source.facts.denials.empty() && claim.facts.denials.empty()) {
    excess.certain.emplace_back("negation removed");
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
  const Reading stood = reader.read(source.document);
  std::set<std::string_view> known;
  for (const Assertion& one : stood.assertions) {
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

/// Words for people in general; naming them widens what was seen in some.
std::string_view anybody(const Side& side) {
  constexpr std::array<std::string_view, 6> names = {"everyone", "everybody", "anyone",
                                                     "patients", "people",    "users"};
  for (const std::string_view name : names) {
    if (side.says(name)) return name;
  }
  return {};
}

bool is_test_tube(const Side& side) {
  return side.says("in vitro") || side.says("in a dish") || side.says("test tube");
}

void compare_populations(const Side& claim, const Side& source, Excess& excess) {
  const auto& told = claim.facts.populations;
  for (const std::string_view group : source.facts.populations) {
    if (told.contains(group)) continue;
    if (group == "animals" || group == "the laboratory") {
      // Cells may be grown in a laboratory and given to people.
      auto& reasons = group == "animals" || is_test_tube(source) ? excess.certain : excess.doubtful;
      reasons.push_back(fmt::format("{} told as people", group));
    } else if (!told.empty()) {
      const bool some = std::ranges::any_of(
          told, [&](std::string_view one) { return source.facts.populations.contains(one); });
      if (!some) {
        excess.certain.push_back(
            fmt::format("population changed: {} to {}", group, fmt::join(told, ", ")));
      }
    } else if (const std::string_view all = anybody(claim); !all.empty() && !source.says(all)) {
      excess.certain.push_back(fmt::format("population widened: {} to {}", group, all));
    } else {
      excess.doubtful.push_back(fmt::format("population left out: {}", group));
    }
  }
  for (const std::string_view all : {"everyone", "everybody", "anyone", "all patients"}) {
    if (!claim.says(all) || source.says(all) || !claim.facts.denials.empty()) continue;
    excess.certain.push_back(fmt::format("population widened: {}", all));
    return;
  }
}

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

/// "Skin diseases" may be what the source calls vitiligo.
bool names_a_class(std::string_view text) {
  for (const std::string_view word : {"disease", "condition", "disorder", "problem"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

/// "Ageing" and "aging": one canonical name, spelt alike at the beginning.
bool is_same(const Name& one, const Name& other) {
  return one.canonical == other.canonical && one.text.substr(0, 2) == other.text.substr(0, 2);
}

std::vector<Name> outcomes(const Side& side, Reader& reader) {
  std::vector<Name> found;
  for (std::size_t i = 0; i < side.document.sentences.size(); ++i) {
    for (const std::string_view kind : {"condition", "appearance"}) {
      for (const TermUse& use : reader.terms(side.document, i, kind)) {
        if (is_vague(use.lexicon_class)) continue;
        const auto text = std::string_view(side.lower).substr(use.text.start, use.text.size());
        if (!names_a_class(text)) found.push_back({text, use.canonical});
      }
    }
  }
  return found;
}

/// Whether the other text has the last word of a name: "acne scars" are scars.
bool has_head(const Side& side, std::string_view name) {
  const std::size_t space = name.find_last_of(" -");
  const std::string_view head = space == std::string_view::npos ? name : name.substr(space + 1);
  return side.says(head.substr(0, std::min(head.size(), stem_letters - 1)));
}

/// Another outcome is certain where most of the words are the source's own; a paraphrase may
/// name the same thing in other words.
void compare_outcomes(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const std::vector<Name> told = outcomes(claim, reader), stood = outcomes(source, reader);
  std::vector<std::string_view> come;
  for (const Name& name : told) {
    const bool known =
        has_head(source, name.text) ||
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
  for (std::size_t i = 0; i < side.document.sentences.size(); ++i) {
    for (const TermUse& use : reader.terms(side.document, i, "hazard")) {
      const auto text = std::string_view(side.lower).substr(use.text.start, use.text.size());
      const bool is_treated = std::ranges::any_of(
          treated, [&](const Name& name) { return name.text.find(text) != std::string::npos; });
      if (!is_treated) found.push_back(text);
    }
  }
  return found;
}

void compare_hazards(const Side& claim, const Side& source, Reader& reader, Excess& excess) {
  const std::vector<Name> treated = outcomes(claim, reader);
  const Reading said = reader.read(claim.document), stood = reader.read(source.document);
  const bool warns = std::ranges::any_of(said.sentences, &SentenceReading::risk);
  const bool other =
      std::ranges::any_of(hazards(claim, reader, treated),
                          [&](std::string_view hazard) { return !has_head(source, hazard); });
  if (warns || other) return;
  const bool contrasts = source.says(" but ") || source.says("although");
  const bool told = contrasts || std::ranges::any_of(stood.sentences, &SentenceReading::risk);
  if (!told) return;
  for (const std::string_view hazard : hazards(source, reader, treated)) {
    if (has_head(claim, hazard)) continue;
    excess.certain.push_back(fmt::format("hazard dropped: {}", hazard));
    return;
  }
}

/// A review has weighed the two texts as they are now, as far as it says what it saw.
bool has_weighed(const Subject& subject, const Context& context) {
  const auto& review = subject.entry.review;
  if (!review || review->decision != "approved" || review->by.empty()) return false;
  if (review->digest.empty() && review->claim_digest.empty()) return true;
  const auto changed = changed_since(*review, seen_now(subject, context));
  return std::ranges::none_of(
      changed, [](const std::string& part) { return part == "text" || part == "claim"; });
}

/// A hazard that a risk note of the entry names is not dropped.
bool is_noted(const std::string& reason, const Subject& subject, const Context& context) {
  constexpr std::string_view dropped = "hazard dropped: ";
  if (!reason.starts_with(dropped)) return false;
  return std::ranges::any_of(subject.entry.risks, [&](const RiskNote& stated) {
    const RiskNote* note = &stated;
    if (!stated.ref.empty()) {
      note = context.corpus ? context.corpus->risk_with(stated.ref) : nullptr;
    }
    return note && has_head(Side(note->text, context.reader), reason.substr(dropped.size()));
  });
}

}  // namespace

Excess excess_of(std::string_view claim, std::string_view source, Reader& reader) {
  const Side said(claim, reader), stood(source, reader);
  Excess excess;
  compare_status(said, stood, reader, excess);
  compare_absolutes(said, stood, reader, excess);
  compare_numbers(said, stood, excess);
  compare_populations(said, stood, excess);
  compare_outcomes(said, stood, reader, excess);
  compare_hazards(said, stood, reader, excess);
  return excess;
}

std::vector<Check> check_claim_against_source(const Subject& subject, const Context& context) {
  const Entry& entry = subject.entry;
  if (subject.derived || entry.kind == "disclosure" || !subject.origin.found()) return {};
  Check check{.rule = "source-reference/S6", .where = subject.where};
  Excess excess =
      excess_of(entry.wording, context.document.text_of(subject.origin.text), context.reader);
  std::erase_if(excess.certain,
                [&](const std::string& reason) { return is_noted(reason, subject, context); });
  const bool exceeds = !excess.certain.empty();
  const bool doubtful = !exceeds && !excess.doubtful.empty() && !has_weighed(subject, context);
  const auto& reasons = exceeds ? excess.certain : excess.doubtful;
  check.proofs.push_back({.kind = exceeds || doubtful ? "violates" : "supports",
                          .note = reasons.empty() ? std::string("the claim")
                                                  : fmt::format("{}", fmt::join(reasons, "; ")),
                          .quote = entry.wording,
                          .where = entry.where});
  check.proofs.push_back(context.proof("source", "what it is derived from", subject.origin.text));
  if (exceeds) {
    check.verdict = Verdict::fail;
    check.message =
        fmt::format("the entry says more than its source: {}", fmt::join(excess.certain, "; "));
    check.advice = "Say no more than the source does.";
  } else if (doubtful) {
    check.verdict = Verdict::needs_human;
    check.message =
        fmt::format("the entry may say more than its source: {}", fmt::join(excess.doubtful, "; "));
    check.advice = "Compare the two texts, and record the decision as a review.";
  } else {
    check.message = excess.doubtful.empty() ? "the entry says no more than its source"
                                            : "a review has weighed the entry against its source";
  }
  return {std::move(check)};
}

}  // namespace caveat
