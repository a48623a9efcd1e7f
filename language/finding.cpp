// SPDX-License-Identifier: Apache-2.0

#include "caveat/finding.hpp"

#include <array>

namespace caveat {

namespace {

constexpr std::array<std::string_view, 3> severities{"note", "warning", "error"};
constexpr std::array<std::string_view, 10> statuses{
    "unrelated",   "risk",     "mention",  "attributed", "negated",
    "conditional", "question", "measured", "hedged",     "asserted"};
constexpr std::array<std::string_view, 5> strengths{"none", "correlational", "conditional",
                                                    "direct", "absolute"};

template <typename Enum, std::size_t count>
std::optional<Enum> value_of(std::string_view name,
                             const std::array<std::string_view, count>& names) {
  for (std::size_t i = 0; i < count; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Severity severity) {
  return severities[static_cast<std::size_t>(severity)];
}
std::string_view to_string(Status status) { return statuses[static_cast<std::size_t>(status)]; }
std::string_view to_string(Strength strength) {
  return strengths[static_cast<std::size_t>(strength)];
}
std::optional<Severity> severity_from(std::string_view name) {
  return value_of<Severity>(name, severities);
}
std::optional<Status> status_from(std::string_view name) {
  return value_of<Status>(name, statuses);
}
std::optional<Strength> strength_from(std::string_view name) {
  return value_of<Strength>(name, strengths);
}

}  // namespace caveat
