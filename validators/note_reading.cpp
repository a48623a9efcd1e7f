// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "documents/reading.hpp"
#include "validators/risk_note.hpp"
#include "validators/wording.hpp"

namespace caveat {

namespace {

/// "Side effects" and "complications" are words for hazards and name none.
bool is_specific(const TermUse& hazard) { return hazard.lexicon_class.starts_with("hazard-"); }

bool denies(Status status) { return status == Status::negated || status == Status::unrelated; }

}  // namespace

NoteReading read_note(std::string_view text, Reader& reader) {
  const Document document =
      read_document(std::string(text), Format::text, {}, {.detect_language = false});
  NoteReading note;
  std::vector<Span> hazards;
  std::vector<bool> boilerplate, names_hazard;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const std::size_t before = hazards.size();
    for (const TermUse& use : reader.terms(document, i, "hazard")) {
      if (is_specific(use)) hazards.push_back(use.text);
    }
    names_hazard.push_back(hazards.size() > before);
    boilerplate.push_back(!reader.terms(document, i, "boilerplate").empty());
    for (const TermUse& use : reader.terms(document, i, "therapy")) {
      note.therapies.push_back({std::string(use.lexicon_class), std::string(use.route),
                                std::string(document.text_of(use.text))});
    }
  }
  const Reading reading = reader.read(document, hazards);
  for (const TargetReading& target : reading.targets) {
    auto& names = denies(target.status) ? note.denied_hazards : note.hazards;
    names.emplace_back(document.text_of(target.text));
  }
  for (const SentenceReading& sentence : reading.sentences) note.types |= sentence.risk_types;
  note.boilerplate_only = !boilerplate.empty();
  for (std::size_t i = 0; i < boilerplate.size(); ++i) {
    if (!boilerplate[i] || names_hazard[i]) note.boilerplate_only = false;
  }
  return note;
}

}  // namespace caveat
