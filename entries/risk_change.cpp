// SPDX-License-Identifier: Apache-2.0

#include "entries/risk_change.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>

namespace caveat {

namespace {

/// Names of hazards; those that "risk" or "side effect" stand for are not names.
std::set<std::string_view> hazards(const Said& said, Reader& reader) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < said.document.sentences.size(); ++i) {
    for (const TermUse& use : reader.terms(said.document, i, "hazard")) names.insert(use.canonical);
  }
  return names;
}

/// Words such as "severe" in sentences that state a risk: "a permanent result" is none.
std::ptrdiff_t grave_risks(const Said& said) {
  return std::ranges::count_if(said.facts.gravities, [&](Span gravity) {
    for (std::size_t i = 0; i < said.document.sentences.size(); ++i) {
      if (said.document.sentences[i].text.overlaps(gravity)) return said.reading.sentences[i].risk;
    }
    return false;
  });
}

}  // namespace

bool lost_risk(const Said& was, const Said& is, Reader& reader) {
  if (!was.states_risk()) return false;
  const std::set<std::string_view> before = hazards(was, reader), now = hazards(is, reader);
  if (before.empty() || std::ranges::includes(now, before)) return false;
  return !is.states_risk() || now.size() < before.size();
}

bool lost_gravity(const Said& was, const Said& is, Reader& reader) {
  if (is.facts.gravities.size() >= was.facts.gravities.size()) return false;
  if (was.states_risk()) return grave_risks(is) < grave_risks(was);
  // "It softens severe scars": what is treated is no hazard.
  if (std::ranges::any_of(was.reading.sentences, &SentenceReading::claim)) return false;
  std::set<std::uint32_t> after;
  for (const Span gravity : was.facts.gravities) after.insert(gravity.end + 1);
  for (std::size_t i = 0; i < was.document.sentences.size(); ++i) {
    for (const TermUse& use : reader.terms(was.document, i, "hazard")) {
      if (after.contains(use.text.start)) return true;
    }
  }
  return false;
}

std::string left_out_of_warning(const Said& was, const Said& is, Reader& reader) {
  constexpr unsigned contraindication = 1U << static_cast<unsigned>(RiskType::contraindication);
  const bool warns = std::ranges::any_of(was.reading.sentences, [](const SentenceReading& one) {
    return (one.risk_types & contraindication) != 0;
  });
  if (!warns) return {};
  std::set<std::string_view> known;
  for (const Word& word : was.words) known.insert(was.word(word));
  for (const Word& word : is.words) {
    if (!known.contains(is.word(word))) return {};
  }
  for (std::size_t i = 0; i < was.document.sentences.size(); ++i) {
    for (const std::string_view kind : {"condition", "hazard", "qualifier"}) {
      for (const TermUse& use : reader.terms(was.document, i, kind)) {
        const std::string_view name = was.words_at(use.text);
        if (is.lower.find(name) == std::string::npos) return std::string(name);
      }
    }
  }
  return {};
}

bool tells_by_another_verb(const Said& was, const Said& is) {
  return was.states_risk() && is.states_risk() && was.facts.abilities > is.facts.abilities;
}

}  // namespace caveat
