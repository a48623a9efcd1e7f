// SPDX-License-Identifier: Apache-2.0

#include "validators/unanswered.hpp"

#include <fmt/format.h>

#include "entries/coverage.hpp"

namespace caveat {

std::vector<Check> check_unanswered(std::span<const Entry> entries,
                                    std::span<const LeftOut> left_out, const Context& context) {
  std::vector<Check> checks;
  for (const Uncovered& open : uncovered(context.document, context.reading, entries, left_out)) {
    if (!open.claim) continue;
    const Span text = context.document.sentences[open.sentence].text;
    Proof proof = context.proof("violates", "a claim without an answer", text);
    checks.push_back({.rule = "coverage",
                      .verdict = Verdict::fail,
                      .severity = Severity::warning,
                      .where = proof.where,
                      .message = fmt::format("no entry answers for \"{}\"", proof.quote),
                      .advice = "Write an entry for it, or a left-out line that says why none is "
                                "needed.",
                      .proofs = {std::move(proof)}});
  }
  return checks;
}

}  // namespace caveat
