// SPDX-License-Identifier: Apache-2.0
//
// Any line is answered with one line of JSON: an error, or sentences in order whose offsets
// lie inside the text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/analysis.hpp"

namespace {

using namespace caveat;
using nlohmann::json;

void require(bool holds) {
  if (!holds) std::abort();
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

void require_span(const json& span, std::size_t from, std::size_t to) {
  const auto start = span.at("start").get<std::size_t>();
  const auto end = span.at("end").get<std::size_t>();
  require(from <= start && start <= end && end <= to);
}

void require_answer(const json& asked, const json& answer) {
  const std::size_t size = code_points(asked.at("text").get_ref<const std::string&>());
  std::size_t previous = 0;
  for (const json& sentence : answer.at("sentences")) {
    require_span(sentence, previous, size);
    previous = sentence.at("start").get<std::size_t>();
    for (const json& finding : sentence.at("findings")) {
      require_span(finding.at("trigger"), 0, size);
      if (!finding.at("cue").is_null()) require_span(finding.at("cue"), 0, size);
    }
  }
  const json targets = asked.value("targets", json::array());
  const json answered = answer.value("targets", json::array());
  require(targets.size() == answered.size());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    require(answered[i].at("start") == targets[i].at("start"));
    require(answered[i].at("end") == targets[i].at("end"));
  }
}

// None where a key stands twice: which of them counts is not said.
std::optional<json> request_in(std::string_view line) {
  bool is_twice = false;
  std::vector<std::set<std::string>> keys;
  const auto look = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) keys.emplace_back();
    if (event == json::parse_event_t::object_end) keys.pop_back();
    if (event == json::parse_event_t::key) {
      is_twice = !keys.back().insert(parsed.get<std::string>()).second || is_twice;
    }
    return true;
  };
  json request = json::parse(line, look);
  if (is_twice) return std::nullopt;
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Analysis analysis(Language::embedded());
  std::string_view line(reinterpret_cast<const char*>(data), size);
  line = line.substr(0, line.find('\n'));
  std::string out;
  const bool fine = analysis.answer(line, out);
  require(out.find('\n') == out.size() - 1);
  const json answer = json::parse(out);
  require(answer.contains("id") && answer.contains("error") != fine);
  if (!fine) return 0;
  if (const auto asked = request_in(line)) require_answer(*asked, answer);
  return 0;
}
