// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// When an entry has to be reviewed again.
struct DueDate {
  std::string day;    // YYYY-MM-DD
  int days_left = 0;  // negative: overdue
  bool soon = false;  // not overdue, and near enough to be told
};

/// The review's own date, or the one that follows from the policy. Nothing when a date
/// cannot be read.
std::optional<DueDate> due_date(const Review& review, const Policy& policy, std::string_view today);

/// `review`: it approved the entry and is not older than its own due date, or than the
/// corpus allows; within 30 days of that it warns. An entry without one fails where the
/// corpus says how often entries are reviewed, and is no check elsewhere.
///
/// `review/seen`, for an approval that says what was seen: text, claim, evidence and risk
/// notes are still that, as an error; the packs find the same, as a warning.
std::vector<Check> check_review(const Subject& subject, const Context& context);

}  // namespace caveat
