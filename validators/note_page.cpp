// SPDX-License-Identifier: Apache-2.0

#include "validators/note_page.hpp"

#include <algorithm>

#include "entries/meaning.hpp"
#include "language/language.hpp"

namespace caveat {

bool PageRemark::concerns(std::string_view therapy) const {
  return therapies.empty() || therapy.empty() || std::ranges::count(therapies, therapy) > 0;
}

const Sections& NotePage::sections() {
  if (!sections_) sections_.emplace(context_.document);
  return *sections_;
}

const std::vector<PageRemark>& NotePage::minimising() {
  read();
  return minimising_;
}

const std::vector<PageRemark>& NotePage::statuses() {
  read();
  return statuses_;
}

const NotePage::Place& NotePage::place(const AttachedNote& note) {
  static const Place nowhere{.text = std::nullopt, .trouble = "has no place on this page"};
  if (!note.stated->anchor) return nowhere;
  const Anchor& anchor = *note.stated->anchor;
  const bool elsewhere = !anchor.document.empty() && anchor.document != context_.document.info.id;
  if (elsewhere) return nowhere;
  const std::string words = note.note ? note.note->text : std::string{};
  const auto [known, is_new] = places_.try_emplace(anchor_key(anchor) + '\n' + words);
  if (is_new) known->second = find(note);
  return known->second;
}

NotePage::Place NotePage::find(const AttachedNote& note) const {
  const Anchor& anchor = *note.stated->anchor;
  ResolvedAnchor at = context_.resolver.resolve(anchor);
  judge_meaning(at, anchor, context_.document, context_.reader);
  if (!at.found() || sentences_in(context_.document, at.text).empty()) {
    return {.text = std::nullopt, .trouble = "is not on the page any more"};
  }
  if (at.resolution == Resolution::meaning_changed) {
    return {.text = std::nullopt, .trouble = "stands on the page in words that say something else"};
  }
  const std::string_view words = context_.document.text_of(at.text);
  if (note.note && note.reading && fold_quote(words) != fold_quote(note.note->text) &&
      !says(*note.reading, words)) {
    return {.text = std::nullopt, .trouble = "is anchored to words that say something else"};
  }
  const bool is_seen = at.resolution != Resolution::struck;
  return {.text = at.text, .trouble = is_seen ? "" : "stands in text that is not shown"};
}

/// Of several hazards the page may name one in its own words.
bool NotePage::says(const NoteReading& note, std::string_view words) const {
  const NoteReading there = read_note(words, context_.reader);
  std::vector<NoteReading::Hazard> said = there.hazards, asked = note.hazards;
  said.insert(said.end(), there.ailments.begin(), there.ailments.end());
  asked.insert(asked.end(), note.ailments.begin(), note.ailments.end());
  if (asked.empty()) return note.types == 0 || (note.types & there.types) != 0;
  return std::ranges::any_of(asked, [&](const NoteReading::Hazard& hazard) {
    return std::ranges::count(said, hazard.id, &NoteReading::Hazard::id) > 0;
  });
}

void NotePage::read() {
  if (is_read_) return;
  is_read_ = true;
  constexpr std::uint8_t status = bit(RiskType::status);
  for (std::size_t i = 0; i < context_.reading.sentences.size(); ++i) {
    const SentenceReading& sentence = context_.reading.sentences[i];
    if (sentence.risk_types & status) {
      statuses_.push_back(remark(i, context_.document.sentences[i].text));
    }
    for (const Assertion& assertion : context_.reading.of(sentence)) {
      if (minimises(assertion)) minimising_.push_back(remark(i, assertion.trigger));
    }
  }
}

PageRemark NotePage::remark(std::size_t sentence, Span text) const {
  PageRemark made{text, {}};
  for (const TermUse& use : context_.reader.terms(context_.document, sentence, "therapy")) {
    // "Cell therapy" alone names no class that could be another one.
    if (use.lexicon_class != "therapy") made.therapies.emplace_back(use.lexicon_class);
  }
  return made;
}

}  // namespace caveat
