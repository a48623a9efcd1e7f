// SPDX-License-Identifier: Apache-2.0

#include "date.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>

namespace caveat {

namespace {

// -1 where `text` is not digits alone.
int digits(std::string_view text) {
  int value = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return -1;
    value = value * 10 + (digit - '0');
  }
  return value;
}

std::chrono::sys_seconds moment() {
  using namespace std::chrono;
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text(epoch);
    long long value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr long long year_10000 = 253402300800;
    if (parsed.ptr == text.data() + text.size() && !text.empty() && value >= 0 &&
        value < year_10000) {
      return sys_seconds{seconds{value}};
    }
  }
  return floor<seconds>(system_clock::now());
}

}  // namespace

Now now() {
  using namespace std::chrono;
  const sys_seconds at = moment();
  const sys_days day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{at - day};
  Now result;
  result.date = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                            static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  result.stamp = fmt::format("{}T{:02}:{:02}:{:02}Z", result.date, time.hours().count(),
                             time.minutes().count(), time.seconds().count());
  return result;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = digits(text.substr(0, 4));
  const int month = digits(text.substr(5, 2));
  const int day = digits(text.substr(8, 2));
  if (year < 1 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day{std::chrono::year{year},
                                     std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

std::string date_trouble(const std::string& text) {
  return is_date(text) ? std::string{} : fmt::format("\"{}\" is not a date (YYYY-MM-DD)", text);
}

}  // namespace caveat
