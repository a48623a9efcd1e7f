// SPDX-License-Identifier: Apache-2.0

#include "validators/risk_note.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "validators/attached_note.hpp"

namespace caveat {

namespace {

bool is_cosmetic(const Entry& entry) {
  if (!entry.therapy) return false;
  return entry.therapy->kind.find("cosmetic") != std::string::npos ||
         entry.therapy->kind == "therapy-topical";
}

/// What a needle does says nothing about a cream, whatever is in both.
bool routes_differ(std::string_view one, std::string_view other) {
  return !one.empty() && !other.empty() && (one == "topical") != (other == "topical");
}

/// An operation is a comparator, except to those whose cells it takes or grafts.
bool involves_surgery(std::string_view therapy) {
  return therapy == "therapy-msc" || therapy == "therapy-fat-cells" ||
         therapy == "therapy-keratinocytes" || therapy == "therapy-donor-cells";
}

/// Empty when the note is about the entry's therapy, else the other therapy's name.
std::string other_therapy(const RiskNote& note, const NoteReading& reading, const Entry& entry) {
  if (!entry.therapy || entry.therapy->kind.empty()) return {};
  const Mention& therapy = *entry.therapy;
  if (!note.therapies.empty()) {
    const bool named = std::ranges::count(note.therapies, therapy.kind) > 0;
    return named ? std::string{} : note.therapies.front();
  }
  const auto fits = [&](const NoteReading::Therapy& named) {
    if (named.id == "surgery") return involves_surgery(therapy.kind);
    return named.id == therapy.kind && !routes_differ(named.route, therapy.route);
  };
  if (reading.therapies.empty() || std::ranges::any_of(reading.therapies, fits)) return {};
  return reading.therapies.front().name;
}

bool claims_benefit(const Entry& entry) {
  return entry.kind != "disclosure" && entry.kind != "status";
}

Check not_applicable(std::string rule, std::string why, const Location& where) {
  return {.rule = std::move(rule),
          .verdict = Verdict::not_applicable,
          .where = where,
          .message = std::move(why)};
}

std::string therapy_name(const Entry& entry) {
  return entry.therapy && !entry.therapy->name.empty() ? entry.therapy->name : "the therapy";
}

}  // namespace

const NoteReading& RiskNoteCheck::reading_of(const std::string& text) {
  const auto [at, fresh] = readings_.try_emplace(text);
  if (fresh) at->second = read_note(text, context_.reader);
  return at->second;
}

std::vector<AttachedNote> RiskNoteCheck::notes_of(const Subject& subject) {
  const Entry& entry = subject.entry;
  std::vector<AttachedNote> notes;
  for (const RiskNote& stated : entry.risks) {
    AttachedNote note;
    note.stated = note.note = &stated;
    note.derived = subject.derived;
    if (entry.therapy) note.therapy = entry.therapy->kind;
    if (!stated.ref.empty()) {
      note.note = context_.corpus ? context_.corpus->risk_with(stated.ref) : nullptr;
    }
    if (note.note && !note.note->text.empty()) {
      note.reading = &reading_of(note.note->text);
      note.other = other_therapy(*note.note, *note.reading, entry);
    }
    notes.push_back(std::move(note));
  }
  return notes;
}

Check RiskNoteCheck::exists(const Subject& subject, const std::vector<AttachedNote>& notes) const {
  Check check{.rule = "risk-note/R1", .where = subject.where};
  bool unconfirmed = false;
  for (const AttachedNote& note : notes) {
    if (!note.reading) {
      check.proofs.push_back(legs_.proof_of(
          note, "violates",
          note.note ? std::string("the note has no words")
                    : fmt::format("\"{}\" is in no risk library", note.stated->ref)));
    } else if (!note.other.empty()) {
      check.proofs.push_back(
          legs_.proof_of(note, "violates", fmt::format("is about {}", note.other)));
    } else if (!note.stated->confirmed && !subject.derived) {
      unconfirmed = true;
      check.proofs.push_back(
          legs_.proof_of(note, "supports", "a candidate that nobody has confirmed"));
    } else {
      check.proofs.push_back(legs_.proof_of(note, "supports", "a risk note"));
      check.message = "a risk note is attached";
    }
  }
  if (!check.message.empty()) return check;
  if (unconfirmed) {
    check.verdict = Verdict::needs_human;
    check.message = "nobody has confirmed the risk notes";
    check.advice = "Read the candidates, keep those that are about this claim, confirm them.";
    return check;
  }
  check.verdict = Verdict::fail;
  check.message = check.proofs.empty()
                      ? std::string("no risk note stands beside this claim")
                      : fmt::format("no risk note is about {}", therapy_name(subject.entry));
  check.advice =
      fmt::format("Say what can go wrong with {}, near the claim.", therapy_name(subject.entry));
  if (check.proofs.empty()) {
    check.proofs.push_back({.kind = "absence", .note = "no risk statement about the same therapy"});
  }
  return check;
}

Check RiskNoteCheck::is_specific(const Subject& subject,
                                 const std::vector<AttachedNote>& notes) const {
  Check check{.rule = "risk-note/R2", .where = subject.where};
  const bool cosmetic = is_cosmetic(subject.entry);
  bool hazard_named = false, hazard_foreign = false;
  for (const AttachedNote& note : notes) {
    if (!note.counts()) continue;
    if (note.specific(cosmetic)) {
      check.proofs.push_back(
          legs_.proof_of(note, "supports",
                         note.hazards().empty()
                             ? std::string("says what it cannot do")
                             : fmt::format("names a hazard: {}", fmt::join(note.hazards(), ", "))));
      check.message = "the note names what can go wrong";
    } else if (!note.hazards().empty()) {
      hazard_named = true;
      check.proofs.push_back(
          legs_.proof_of(note, "violates", "is neither harm nor contraindication"));
    } else if (!note.reading->denied_hazards.empty()) {
      check.proofs.push_back(legs_.proof_of(
          note, "violates",
          fmt::format("denies a hazard: {}", note.reading->denied_hazards.front().name)));
    } else if (!note.reading->hazards.empty()) {
      hazard_foreign = true;
      check.proofs.push_back(
          legs_.proof_of(note, "violates",
                         fmt::format("{} does not come of {}", note.reading->hazards.front().name,
                                     therapy_name(subject.entry))));
    } else if (!note.reading->ailments.empty()) {
      check.proofs.push_back(legs_.proof_of(
          note, "violates",
          fmt::format("{} is what people are treated for", note.reading->ailments.front().name)));
    } else {
      check.proofs.push_back(legs_.proof_of(note, "violates", "names no hazard"));
    }
  }
  if (!check.message.empty()) return check;
  check.verdict = Verdict::fail;
  check.message = hazard_named     ? "the risk note states no harm and no contraindication"
                  : hazard_foreign ? fmt::format("the risk note names no hazard of {}",
                                                 therapy_name(subject.entry))
                                   : "the risk note names no hazard";
  check.advice =
      fmt::format("Name the harm that {} can do, such as an infection, a reaction or a growth.",
                  therapy_name(subject.entry));
  return check;
}

Check RiskNoteCheck::is_not_generic(const Subject& subject,
                                    const std::vector<AttachedNote>& notes) const {
  Check check{.rule = "risk-note/R3", .where = subject.where};
  for (const AttachedNote& note : notes) {
    if (!note.counts()) continue;
    const bool generic = note.reading->boilerplate_only;
    check.proofs.push_back(
        legs_.proof_of(note, generic ? "violates" : "supports",
                       generic ? "could stand under anything" : "says something of its own"));
    if (!generic) check.message = "the note says more than a stock phrase";
  }
  if (!check.message.empty()) return check;
  check.verdict = Verdict::fail;
  check.message = "the risk note is a stock phrase";
  check.advice = "Keep the phrase if you like, and add what can go wrong with this therapy.";
  return check;
}

Check RiskNoteCheck::is_disclosed(const Subject& subject,
                                  const std::vector<AttachedNote>& notes) const {
  Check check{.rule = "risk-note/placement", .where = subject.where};
  const bool cosmetic = is_cosmetic(subject.entry);
  bool unanchored = false;
  for (const AttachedNote& note : notes) {
    if (!note.specific(cosmetic)) continue;
    const std::optional<Placement> placement = note.placement();
    const bool anchored = note.stated->anchor.has_value();
    if (placement == Placement::linked) {
      check.proofs.push_back(legs_.proof_of(note, "supports", "is linked from the page"));
      check.message = "the note is a link away";
    } else if (placement == Placement::register_only || (!placement && !anchored)) {
      check.proofs.push_back(legs_.proof_of(note, "violates", "stands in the register only"));
    } else if (!anchored) {
      unanchored = true;
      check.proofs.push_back(
          legs_.proof_of(note, "violates", "is said to be on the page, without a place"));
    } else if (const auto trouble = legs_.trouble_on_page(note); !trouble.empty()) {
      check.proofs.push_back(legs_.proof_of(note, "violates", std::string(trouble)));
    } else {
      check.proofs.push_back(legs_.proof_of(note, "supports", "stands on the page"));
      check.message = "the note stands on the page";
    }
  }
  if (!check.message.empty()) return check;
  if (unanchored) {
    check.verdict = Verdict::needs_human;
    check.message = "the note is said to be on the page but has no anchor there";
    check.advice = "Anchor the note to its words on the page.";
    return check;
  }
  check.verdict = Verdict::fail;
  check.message = check.proofs.empty() ? "needs-disclosure: no risk note that counts is on the page"
                                       : "needs-disclosure: the risk note is not on the page";
  check.advice = "Publish the note on the page, near the claim, or link to it from there.";
  if (check.proofs.empty()) check.proofs.push_back({.kind = "absence", .note = "no specific note"});
  return check;
}

std::vector<Check> RiskNoteCheck::operator()(const Subject& subject) {
  if (!claims_benefit(subject.entry)) {
    return {not_applicable(
        "risk-note/R1", fmt::format("a {} owes no risk note", subject.entry.kind), subject.where)};
  }
  const std::vector<AttachedNote> notes = notes_of(subject);
  std::vector<Check> checks{exists(subject, notes)};
  if (!std::ranges::any_of(notes, &AttachedNote::counts)) {
    for (const char* rule : {"risk-note/R2", "risk-note/R3"}) {
      checks.push_back(not_applicable(rule, "there is no note to judge", subject.where));
    }
  } else {
    checks.push_back(is_specific(subject, notes));
    checks.push_back(is_not_generic(subject, notes));
    std::ranges::move(legs_(subject, notes, is_cosmetic(subject.entry)),
                      std::back_inserter(checks));
  }
  if (!subject.derived) checks.push_back(is_disclosed(subject, notes));
  return checks;
}

}  // namespace caveat
