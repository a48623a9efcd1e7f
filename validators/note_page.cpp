// SPDX-License-Identifier: Apache-2.0

#include "validators/note_page.hpp"

#include <algorithm>

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

std::optional<Span> NotePage::place(const AttachedNote& note) {
  if (!note.stated->anchor) return std::nullopt;
  const Anchor& anchor = *note.stated->anchor;
  const bool elsewhere = !anchor.document.empty() && anchor.document != context_.document.info.id;
  if (elsewhere) return std::nullopt;
  const auto [known, is_new] = places_.try_emplace(anchor_key(anchor));
  if (is_new) known->second = find(anchor);
  return known->second;
}

std::optional<Span> NotePage::find(const Anchor& anchor) const {
  const ResolvedAnchor at = context_.resolver.resolve(anchor);
  if (!at.found() || sentences_in(context_.document, at.text).empty()) return std::nullopt;
  return at.text;
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
