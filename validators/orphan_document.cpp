// SPDX-License-Identifier: Apache-2.0

#include "validators/orphan_document.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace caveat {

Check check_orphan(const Context& context) {
  const DocumentInfo& info = context.document.info;
  const auto claims = std::ranges::count_if(context.reading.sentences, &SentenceReading::claim);
  Check check{.rule = "orphan-document",
              .verdict = Verdict::fail,
              .severity = claims > 0 ? Severity::warning : Severity::note,
              .where = {.path = info.path}};
  check.message = fmt::format("no entry and no left-out line stands on \"{}\"", info.id);
  check.advice =
      claims > 0
          ? "Derive entries for its claims into an entries file, or say why they are left out."
          : "It makes no claim: take it out of the list if nobody has to answer for it.";
  check.proofs.push_back({.kind = "absence",
                          .note = fmt::format("{} claims, no entry", claims),
                          .where = check.where});
  return check;
}

}  // namespace caveat
