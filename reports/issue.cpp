// SPDX-License-Identifier: Apache-2.0

#include "reports/issue.hpp"

#include <algorithm>

#include "gate/gate.hpp"

namespace caveat {

Verdict worst_verdict(std::span<const Check> checks) {
  if (checks.empty()) return Verdict::not_checked;
  const auto milder = [](const Check& a, const Check& b) {
    return badness(a.verdict) < badness(b.verdict);
  };
  return std::max_element(checks.begin(), checks.end(), milder)->verdict;
}

const std::string& Issue::message() const {
  return finding && !finding->message.empty() ? finding->message : check->message;
}

const std::string& Issue::advice() const {
  return finding && !finding->advice.empty() ? finding->advice : check->advice;
}

const Location& Issue::where() const {
  return finding && finding->where.line != 0 ? finding->where : check->where;
}

std::string reservation(const Finding& finding) {
  if (!finding.counterweight) return {};
  const std::string& words = finding.counterweight->quote;
  const std::string what = words.empty() ? "the rest of the page" : '"' + words + '"';
  return "only a warning: " + what + " weighs against it";
}

std::string place_of(const Issue& issue, std::string_view home) {
  Location where = issue.where();
  if (where.path.empty()) where.path = home;
  return to_string(where);
}

void for_each_issue(const Check& check, const std::function<void(const Issue&)>& use) {
  if (check.verdict == Verdict::waived) return;
  bool any = false;
  for (const Finding& finding : check.findings) {
    if (finding.status != Status::asserted) continue;
    any = true;
    use({&check, &finding, finding.severity});
  }
  const bool failed = check.verdict == Verdict::fail || check.verdict == Verdict::error;
  if (!any && failed) use({&check, nullptr, check.severity});
}

std::string_view shown_path(std::string_view path, std::string_view root) {
  if (!path.starts_with('/')) return path;
  while (root.size() > 1 && root.ends_with('/')) root.remove_suffix(1);
  if (root.size() > 1 && path.starts_with(root) && path.substr(root.size()).starts_with('/')) {
    path.remove_prefix(root.size() + 1);
    if (!path.starts_with('/')) return path;
  }
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

}  // namespace caveat
