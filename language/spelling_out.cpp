// SPDX-License-Identifier: Apache-2.0
//
// From the engine's terms to those of a report.

#include <algorithm>

#include "language/language.hpp"
#include "language/reading.hpp"

namespace caveat {

namespace {

// Placeholders are replaced literally: a message is data, never a format string.
std::string filled(std::string message, std::string_view match) {
  constexpr std::string_view placeholder = "{match}";
  for (auto at = message.find(placeholder); at != std::string::npos;
       at = message.find(placeholder, at + match.size())) {
    message.replace(at, placeholder.size(), match);
  }
  return message;
}

}  // namespace

Finding to_finding(const Assertion& assertion, const Document& document, const LineIndex& lines) {
  const Rule& rule = *assertion.rule;
  Finding finding;
  finding.rule = rule.id;
  finding.category = rule.category;
  finding.status = assertion.status;
  finding.severity = assertion.severity;
  finding.trigger = document.map.to_source(assertion.trigger);
  finding.quote = document.quote(assertion.trigger);
  finding.where = lines.at(finding.trigger.start);
  finding.where.path = document.info.path;
  if (assertion.cue != nullptr) {
    finding.cue = Cue{assertion.cue->id, document.map.to_source(assertion.cue_text),
                      document.quote(assertion.cue_text)};
  }
  if (!assertion.scope.empty()) finding.scope = document.map.to_source(assertion.scope);
  if (assertion.weakened && assertion.status == Status::asserted) {
    finding.counterweight = Counterweight{document.map.to_source(assertion.counterweight),
                                          document.quote(assertion.counterweight)};
  }
  finding.provisions = rule.provisions;
  finding.message = filled(rule.message, finding.quote);
  finding.why = rule.why;
  finding.advice = rule.advice;
  return finding;
}

}  // namespace caveat
