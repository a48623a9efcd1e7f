// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace caveat {

/// The moment of this run in UTC. SOURCE_DATE_EPOCH, where it is set, stands for
/// the clock, so that a build can be repeated.
struct Now {
  std::string date;   // YYYY-MM-DD
  std::string stamp;  // YYYY-MM-DDThh:mm:ssZ
};
Now now();

/// Whether `text` is a day of the calendar, as YYYY-MM-DD.
bool is_date(std::string_view text);

/// What is wrong with a date on the command line; empty when nothing is.
std::string date_trouble(const std::string& text);

}  // namespace caveat
