// SPDX-License-Identifier: Apache-2.0

#include "validators/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "validators/calendar.hpp"
#include "validators/profile.hpp"
#include "validators/work_identifier.hpp"

namespace caveat {

namespace {

constexpr int days_ahead = 30;  // an expiry this near is told before it fails

/// One work as stated in an entry.
struct Work {
  const Evidence* stated = nullptr;
  Evidence work = {};
};

/// What a leg says of one work.
struct Opinion {
  Verdict verdict = Verdict::pass;
  std::string why;
  Severity severity = Severity::warning;
};

bool shows_benefit_in_people(std::string_view kind) {
  return !kind.empty() && kind != "animal" && kind != "in-vitro" && kind != "opinion" &&
         kind != "testimonial";
}

Opinion identified(const Evidence& work, std::string_view today) {
  if (work.scheme.empty()) {
    return {Verdict::fail, "names a title only, and no identifier", Severity::warning};
  }
  const std::string trouble = trouble_with_identifier(work.scheme, work.value);
  if (!trouble.empty()) {
    return {Verdict::fail, fmt::format("the identifier \"{}\" {}", work.value, trouble),
            Severity::error};
  }
  if (work.scheme == "url" && work.accessed.empty()) {
    return {Verdict::fail, "an address without the day it was read", Severity::warning};
  }
  if (is_to_come(work.accessed, today)) {
    return {Verdict::fail, fmt::format("was read on {}, which has not come", work.accessed),
            Severity::error};
  }
  return {Verdict::pass, fmt::format("{} {}", work.scheme, work.value)};
}

Opinion substantiates(const Evidence& work, Severity severity) {
  if (work.kind.empty()) return {Verdict::fail, "its kind is not declared", Severity::warning};
  if (shows_benefit_in_people(work.kind)) return {Verdict::pass, work.kind};
  return {Verdict::fail, fmt::format("{} evidence shows no benefit in people", work.kind),
          severity};
}

Opinion is_direct(const Evidence& work) {
  if (work.directness == "same-product" || work.directness == "same-class") {
    return {Verdict::pass, work.directness};
  }
  if (work.directness.empty() || work.directness == "undeclared") {
    return {Verdict::needs_human, "nobody has declared whether it is about this product"};
  }
  return {Verdict::fail, work.directness == "different" ? "it is about another product"
                                                        : "it is about an ingredient only"};
}

Opinion located(const Evidence& work) {
  if (!work.locator.empty()) return {Verdict::pass, work.locator};
  return {Verdict::fail, "no page, table or section is given"};
}

Opinion stands(const Evidence& work, std::string_view today) {
  if (work.retracted) return {Verdict::fail, "was retracted", Severity::error};
  if (work.expires.empty()) return {Verdict::pass, "not said to expire"};
  const auto left = days_between(today, work.expires);
  if (!left) {
    return {Verdict::fail, fmt::format("\"{}\" is not a date (YYYY-MM-DD)", work.expires),
            Severity::error};
  }
  if (*left < 0) {
    return {Verdict::fail, fmt::format("expired on {}", work.expires), Severity::error};
  }
  if (*left <= days_ahead) {
    return {Verdict::fail, fmt::format("expires on {}", work.expires), Severity::warning};
  }
  return {Verdict::pass, fmt::format("stands until {}", work.expires)};
}

/// How much worse than a pass, to find what the check comes to.
int badness(const Opinion& opinion) {
  if (opinion.verdict == Verdict::pass) return 0;
  if (opinion.verdict == Verdict::needs_human) return 2;
  return opinion.severity == Severity::error ? 3 : 1;
}

enum class Asks { every_work, one_work };

template <typename Judge>
Check leg(std::string rule, const Subject& subject, const std::vector<Work>& works, Asks asks,
          std::string advice, Judge judge) {
  Check check{.rule = std::move(rule), .where = subject.where};
  Opinion decisive;
  bool first = true;
  for (const Work& each : works) {
    const Opinion opinion = judge(each);
    check.proofs.push_back({.kind = opinion.verdict == Verdict::pass ? "supports" : "violates",
                            .note = opinion.why,
                            .quote = name_of(each.work),
                            .where = each.stated->where});
    const bool decides = asks == Asks::every_work ? badness(opinion) > badness(decisive)
                                                  : badness(opinion) < badness(decisive);
    if (first || decides) {
      decisive = opinion;
      decisive.why = fmt::format("{}: {}", name_of(each.work), opinion.why);
    }
    first = false;
  }
  check.verdict = decisive.verdict;
  check.severity = decisive.severity;
  check.message = decisive.why;
  if (decisive.verdict != Verdict::pass) check.advice = std::move(advice);
  return check;
}

}  // namespace

std::optional<Evidence> work_of(const Evidence& stated, const Context& context) {
  if (stated.ref.empty()) return stated;
  const Evidence* const known =
      context.corpus ? context.corpus->evidence_with(stated.ref) : nullptr;
  if (known == nullptr) return std::nullopt;
  Evidence work = *known;
  if (!stated.directness.empty()) work.directness = stated.directness;
  if (!stated.locator.empty()) work.locator = stated.locator;
  const bool sooner = work.expires.empty() || stated.expires < work.expires;
  if (!stated.expires.empty() && sooner) work.expires = stated.expires;
  work.retracted = work.retracted || stated.retracted;
  work.confirmed = work.confirmed && stated.confirmed;
  return work;
}

std::string name_of(const Evidence& evidence) {
  for (const std::string* name : {&evidence.title, &evidence.value, &evidence.id, &evidence.ref}) {
    if (!name->empty()) return *name;
  }
  return "a work without a name";
}

std::vector<Check> check_works(const Subject& subject, const Context& context) {
  const Entry& entry = subject.entry;
  if (subject.derived || entry.kind == "disclosure") return {};
  std::vector<Work> works;
  for (const Evidence& stated : entry.evidence) {
    if (stated.none || !stated.stated() || stated.only_mentioned()) continue;
    if (auto work = work_of(stated, context)) works.push_back({&stated, *std::move(work)});
  }
  if (works.empty()) return {};
  const DocumentInfo& info = context.document.info;
  const Severity unshown = sells(info.content_kind) && info.role == Role::published
                               ? Severity::error
                               : Severity::warning;
  std::vector<Check> checks;
  checks.push_back(leg("source-reference/S1", subject, works, Asks::every_work,
                       "Give the identifier as its registry writes it.",
                       [&](const Work& each) { return identified(each.work, context.date); }));
  checks.push_back(leg("source-reference/S2", subject, works, Asks::one_work,
                       "Cite a work that tested it in people, or withdraw the claim.",
                       [&](const Work& each) { return substantiates(each.work, unshown); }));
  checks.push_back(leg("source-reference/S3", subject, works, Asks::one_work,
                       "Declare the directness of the work; cite one about this product.",
                       [](const Work& each) { return is_direct(each.work); }));
  checks.push_back(leg("source-reference/S4", subject, works, Asks::every_work,
                       "Say on which page or in which table the work says it.",
                       [](const Work& each) { return located(each.work); }));
  checks.push_back(leg("source-reference/S5", subject, works, Asks::every_work,
                       "Cite a work that still stands, or withdraw the claim.",
                       [&](const Work& each) { return stands(each.work, context.date); }));
  return checks;
}

}  // namespace caveat
