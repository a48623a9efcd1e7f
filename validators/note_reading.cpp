// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "documents/reading.hpp"
#include "validators/risk_note.hpp"
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

bool denies(Status status) { return status == Status::negated || status == Status::unrelated; }

}  // namespace

NoteReading read_note(std::string_view text, Reader& reader) {
  const Document document =
      read_document(std::string(text), Format::text, {}, {.detect_language = false});
  NoteReading note;
  std::vector<Span> hazards;
  std::vector<bool> ailment;  // parallel to hazards
  std::vector<bool> bare, boilerplate, names_hazard;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const std::size_t before = hazards.size();
    std::vector<TermUse> names = reader.terms(document, i, "condition");
    for (const TermUse& name : reader.terms(document, i, "appearance")) names.push_back(name);
    const std::vector<TermUse> named_hazards = reader.terms(document, i, "hazard");
    bare.push_back(is_bare(document.text_of(document.sentences[i].text), named_hazards));
    for (const TermUse& use : named_hazards) {
      if (!is_specific(use)) continue;
      hazards.push_back(use.text);
      ailment.push_back(is_ailment(use.text, names));
    }
    names_hazard.push_back(hazards.size() > before);
    boilerplate.push_back(!reader.terms(document, i, "boilerplate").empty());
    for (const TermUse& use : reader.terms(document, i, "therapy")) {
      note.therapies.push_back({std::string(use.lexicon_class), std::string(use.route),
                                std::string(document.text_of(use.text))});
    }
  }
  const Reading reading = reader.read(document, hazards);
  for (std::size_t i = 0; i < reading.targets.size(); ++i) {
    const TargetReading& target = reading.targets[i];
    auto& names = denies(target.status) ? note.denied_hazards
                  : ailment[i]          ? note.ailments
                                        : note.hazards;
    names.emplace_back(document.text_of(target.text));
  }
  for (std::size_t i = 0; i < reading.sentences.size(); ++i) {
    const SentenceReading& sentence = reading.sentences[i];
    note.types |= sentence.risk_types;
    note.states_risk |= sentence.risk && !sentence.claim && !bare[i];
  }
  note.boilerplate_only = !boilerplate.empty();
  for (std::size_t i = 0; i < boilerplate.size(); ++i) {
    if (!boilerplate[i] || names_hazard[i]) note.boilerplate_only = false;
  }
  return note;
}

}  // namespace caveat
