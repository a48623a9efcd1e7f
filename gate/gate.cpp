// SPDX-License-Identifier: Apache-2.0

#include "gate/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gate/fingerprint.hpp"

namespace caveat {

namespace {

constexpr std::array precedence = {
    int{exit_internal_error}, int{exit_invalid_input}, int{exit_cannot_answer}, int{exit_findings},
    int{exit_waiver_policy},  int{exit_drift},         int{exit_passed}};

auto rank(int status) { return std::ranges::find(precedence, status); }

/// What a note would only have reported does not wait for anybody.
bool leaves_open(const Check& check) {
  return check.verdict == Verdict::needs_human ||
         (check.verdict == Verdict::not_checked && check.severity > Severity::note);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

int badness(Verdict verdict) {
  switch (verdict) {
    case Verdict::error:
      return 6;
    case Verdict::fail:
      return 5;
    case Verdict::needs_human:
      return 4;
    case Verdict::not_checked:
      return 3;
    case Verdict::waived:
      return 2;
    case Verdict::pass:
      return 1;
    case Verdict::not_applicable:
      break;
  }
  return 0;
}

int worst_status(std::span<const Reason> reasons) {
  int worst = exit_passed;
  for (const Reason& reason : reasons) {
    if (rank(reason.status) < rank(worst)) worst = reason.status;
  }
  return worst;
}

bool is_about_page(const EntryResult& entry, const Check& check) {
  constexpr std::array<std::string_view, 5> of_the_page = {
      "risk-note/R4", "risk-note/R5", "risk-note/R6", "risk-note/R8", "risk-note/placement"};
  return entry.derived || std::ranges::count(of_the_page, check.rule) > 0;
}

void Gate::Tally::take(Verdict verdict, bool gates) {
  if (badness(verdict) > badness(worst)) worst = verdict;
  if (!gates) return;
  if (verdict == Verdict::fail || verdict == Verdict::error) ++failed;
  if (verdict == Verdict::needs_human) ++undecided;
}

bool Gate::fails(const Check& check) const {
  return check.verdict == Verdict::error ||
         (check.verdict == Verdict::fail && check.severity >= policy_.fail_on);
}

Verdict Gate::register_verdict(const DocumentResult& result) const {
  Verdict worst = Verdict::not_applicable;
  const auto take = [&](Verdict verdict) {
    if (badness(verdict) > badness(worst)) worst = verdict;
  };
  for (const EntryResult& entry : result.entries) {
    if (entry.derived) continue;
    take(entry.confirmed ? Verdict::pass : Verdict::needs_human);
    for (const Check& check : entry.checks) {
      if (is_about_page(entry, check)) continue;
      if (fails(check)) take(Verdict::fail);
      if (leaves_open(check)) take(Verdict::needs_human);
    }
  }
  return worst;
}

Verdict Gate::page_verdict(const DocumentResult& result) const {
  Verdict worst = result.not_checked_reason.empty() ? Verdict::pass : Verdict::not_checked;
  const auto take = [&](const Check& check) {
    const Verdict verdict = fails(check)                            ? Verdict::fail
                            : check.verdict == Verdict::needs_human ? Verdict::needs_human
                                                                    : Verdict::not_applicable;
    if (badness(verdict) > badness(worst)) worst = verdict;
  };
  for (const EntryResult& entry : result.entries) {
    for (const Check& check : entry.checks) {
      if (is_about_page(entry, check)) take(check);
    }
  }
  for (const Check& check : result.checks) take(check);
  return worst;
}

void Gate::judge(DocumentResult& result) {
  fill_fingerprints(result);
  result.register_verdict = register_verdict(result);
  result.page_verdict = page_verdict(result);

  ++examined_;
  if (!result.not_checked_reason.empty()) ++not_checked_;
  for (const EntryResult& entry : result.entries) {
    if (!entry.derived && !entry.confirmed) ++unconfirmed_;
  }
  register_.take(result.register_verdict, true);
  pages_.take(result.page_verdict,
              policy_.gate_sources || result.document.info.role == Role::published);
}

void Gate::add(const Error& trouble) {
  const bool invalid = trouble.kind() == Error::Kind::invalid;
  const std::string where = to_string(trouble.where());
  add(Reason{
      .status = invalid ? exit_invalid_input : exit_cannot_answer,
      .text = where.empty() ? trouble.problem() : fmt::format("{}: {}", where, trouble.problem())});
}

void Gate::add(Reason reason) { reasons_.push_back(std::move(reason)); }

void Gate::finish(Run& run) const {
  run.register_verdict = register_.worst;
  run.page_verdict = pages_.worst;
  run.reasons = reasons_;
  const auto because = [&](int status, std::string text) {
    run.reasons.push_back({.status = status, .text = std::move(text)});
  };
  // Where an input could not be used, that is why.
  const bool is_explained = std::ranges::any_of(
      reasons_, [](const Reason& one) { return one.status >= exit_invalid_input; });
  if (examined_ == 0 && !is_explained) because(exit_cannot_answer, "nothing was examined");
  if (not_checked_ > 0) {
    because(exit_cannot_answer, counted(not_checked_, "document could not be checked",
                                        "documents could not be checked"));
  }
  if (pages_.failed > 0) {
    because(exit_findings, counted(pages_.failed, "page may not go out as it stands",
                                   "pages may not go out as they stand"));
  }
  if (pages_.undecided > 0) {
    because(exit_findings, counted(pages_.undecided, "page waits for a person to decide",
                                   "pages wait for a person to decide"));
  }
  if (register_.failed > 0) {
    because(exit_findings, counted(register_.failed, "document has entries that are not in order",
                                   "documents have entries that are not in order"));
  }
  if (unconfirmed_ > 0) {
    because(exit_findings, counted(unconfirmed_, "entry is not confirmed by anybody",
                                   "entries are not confirmed by anybody"));
  } else if (register_.undecided > 0) {
    because(exit_findings, counted(register_.undecided, "register waits for a person to decide",
                                   "registers wait for a person to decide"));
  }
  std::ranges::stable_sort(run.reasons, {}, [](const Reason& each) { return rank(each.status); });
  run.exit_status = worst_status(run.reasons);
}

}  // namespace caveat
