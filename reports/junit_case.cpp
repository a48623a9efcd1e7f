// SPDX-License-Identifier: Apache-2.0

#include "reports/junit_case.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

#include "gate/gate.hpp"
#include "reports/issue.hpp"

namespace caveat {

namespace {

constexpr std::string_view not_gated = "somebody else's page: reported, not gated (see system-out)";

std::string reason_of(const Check& check) {
  return check.message.empty() ? check.rule : check.message;
}

// Takes checks one by one; the first of the worst outcome speaks for the case.
class Judge {
 public:
  Judge(std::span<const Check> checks, const Policy& policy) : policy_(policy) {
    case_.checks = checks;
  }

  // `about_page`: the check counts for the page, which may be somebody else's.
  void take(const Check& check, bool about_page, Role role) {
    const bool gates = !about_page || role == Role::published || policy_.gate_sources;
    const Outcome if_it_gates = gates ? Outcome::failed : Outcome::skipped;
    switch (check.verdict) {
      case Verdict::error:
        settle(gates ? Outcome::errored : Outcome::skipped, check.rule,
               gates ? reason_of(check) : std::string(not_gated));
        break;
      case Verdict::fail:
        if (check.severity < policy_.fail_on) break;
        if (gates) failing_ += count_issues(check);
        settle(if_it_gates, first_rule(check),
               gates ? first_message(check) : std::string(not_gated));
        break;
      case Verdict::needs_human:
        settle(if_it_gates, check.rule, "needs a person: " + reason_of(check));
        break;
      case Verdict::not_checked:
        settle(about_page ? Outcome::skipped : Outcome::failed, check.rule,
               "not checked: " + reason_of(check));
        break;
      case Verdict::waived:
        settle(Outcome::skipped, check.rule, "waived: " + reason_of(check));
        break;
      case Verdict::pass:
      case Verdict::not_applicable:
        break;
    }
  }

  void settle(Outcome outcome, std::string type, std::string message) {
    if (outcome <= case_.outcome) return;
    case_.outcome = outcome;
    case_.type = std::move(type);
    case_.message = std::move(message);
  }

  Case result() && {
    if (case_.outcome == Outcome::failed && failing_ > 1) {
      case_.message += fmt::format(", +{} more", failing_ - 1);
    }
    return std::move(case_);
  }

 private:
  static std::size_t count_issues(const Check& check) {
    std::size_t count = 0;
    for_each_issue(check, [&](const Issue&) { ++count; });
    return count;
  }

  // Of the check's worst issue.
  static Issue worst_issue(const Check& check) {
    Issue worst{&check, nullptr, Severity::note};
    bool any = false;
    for_each_issue(check, [&](const Issue& issue) {
      if (!any || issue.severity > worst.severity) worst = issue;
      any = true;
    });
    return worst;
  }
  static std::string first_rule(const Check& check) { return worst_issue(check).rule(); }
  static std::string first_message(const Check& check) {
    const Issue issue = worst_issue(check);
    return issue.message().empty() ? issue.rule() : issue.message();
  }

  const Policy& policy_;
  Case case_;
  std::size_t failing_ = 0;
};

}  // namespace

Case page_case(const DocumentResult& result, const Policy& policy) {
  if (!result.not_checked_reason.empty()) {
    return {"page", result.checks, Outcome::errored, "not-checked", result.not_checked_reason};
  }
  Judge judge(result.checks, policy);
  for (const Check& check : result.checks) judge.take(check, true, result.document.info.role);
  return std::move(judge).result();
}

Case entry_case(const EntryResult& entry, Role role, const Policy& policy) {
  Judge judge(entry.checks, policy);
  for (const Check& check : entry.checks) judge.take(check, is_about_page(entry, check), role);
  if (!entry.derived && !entry.confirmed) {
    judge.settle(Outcome::failed, "unconfirmed", "needs a person: the entry is not confirmed");
  }
  Case result = std::move(judge).result();
  result.link = entry.origin.link;
  return result;
}

Case trouble_case(const Error& trouble, std::string_view root) {
  Location where = trouble.where();
  where.path = shown_path(where.path, root);
  const std::string place = to_string(where);
  std::string message = place.empty() ? trouble.problem() : place + ": " + trouble.problem();
  if (!trouble.help().empty()) message += "; " + trouble.help();
  const bool invalid = trouble.kind() == Error::Kind::invalid;
  return {place, {}, Outcome::errored, invalid ? "invalid" : "unavailable", std::move(message)};
}

}  // namespace caveat
