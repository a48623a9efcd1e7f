// SPDX-License-Identifier: Apache-2.0

#include "caveat/error.hpp"

#include <fmt/format.h>

#include <utility>

namespace caveat {
namespace {

std::string error_text(const Location& where, const std::string& problem, const std::string& help) {
  const std::string place = to_string(where);
  std::string text = place.empty() ? problem : fmt::format("{}: {}", place, problem);
  if (!help.empty()) text += "\n  help: " + help;
  return text;
}

}  // namespace

std::string to_string(const Location& where) {
  std::string text = where.path;
  if (where.line != 0) text += fmt::format("{}{}", text.empty() ? "" : ":", where.line);
  if (where.line != 0 && where.column != 0) text += fmt::format(":{}", where.column);
  return text;
}

Error::Error(Location where, std::string problem, std::string help, Kind kind)
    : std::runtime_error(error_text(where, problem, help)),
      where_(std::move(where)),
      problem_(std::move(problem)),
      help_(std::move(help)),
      kind_(kind) {}

}  // namespace caveat
