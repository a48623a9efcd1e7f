// SPDX-License-Identifier: Apache-2.0

#include "validators/calendar.hpp"

#include <fmt/format.h>

#include <charconv>

namespace caveat {

namespace {

using std::chrono::sys_days;

int number(std::string_view text) {
  int value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

// std::chrono::parse arrives in libstdc++ 14; Debian 12 has 12.
std::optional<sys_days> parse_date(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const int month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
  if (month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{number(text.substr(0, 4))},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

std::string format_date(sys_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<int> days_between(std::string_view from, std::string_view to) {
  const auto start = parse_date(from), end = parse_date(to);
  if (!start || !end) return std::nullopt;
  return static_cast<int>((*end - *start).count());
}

bool is_to_come(std::string_view day, std::string_view today) {
  return days_between(today, day).value_or(0) > 1;
}

}  // namespace caveat
