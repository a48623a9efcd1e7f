// SPDX-License-Identifier: Apache-2.0

#include "analysis_request.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "documents/reading.hpp"

namespace caveat {

namespace {

using simdjson::dom::element;

// simdjson's tape takes eight bytes for each byte of a line: long lines go to a
// parser that takes one.
constexpr std::size_t long_line = std::size_t{1} << 20;
// Writing a value is recursive in that parser; simdjson has this bound too.
constexpr int deepest = 1024;
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
  std::string kept;  // the text of a long line

  void parse_short(std::string_view line, AnalysisRequest& request);
  void parse_long(std::string_view line, AnalysisRequest& request);
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
  } else if (line.size() < long_line) {
    state_->parse_short(line, request);
  } else {
    state_->parse_long(line, request);
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

void AnalysisRequestParser::State::parse_short(std::string_view line, AnalysisRequest& request) {
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

void AnalysisRequestParser::State::parse_long(std::string_view line, AnalysisRequest& request) {
  try {
    bool is_deep = false;
    const auto bounded = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
      is_deep = is_deep || depth >= deepest;
      return !is_deep;
    };
    nlohmann::json object = nlohmann::json::parse(line, bounded);
    if (is_deep) {
      request.problem = fmt::format("not JSON: nested more than {} deep", deepest);
      return;
    }
    if (!object.is_object()) {
      request.problem = "not a JSON object";
      return;
    }
    if (const auto id = object.find("id"); id != object.end()) request.id = id->dump();
    const auto text = object.find("text");
    if (text == object.end()) {
      request.problem = "no \"text\"";
      return;
    }
    if (!text->is_string()) {
      request.problem = "\"text\" is not a string";
      return;
    }
    if (const auto format = object.find("format"); format != object.end()) {
      if (!format->is_string()) {
        request.problem = "\"format\" is not a string";
        return;
      }
      set_format(format->get_ref<const std::string&>(), request);
    }
    if (const auto list = object.find("targets"); list != object.end()) {
      padded = list->dump();
      padded.append(simdjson::SIMDJSON_PADDING, '\0');
      element parsed;
      const std::size_t length = padded.size() - simdjson::SIMDJSON_PADDING;
      if (parser.parse(padded.data(), length, false).get(parsed) == simdjson::SUCCESS) {
        targets(parsed, request);
      }
    }
    kept = std::move(text->get_ref<std::string&>());
    request.text = kept;
  } catch (const nlohmann::json::parse_error& error) {
    // Its own message repeats the bytes it read, which may be all of them and no UTF-8.
    request.problem = fmt::format("not JSON: what ends at byte {} is wrong", error.byte);
  }
}

}  // namespace caveat
