// SPDX-License-Identifier: Apache-2.0

#include "analysis_request.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstring>
#include <limits>

#include "documents/reading.hpp"
#include "json_text.hpp"

namespace caveat {

namespace {

using simdjson::dom::element;

constexpr std::size_t most_targets = 100'000;

bool read_offset(std::int64_t value, std::uint32_t& out) {
  if (value < 0 || value > std::numeric_limits<std::uint32_t>::max()) return false;
  out = static_cast<std::uint32_t>(value);
  return true;
}

}  // namespace

struct AnalysisRequestParser::State {
  simdjson::dom::parser parser;
  std::string padded;

  void parse(std::string_view line, AnalysisRequest& request);
  static void targets(const element& list, AnalysisRequest& request);
  static void set_format(std::string_view name, AnalysisRequest& request);
};

AnalysisRequestParser::AnalysisRequestParser() : state_(std::make_unique<State>()) {}
AnalysisRequestParser::~AnalysisRequestParser() = default;
AnalysisRequestParser::AnalysisRequestParser(AnalysisRequestParser&&) noexcept = default;
AnalysisRequestParser& AnalysisRequestParser::operator=(AnalysisRequestParser&&) noexcept = default;

AnalysisRequest AnalysisRequestParser::parse(std::string_view line) {
  AnalysisRequest request;
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
    request.problem = "an empty line";
  } else {
    state_->parse(line, request);
  }
  return request;
}

void AnalysisRequestParser::State::set_format(std::string_view name, AnalysisRequest& request) {
  if (const auto format = format_from(name)) {
    request.format = *format;
  } else {
    request.problem = fmt::format("unknown format \"{}\": text, markdown or html", name);
  }
}

void AnalysisRequestParser::State::parse(std::string_view line, AnalysisRequest& request) {
  padded.assign(line);
  padded.append(simdjson::SIMDJSON_PADDING, '\0');
  element object;
  if (const auto error = parser.parse(padded.data(), line.size(), false).get(object)) {
    request.problem = fmt::format("not JSON: {}", simdjson::error_message(error));
    return;
  }
  if (!object.is_object()) {
    request.problem = "not a JSON object";
    return;
  }
  element value;
  if (object["id"].get(value) == simdjson::SUCCESS) request.id = simdjson::minify(value);
  if (object["text"].get(value) != simdjson::SUCCESS) {
    request.problem = "no \"text\"";
  } else if (value.get(request.text) != simdjson::SUCCESS) {
    request.problem = "\"text\" is not a string";
  }
  if (object["format"].get(value) == simdjson::SUCCESS) {
    std::string_view name;
    if (value.get(name) != simdjson::SUCCESS) {
      request.problem = "\"format\" is not a string";
    } else {
      set_format(name, request);
    }
  }
  if (object["targets"].get(value) == simdjson::SUCCESS) targets(value, request);
}

void AnalysisRequestParser::State::targets(const element& list, AnalysisRequest& request) {
  simdjson::dom::array array;
  if (list.get(array) != simdjson::SUCCESS) {
    request.problem = "\"targets\" is not an array";
    return;
  }
  for (const element target : array) {
    std::int64_t start = 0, end = 0;
    std::pair<std::uint32_t, std::uint32_t> span;
    const bool read = target["start"].get(start) == simdjson::SUCCESS &&
                      target["end"].get(end) == simdjson::SUCCESS &&
                      read_offset(start, span.first) && read_offset(end, span.second);
    if (!read || span.first >= span.second || request.targets.size() == most_targets) {
      request.problem = "a target is not {\"start\": n, \"end\": m} with n < m";
      return;
    }
    request.targets.push_back(span);
  }
}

// A document tree takes many times the bytes of its text: the text is cut out first, and
// what is left of the line is parsed with an empty one in its place.
AnalysisRequest AnalysisRequestParser::parse_long(std::string& line) {
  const auto text = find_text_member(line);
  if (!text) {
    AnalysisRequest request = parse(line);
    if (request.problem.empty()) line.assign(request.text);
    return request;
  }
  const auto [start, length] = *text;
  AnalysisRequest request =
      parse(line.substr(0, start) + line.substr(std::min(start + length, line.size())));
  line.resize(start + length);
  line.erase(0, start);
  if (request.problem.empty() && !unescape_json(line)) {
    request.problem = "not JSON: a character or an escape in \"text\" is wrong";
  }
  return request;
}

}  // namespace caveat
