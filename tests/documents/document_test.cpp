// SPDX-License-Identifier: Apache-2.0

#include "caveat/document.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "documents/reading.hpp"

namespace bdata = boost::unit_test::data;
using caveat::Format;
using caveat::LineIndex;
using caveat::Location;

namespace {

struct Row {
  const char* source;
  std::uint32_t offset;
  std::size_t line, column;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << '"' << row.source << "\" at " << row.offset;
}

constexpr Row rows[] = {
    {"", 0, 1, 1},
    {"", 9, 1, 1},
    {"abc", 2, 1, 3},
    {"abc", 3, 1, 4},
    {"abc", 99, 1, 4},
    {"a\nb", 1, 1, 2},
    {"a\nb", 2, 2, 1},
    {"a\n", 2, 2, 1},
    {"a\r\nb", 3, 2, 1},
    {"a\rb", 2, 2, 1},
    {"\n\n\n", 2, 3, 1},
    {"\u00E9\U0001F600x", 6, 1, 3},
    {"\u00E9\U0001F600x", 4, 1, 2},  // inside a character
};

struct Quoted {
  const char* bytes;
  Format format;
  const char* words;
  const char* quote;
};

std::ostream& operator<<(std::ostream& out, const Quoted& row) { return out << row.bytes; }

constexpr Quoted quotes[] = {
    {"It\u2019s  sure.", Format::text, "It's sure.", "It\u2019s  sure."},
    {"one\ntwo", Format::markdown, "one two", "one two"},
    {"It <b>cures</b>.", Format::html, "It cures.", "It cures."},
    {"It <b>cures</b>.", Format::html, "cures", "cures"},
    {"It&rsquo;s", Format::html, "It's", "It's"},
    {"It\u2019s", Format::html, "It's", "It\u2019s"},
    {"It **cures**", Format::markdown, "It cures", "It cures"},
    {"cu\u00ADre", Format::text, "cure", "cu\u00ADre"},
};

}  // namespace

BOOST_DATA_TEST_CASE(offsets_have_lines_and_columns, bdata::make(rows), row) {
  const Location where = LineIndex(row.source).at(row.offset);
  BOOST_TEST(where.line == row.line);
  BOOST_TEST(where.column == row.column);
  BOOST_TEST(where.path == "");
}

BOOST_AUTO_TEST_CASE(columns_are_right_far_into_a_long_line) {
  std::string source = "x\n";
  for (int i = 0; i < 10000; ++i) source += "a\u00E9";
  const LineIndex lines(source);
  for (const std::uint32_t characters : {0U, 2729U, 2731U, 8192U, 19999U}) {
    const std::uint32_t offset = 2 + characters / 2 * 3 + characters % 2;
    BOOST_TEST(lines.at(offset).column == characters + 1);
    BOOST_TEST(lines.at(offset).line == 2u);
  }
}

BOOST_DATA_TEST_CASE(a_quote_is_as_written_unless_markup_stands_in_it, bdata::make(quotes), row) {
  const caveat::Document document = caveat::read_document(row.bytes, row.format);
  const std::size_t at = document.text.find(row.words);
  BOOST_TEST_REQUIRE(at != std::string::npos);
  const auto start = static_cast<std::uint32_t>(at);
  const auto size = static_cast<std::uint32_t>(std::string_view(row.words).size());
  BOOST_TEST(document.quote({start, start + size}) == row.quote);
}

BOOST_AUTO_TEST_CASE(an_empty_map_changes_nothing) {
  const caveat::OffsetMap map;
  BOOST_TEST((map.to_source({3, 7}) == caveat::Span{3, 7}));
}
