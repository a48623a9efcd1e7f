// SPDX-License-Identifier: Apache-2.0
//
// What reports for readers other than auditors show: not every check, but what
// somebody has to do something about.

#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "caveat/run.hpp"

namespace caveat {

/// The verdict that a set of checks comes to: error, fail, needs-human,
/// not-checked, waived, pass, not-applicable, in this order. Without checks
/// nothing was decided: not-checked.
Verdict worst_verdict(std::span<const Check> checks);

/// One line of a report: an asserted finding, or a failed check without one.
struct Issue {
  const Check* check = nullptr;
  const Finding* finding = nullptr;  // null: the check itself
  Severity severity = Severity::error;

  const std::string& rule() const { return finding ? finding->rule : check->rule; }
  const std::string& message() const;
  const std::string& advice() const;
  /// The finding's place where it has one, the check's otherwise.
  const Location& where() const;
};

/// Why a finding is no error: "only a warning: "patchy" weighs against it". Empty for others.
std::string reservation(const Finding& finding);

/// "path:line:column" of an issue; `home` is the document's path.
std::string place_of(const Issue& issue, std::string_view home);

/// The issues of a check, in the order of its findings. A waived check and one
/// that nobody has decided have none.
void for_each_issue(const Check& check, const std::function<void(const Issue&)>& use);

/// A path that tells nothing about the machine: `path` as it is when relative,
/// below `root` when it is inside, its last component otherwise.
std::string_view shown_path(std::string_view path, std::string_view root);

}  // namespace caveat
