// SPDX-License-Identifier: Apache-2.0

#include "cli/json_text.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

// Texts are looked at in pieces of 64 bytes: each of these at each place of some pieces.
constexpr std::string_view characters[] = {"\"", "\\",   "\n",   "\x01", "\x1F",   "\x7F",
                                           " ",  "\x20", "\x5B", "\x5D", "\u00E9", "\u2019"};

BOOST_DATA_TEST_CASE(a_character_is_written_wherever_it_stands, data::make(characters)) {
  for (const std::size_t size : {0, 1, 7, 62, 63, 64, 65, 127, 128, 130}) {
    for (std::size_t at = 0; at <= size; ++at) {
      std::string text(size, 'a');
      text.insert(at, sample);
      for (const std::string& each : {text, text + std::string(sample)}) {
        std::string json;
        append_json_string(json, each);
        BOOST_TEST(nlohmann::json::parse(json).get<std::string>() == each, json);
        BOOST_TEST(json.find('\x7F') == std::string::npos);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_part_is_written_as_if_it_stood_alone) {
  std::string text;
  for (int i = 0; i < 45; ++i) text += i % 4 == 0 ? "\"" : i % 7 == 0 ? "\n" : "abc";
  BOOST_TEST(text.size() > 100U);
  for (std::size_t start = 0; start <= text.size(); ++start) {
    for (std::size_t end = start; end <= text.size(); ++end) {
      std::string alone, part = "\"";
      append_json_string(alone, text.substr(start, end - start));
      append_json_characters(part, text, start, end);
      if (part + '"' != alone) BOOST_TEST(part + '"' == alone);
    }
  }
}

std::uint32_t counted(std::string_view text) {
  std::uint32_t points = 0;
  for (const char c : text) points += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return points;
}

BOOST_AUTO_TEST_CASE(code_points_are_counted_up_to_every_byte) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += i % 3 == 0 ? "\u00E9" : i % 5 == 0 ? "\U0001F600" : "ab";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const std::string_view part = std::string_view(text).substr(0, size);
    CodePointIndex points;
    points.start(part);
    for (std::uint32_t at = 0; at <= size; ++at) {
      BOOST_TEST(points.at(at) == counted(part.substr(0, at)));
    }
  }
}

}  // namespace
}  // namespace caveat
