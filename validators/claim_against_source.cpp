// SPDX-License-Identifier: Apache-2.0

#include "validators/claim_against_source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "validators/claim_side.hpp"
#include "validators/seen.hpp"

namespace caveat {

namespace {

/// A review has weighed the two texts as they are now, as far as it says what it saw.
bool has_weighed(const Subject& subject, const Context& context) {
  const auto& review = subject.entry.review;
  if (!review || review->decision != "approved" || review->by.empty()) return false;
  if (review->digest.empty() && review->claim_digest.empty()) return true;
  const auto changed = changed_since(*review, seen_now(subject, context));
  return std::ranges::none_of(
      changed, [](const std::string& part) { return part == "text" || part == "claim"; });
}

/// A hazard that a risk note of the entry names is not dropped.
bool is_noted(const std::string& reason, const Subject& subject, const Context& context) {
  constexpr std::string_view dropped = "hazard dropped: ";
  if (!reason.starts_with(dropped)) return false;
  return std::ranges::any_of(subject.entry.risks, [&](const RiskNote& stated) {
    const RiskNote* note = &stated;
    if (!stated.ref.empty()) {
      note = context.corpus ? context.corpus->risk_with(stated.ref) : nullptr;
    }
    return note && Side(note->text, context.reader).has_head(reason.substr(dropped.size()));
  });
}

}  // namespace

std::vector<Check> check_claim_against_source(const Subject& subject, const Context& context) {
  const Entry& entry = subject.entry;
  if (subject.derived || entry.kind == "disclosure" || !subject.origin.found()) return {};
  Check check{.rule = "source-reference/S6", .where = subject.where};
  Excess excess =
      excess_of(entry.wording, context.document.text_of(subject.origin.text), context.reader);
  std::erase_if(excess.certain,
                [&](const std::string& reason) { return is_noted(reason, subject, context); });
  const bool exceeds = !excess.certain.empty();
  const bool doubtful = !exceeds && !excess.doubtful.empty() && !has_weighed(subject, context);
  const auto& reasons = exceeds ? excess.certain : excess.doubtful;
  check.proofs.push_back({.kind = exceeds || doubtful ? "violates" : "supports",
                          .note = reasons.empty() ? std::string("the claim")
                                                  : fmt::format("{}", fmt::join(reasons, "; ")),
                          .quote = entry.wording,
                          .where = entry.where});
  check.proofs.push_back(context.proof("source", "what it is derived from", subject.origin.text));
  if (exceeds) {
    check.verdict = Verdict::fail;
    check.message =
        fmt::format("the entry says more than its source: {}", fmt::join(excess.certain, "; "));
    check.advice = "Say no more than the source does.";
  } else if (doubtful) {
    check.verdict = Verdict::needs_human;
    check.message =
        fmt::format("the entry may say more than its source: {}", fmt::join(excess.doubtful, "; "));
    check.advice = "Compare the two texts, and record the decision as a review.";
  } else {
    check.message = excess.doubtful.empty() ? "the entry says no more than its source"
                                            : "a review has weighed the entry against its source";
  }
  return {std::move(check)};
}

}  // namespace caveat
