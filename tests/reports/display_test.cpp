// SPDX-License-Identifier: Apache-2.0

#include "reports/display.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "reports/cutting.hpp"

namespace bdata = boost::unit_test::data;

namespace caveat {

namespace {

struct Row {
  std::string text;
  std::string shown;
  std::size_t width;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.shown; }

const Row rows[] = {
    {"", "", 0},
    {"plain", "plain", 5},
    {"tab\tnew\nline\r", "tab new line ", 13},
    {"\x1B[31mred\x1B[0m", "\\x1B[31mred\\x1B[0m", 18},
    {"bell\x07 del\x7F", "bell\\x07 del\\x7F", 16},
    {std::string("nul\0", 4), "nul\\x00", 7},
    {"\xC2\x9B"
     "31m",
     "U+009B31m", 9},  // C1 control sequence introducer
    {"\xE2\x80\xAE"
     "evil",
     "U+202Eevil", 10},             // right-to-left override
    {"\xE2\x80\xA8", "U+2028", 6},  // line separator
    {"\xEF\xBF\xBE", "U+FFFE", 6},
    {"\xC0\xAF", "\\xC0\\xAF", 8},            // overlong slash
    {"\xED\xA0\x80", "\\xED\\xA0\\x80", 12},  // surrogate
    {"\xF0\x9F\x98", "\\xF0\\x9F\\x98", 12},  // cut short
    {"\x9F\x80", "\\x9F\\x80", 8},
    {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80", 2},  // emoji
    {"\xE7\xB4\xB0\xE8\x83\x9E", "\xE7\xB4\xB0\xE8\x83\x9E", 4},
    {"e\xCC\x81", "e\xCC\x81", 1},  // combining acute
    {"\xC2\xA0\xC3\xA9", "\xC2\xA0\xC3\xA9", 2},
};

}  // namespace

BOOST_DATA_TEST_CASE(what_a_terminal_is_given, bdata::make(rows), row) {
  BOOST_TEST(visible(row.text) == row.shown);
  BOOST_TEST(display_width(row.text) == row.width);
}

BOOST_AUTO_TEST_CASE(no_scalar_value_reaches_the_terminal_as_a_control) {
  for (char32_t point = 0; point <= 0x10FFFF; ++point) {
    std::string text;
    if (point < 0x80) {
      text += static_cast<char>(point);
    } else if (point < 0x800) {
      text += static_cast<char>(0xC0 | (point >> 6));
      text += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      text += static_cast<char>(0xE0 | (point >> 12));
      text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
      text += static_cast<char>(0x80 | (point & 0x3F));
    } else {
      text += static_cast<char>(0xF0 | (point >> 18));
      text += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
      text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
      text += static_cast<char>(0x80 | (point & 0x3F));
    }
    const std::string shown = visible(text);
    const bool is_escaped = shown.starts_with("\\x") || shown.starts_with("U+");
    const bool is_space = shown == " ";
    const bool is_control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    if (shown.empty() || (shown != text && !is_escaped && !is_space) ||
        (is_control && shown == text)) {
      BOOST_ERROR("U+" << std::hex << static_cast<unsigned>(point) << " is shown as " << shown);
    }
  }
}

struct Wrap {
  std::string text;
  std::size_t width;
  std::vector<std::string> lines;
};

std::ostream& operator<<(std::ostream& out, const Wrap& row) {
  return out << row.text << " in " << row.width;
}

const Wrap wraps[] = {
    {"", 10, {""}},
    {"one two three", 0, {"one two three"}},
    {"one two three", 7, {"one two", "three"}},
    {"one two three", 8, {"one two", "three"}},
    {"one two three", 13, {"one two three"}},
    {"unbreakable", 4, {"unbr", "eaka", "ble"}},
    {"a unbreakable", 6, {"a", "unbrea", "kable"}},
    {"\xE7\xB4\xB0\xE8\x83\x9E", 3, {"\xE7\xB4\xB0", "\xE8\x83\x9E"}},
};

BOOST_DATA_TEST_CASE(lines_are_broken_at_spaces, bdata::make(wraps), row) {
  const std::vector<std::string> lines = wrapped(row.text, row.width);
  BOOST_TEST(lines == row.lines, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_head_counts_characters) {
  BOOST_TEST(head("", 3) == "");
  BOOST_TEST(head("abc", 3) == "abc");
  BOOST_TEST(head("abcd", 3) == "abc...");
  BOOST_TEST(head("\xF0\x9F\x98\x80\xC3\xA9x", 2) == "\xF0\x9F\x98\x80\xC3\xA9...");
  BOOST_TEST(head("\x80\x80\x80", 2) == "\x80\x80...");
}

}  // namespace caveat
