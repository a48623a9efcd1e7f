// SPDX-License-Identifier: Apache-2.0

#include "validators/review.hpp"

#include <fmt/format.h>

#include <chrono>

#include "validators/calendar.hpp"

namespace caveat {

namespace {

using std::chrono::days;

constexpr int days_ahead = 30;  // a review due this soon is told before it fails

/// What is wrong with the review on that day; empty when it holds.
std::string trouble_with(const Review& review, const Context& context) {
  if (review.decision != "approved") {
    return fmt::format("the review by {} ended with \"{}\"", review.by, review.decision);
  }
  const auto today = parse_date(context.date);
  if (!review.next_due.empty()) {
    const auto due = parse_date(review.next_due);
    // A date that cannot be read must not mean "never".
    if (!due) return fmt::format("\"{}\" is not a date (YYYY-MM-DD)", review.next_due);
    if (today && *due < *today)
      return fmt::format("the next review was due on {}", review.next_due);
    return {};
  }
  const auto on = parse_date(review.on);
  if (!on) return fmt::format("\"{}\" is not a date (YYYY-MM-DD)", review.on);
  const int limit =
      context.corpus ? context.corpus->policy.review_every_days : Policy{}.review_every_days;
  if (today && *today - *on > days{limit}) {
    return fmt::format("the review of {} is more than {} days old", review.on, limit);
  }
  return {};
}

/// When the review is due, if that is soon; empty otherwise. For a review that holds.
std::string due_soon(const Review& review, const Context& context) {
  const auto today = parse_date(context.date);
  if (!today) return {};
  if (!review.next_due.empty()) {
    const auto due = parse_date(review.next_due);
    return due && *due - *today <= days{days_ahead}
               ? fmt::format("the next review is due on {}", review.next_due)
               : std::string{};
  }
  const int limit =
      context.corpus ? context.corpus->policy.review_every_days : Policy{}.review_every_days;
  const auto on = parse_date(review.on);
  // Where reviews are that frequent, there is no time to warn in.
  if (!on || limit <= days_ahead) return {};
  const auto left = (*on + days{limit} - *today).count();
  return left > days_ahead
             ? std::string{}
             : fmt::format("the review of {} is due again in {} days", review.on, left);
}

}  // namespace

std::vector<Check> check_review(const Subject& subject, const Context& context) {
  if (!subject.entry.review) return {};
  const Review& review = *subject.entry.review;
  Check check{.rule = "review", .where = subject.entry.where};
  std::string trouble = trouble_with(review, context);
  if (trouble.empty()) {
    trouble = due_soon(review, context);
    if (!trouble.empty()) check.severity = Severity::warning;
  }
  check.proofs.push_back(
      {.kind = trouble.empty() ? "supports" : "violates",
       .note = fmt::format("{} by {} on {}", review.decision, review.by, review.on),
       .where = subject.entry.where});
  check.message = trouble.empty() ? "the review is current" : trouble;
  if (!trouble.empty()) {
    check.verdict = Verdict::fail;
    check.advice = "Review the entry again and record the decision.";
  }
  return {std::move(check)};
}

}  // namespace caveat
