// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace caveat {

/// A day written YYYY-MM-DD; nothing when it is no day of the calendar.
std::optional<std::chrono::sys_days> parse_date(std::string_view text);

/// The day as YYYY-MM-DD.
std::string format_date(std::chrono::sys_days day);

/// Whether `day` is still to come on `today`, wherever on earth somebody wrote it down.
bool is_to_come(std::string_view day, std::string_view today);

/// Days from one to the other, both YYYY-MM-DD; negative when `to` is the earlier one.
std::optional<int> days_between(std::string_view from, std::string_view to);

}  // namespace caveat
