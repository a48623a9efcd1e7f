// SPDX-License-Identifier: Apache-2.0

#include "validators/run.hpp"

namespace caveat {

namespace {

std::size_t& of(Severity severity, Counts& counts) {
  switch (severity) {
    case Severity::error:
      return counts.errors;
    case Severity::warning:
      return counts.warnings;
    case Severity::note:
      break;
  }
  return counts.notes;
}

std::size_t& of(Verdict verdict, Counts& counts) {
  switch (verdict) {
    case Verdict::pass:
      return counts.pass;
    case Verdict::fail:
      return counts.fail;
    case Verdict::waived:
      return counts.waived;
    case Verdict::not_applicable:
      return counts.not_applicable;
    case Verdict::not_checked:
      return counts.not_checked;
    case Verdict::needs_human:
      return counts.needs_human;
    case Verdict::error:
      break;
  }
  return counts.error;
}

/// A failure counts once: as its asserted findings where it has some, else as itself.
void count(const Check& check, Counts& counts) {
  ++counts.checks;
  ++of(check.verdict, counts);
  bool asserted = false;
  for (const Finding& finding : check.findings) {
    if (finding.status != Status::asserted) continue;
    ++of(finding.severity, counts);
    asserted = true;
  }
  if (!asserted && check.verdict == Verdict::fail) ++of(check.severity, counts);
}

}  // namespace

void count(const DocumentResult& result, Counts& counts) {
  ++counts.documents;
  counts.entries += result.entries.size();
  for (const EntryResult& entry : result.entries) {
    for (const Check& check : entry.checks) count(check, counts);
  }
  for (const Check& check : result.checks) count(check, counts);
}

}  // namespace caveat
