// SPDX-License-Identifier: Apache-2.0

#include "validators/note_reading.hpp"

#include <algorithm>

#include "documents/reading.hpp"
#include "language/language.hpp"
#include "validators/wording.hpp"

namespace caveat {

namespace {

/// "Side effects" and "complications" are words for hazards and name none.
bool is_specific(const TermUse& hazard) { return hazard.lexicon_class.starts_with("hazard-"); }

/// A scar is what a needle may leave and what people come with.
bool is_ailment(Span hazard, const std::vector<TermUse>& names) {
  return std::ranges::any_of(names, [&](const TermUse& name) {
    return (name.kind == "condition" || name.kind == "appearance") && name.text.overlaps(hazard);
  });
}

/// "Burns or scalds" is a line of a list: whether of what comes of a treatment or of
/// what leads to one, it does not say.
bool is_bare(std::string_view text, const std::vector<TermUse>& hazards) {
  constexpr std::size_t joining_bytes = 8;  // " and ", ", ", "."
  std::size_t named = 0;
  for (const TermUse& hazard : hazards) named += hazard.text.size();
  return text.size() < named + joining_bytes;
}

/// "Surgery", and what is had instead of it: a facelift. Not what comes with a treatment, such as
/// a biopsy.
bool is_operation(const TermUse& procedure, const std::vector<TermUse>& care) {
  return procedure.lexicon_class == "surgery" ||
         std::ranges::any_of(
             care, [&](const TermUse& other) { return other.text.overlaps(procedure.text); });
}

bool denies(Status status) { return status == Status::negated || status == Status::unrelated; }

}  // namespace

bool minimises(const Assertion& assertion) {
  const std::string& category = assertion.rule->category;
  return assertion.status == Status::asserted &&
         (category == "safety" || category == "risk-minimised");
}

NoteReading read_note(std::string_view text, Reader& reader) {
  const Document document =
      read_document(std::string(text), Format::text, {}, {.detect_language = false});
  NoteReading note;
  std::vector<Span> hazards;
  std::vector<std::string_view> classes;  // parallel to hazards
  std::vector<bool> ailment;              // likewise
  std::vector<bool> bare, boilerplate, names_hazard, praise;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const std::size_t before = hazards.size();
    std::vector<TermUse> names = reader.terms(document, i, "condition");
    for (const TermUse& name : reader.terms(document, i, "appearance")) names.push_back(name);
    const std::vector<TermUse> named_hazards = reader.terms(document, i, "hazard");
    bare.push_back(is_bare(document.text_of(document.sentences[i].text), named_hazards));
    for (const TermUse& use : named_hazards) {
      if (!is_specific(use)) continue;
      hazards.push_back(use.text);
      classes.push_back(use.lexicon_class);
      ailment.push_back(is_ailment(use.text, names));
    }
    names_hazard.push_back(hazards.size() > before);
    praise.push_back(!reader.terms(document, i, "praise").empty());
    boilerplate.push_back(!reader.terms(document, i, "boilerplate").empty());
    for (const TermUse& use : reader.terms(document, i, "therapy")) {
      note.therapies.push_back({std::string(use.lexicon_class), std::string(use.route),
                                std::string(document.text_of(use.text))});
    }
    const std::vector<TermUse> care = reader.terms(document, i, "care");
    for (const TermUse& use : reader.terms(document, i, "procedure")) {
      if (!is_operation(use, care)) continue;
      note.therapies.push_back({"surgery", {}, std::string(document.text_of(use.text))});
    }
  }
  const Reading reading = reader.read(document, hazards);
  for (std::size_t i = 0; i < reading.targets.size(); ++i) {
    const TargetReading& target = reading.targets[i];
    auto& names = denies(target.status) ? note.denied_hazards
                  : ailment[i]          ? note.ailments
                                        : note.hazards;
    names.push_back({std::string(classes[i]), std::string(document.text_of(target.text))});
  }
  bool denied_absolute = false;
  for (std::size_t i = 0; i < reading.sentences.size(); ++i) {
    const SentenceReading& sentence = reading.sentences[i];
    note.types |= sentence.risk_types;
    note.states_risk |= sentence.risk && !sentence.claim && !bare[i];
    if (names_hazard[i] || sentence.risk_types != 0) praise[i] = false;
    for (const Assertion& assertion : reading.of(sentence)) {
      denied_absolute = denied_absolute || (assertion.status == Status::negated &&
                                            assertion.severity == Severity::error);
      if (minimises(assertion)) note.minimised.emplace_back(document.text_of(assertion.trigger));
    }
  }
  // "It cannot completely erase deep scars" says what it cannot do.
  if (denied_absolute && note.types == 0 && note.hazards.empty()) {
    note.types = static_cast<std::uint8_t>(1U << static_cast<unsigned>(RiskType::efficacy_limit));
  }
  note.boilerplate_only = !boilerplate.empty();
  bool praised = false, only_words = true;
  for (std::size_t i = 0; i < boilerplate.size(); ++i) {
    if (!boilerplate[i] || names_hazard[i]) note.boilerplate_only = false;
    praised = praised || praise[i];
    only_words = only_words && (praise[i] || (boilerplate[i] && !names_hazard[i]));
  }
  note.praise_only = praised && only_words;
  return note;
}

}  // namespace caveat
