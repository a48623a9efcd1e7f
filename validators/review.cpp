// SPDX-License-Identifier: Apache-2.0

#include "validators/review.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>

#include "entries/word_difference.hpp"
#include "validators/calendar.hpp"
#include "validators/seen.hpp"

namespace caveat {

namespace {

using std::chrono::days;

constexpr int days_ahead = 30;  // a review due this soon is told before it fails

Policy policy_of(const Context& context) {
  return context.corpus ? context.corpus->policy : Policy{};
}

/// What is wrong with the review on that day; empty when it holds.
std::string trouble_with(const Review& review, const Context& context) {
  if (review.decision != "approved") {
    return fmt::format("the review by {} ended with \"{}\"", review.by, review.decision);
  }
  const auto today = parse_date(context.date);
  if (is_to_come(review.on, context.date)) {
    return fmt::format("the review is dated {}, which has not come", review.on);
  }
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
  const int limit = policy_of(context).review_every_days;
  if (today && *today - *on > days{limit}) {
    return fmt::format("the review of {} is more than {} days old", review.on, limit);
  }
  return {};
}

/// When the review is due, if that is soon; empty otherwise. For a review that holds.
std::string due_soon(const Review& review, const Context& context) {
  const auto due = due_date(review, policy_of(context), context.date);
  if (!due || !due->soon) return {};
  return review.next_due.empty()
             ? fmt::format("the review of {} is due again in {} days", review.on, due->days_left)
             : fmt::format("the next review is due on {}", due->day);
}

Check nobody_has_looked(const Subject& subject) {
  return {.rule = "review",
          .verdict = Verdict::fail,
          .where = subject.entry.where,
          .message = "nobody has reviewed the entry, and the policy asks for reviews",
          .advice = "Review the entry and record the decision, by hand or with caveat review.",
          .proofs = {{.kind = "absence", .note = "no review", .where = subject.entry.where}}};
}

Check check_date(const Subject& subject, const Review& review, const Context& context) {
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
  return check;
}

/// "text: PRP [-may-]{+does+} help", where the words of that day are on record.
std::string change_of(const std::string& part, const Subject& subject, const Review& review,
                      const Context& context) {
  constexpr std::size_t longest_shown = 200;
  std::string difference;
  if (part == "text" && !review.text.empty()) {
    difference = difference_line(review.text, context.document.text_of(subject.origin.text));
  } else if (part == "claim" && !review.wording.empty()) {
    difference = difference_line(review.wording, subject.entry.wording);
  }
  const bool is_shown = !difference.empty() && difference.size() <= longest_shown;
  return is_shown ? fmt::format("{}: {}", part, difference) : part;
}

Proof proof_of_change(const std::string& part, std::string note, const Subject& subject,
                      const Context& context) {
  if (part == "text") return context.proof("violates", std::move(note), subject.origin.text);
  return {.kind = "violates",
          .note = std::move(note),
          .quote = part == "claim" ? subject.entry.wording : std::string{},
          .where = subject.entry.where};
}

/// A signature stands for what was seen. Words that are gone are a matter of
/// source-reference.
Check check_seen(const Subject& subject, const Review& review, const Context& context) {
  Check check{.rule = "review/seen", .where = subject.where};
  std::vector<std::string> changed = changed_since(review, seen_now(subject, context));
  if (!subject.origin.found()) std::erase(changed, "text");
  if (changed.empty()) {
    check.message = "what was signed off is what stands here";
    check.proofs.push_back({.kind = "supports",
                            .note = fmt::format("unchanged since {}", review.on),
                            .where = subject.entry.where});
    return check;
  }
  std::vector<std::string> changes;
  for (const std::string& part : changed) {
    changes.push_back(change_of(part, subject, review, context));
    check.proofs.push_back(proof_of_change(part, changes.back(), subject, context));
  }
  check.verdict = Verdict::fail;
  if (changed == std::vector<std::string>{"findings"}) check.severity = Severity::warning;
  check.message =
      fmt::format("changed since the sign-off of {}: {}", review.on, fmt::join(changes, "; "));
  check.advice = "Compare, and sign off what stands there now; caveat review due shows both.";
  return check;
}

}  // namespace

std::optional<DueDate> due_date(const Review& review, const Policy& policy,
                                std::string_view today) {
  const auto now = parse_date(today);
  const bool by_policy = review.next_due.empty();
  auto day = parse_date(by_policy ? review.on : review.next_due);
  if (!now || !day) return std::nullopt;
  if (by_policy) *day += days{policy.review_every_days};
  DueDate due{.day = format_date(*day),
              .days_left = static_cast<int>((*day - *now).count()),
              .soon = false};
  // Where reviews are that frequent, there is no time to warn in.
  const bool can_warn = !by_policy || policy.review_every_days > days_ahead;
  due.soon = can_warn && due.days_left >= 0 && due.days_left <= days_ahead;
  return due;
}

std::vector<Check> check_review(const Subject& subject, const Context& context) {
  const Entry& entry = subject.entry;
  if (!entry.review) {
    const bool owed = context.corpus && context.corpus->policy.reviews_required && entry.confirmed;
    if (!owed) return {};
    return {nobody_has_looked(subject)};
  }
  const Review& review = *entry.review;
  std::vector<Check> checks{check_date(subject, review, context)};
  if (review.decision == "approved" && says_what_was_seen(review)) {
    checks.push_back(check_seen(subject, review, context));
  }
  return checks;
}

}  // namespace caveat
