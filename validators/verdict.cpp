// SPDX-License-Identifier: Apache-2.0
//
// The names of verdicts and resolutions, as files spell them.

#include <array>
#include <utility>

#include "caveat/run.hpp"

namespace caveat {

namespace {

template <typename Value>
using Name = std::pair<Value, std::string_view>;

constexpr std::array<Name<Verdict>, 7> verdicts = {{
    {Verdict::pass, "pass"},
    {Verdict::fail, "fail"},
    {Verdict::waived, "waived"},
    {Verdict::not_applicable, "not-applicable"},
    {Verdict::not_checked, "not-checked"},
    {Verdict::needs_human, "needs-human"},
    {Verdict::error, "error"},
}};

constexpr std::array<Name<Resolution>, 11> resolutions = {{
    {Resolution::same, "same"},
    {Resolution::moved, "moved"},
    {Resolution::reworded, "reworded"},
    {Resolution::split, "split"},
    {Resolution::merged, "merged"},
    {Resolution::meaning_changed, "meaning-changed"},
    {Resolution::struck, "struck"},
    {Resolution::ambiguous, "ambiguous"},
    {Resolution::lookalike, "lookalike"},
    {Resolution::gone, "gone"},
    {Resolution::not_checked, "not-checked"},
}};

template <typename Names, typename Value>
std::string_view name_of(const Names& names, Value value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return {};
}

template <typename Value, std::size_t size>
std::optional<Value> value_of(const std::array<Name<Value>, size>& names, std::string_view wanted) {
  for (const auto& [value, name] : names) {
    if (name == wanted) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Verdict verdict) { return name_of(verdicts, verdict); }
std::string_view to_string(Resolution resolution) { return name_of(resolutions, resolution); }

std::optional<Verdict> verdict_from(std::string_view name) { return value_of(verdicts, name); }
std::optional<Resolution> resolution_from(std::string_view name) {
  return value_of(resolutions, name);
}

}  // namespace caveat
