// SPDX-License-Identifier: Apache-2.0

#include "reports/csv.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace caveat {
namespace {

namespace data = boost::unit_test::data;
using namespace std::string_literals;

using Table = std::vector<std::vector<std::string>>;

const std::string mark = "\xEF\xBB\xBF";

std::string written(const Table& table) {
  std::string out;
  CsvWriter csv(out);
  for (const auto& record : table) {
    for (const std::string& cell : record) csv.cell(cell);
    csv.end_record();
  }
  return out;
}

Table read(std::string bytes) {
  Table table;
  const CsvFile file("t.csv", std::move(bytes));
  for (const CsvRecord& record : file.records()) {
    auto& cells = table.emplace_back();
    for (const CsvCell& cell : record) cells.push_back(cell.text);
  }
  return table;
}

struct WrittenRow {
  std::string cell, written;
};
std::ostream& operator<<(std::ostream& out, const WrittenRow& row) { return out << row.written; }

BOOST_DATA_TEST_CASE(a_cell_is_quoted_and_guarded_where_it_has_to_be,
                     data::make(std::vector<WrittenRow>{
                         {"", ""},
                         {"plain", "plain"},
                         {"a,b", "\"a,b\""},
                         {"a;b", "\"a;b\""},
                         {"say \"so\"", "\"say \"\"so\"\"\""},
                         {"one\ntwo", "\"one\ntwo\""},
                         {" kept ", "\" kept \""},
                         {"=1+1", "'=1+1"},
                         {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
                         {"+44 20", "'+44 20"},
                         {"-see note", "'-see note"},
                         {"@sum", "'@sum"},
                         {"  =1", "\"'  =1\""},
                         {"\tx", "\"'\tx\""},
                         {"\rx", "\"'\rx\""},
                         {"\xEF\xBC\x9D"
                          "1",
                          "'\xEF\xBC\x9D"
                          "1"},
                         {"'=1", "''=1"},
                         {"'quoted'", "'quoted'"},
                         {"'", "'"},
                         {"a=b", "a=b"},
                     }),
                     row) {
  BOOST_TEST(written({{row.cell}}) == mark + row.written + "\r\n");
}

const std::vector<std::string> hostile = {"",
                                          "'",
                                          "''",
                                          "'=",
                                          "''=",
                                          "'''-1",
                                          "=",
                                          "=cmd|' /C calc'!A0",
                                          "-",
                                          "+",
                                          "@",
                                          "\t",
                                          "\r",
                                          "\n",
                                          "\r\n",
                                          "\"",
                                          "\"\"",
                                          "\",\"",
                                          ",",
                                          ";",
                                          "a\r\nb",
                                          "a\rb",
                                          "\x01\x7F",
                                          " ",
                                          "  ",
                                          "\t=",
                                          "\xEF\xBB\xBF",
                                          "\xF0\x9F\x98\x80",
                                          "\xE2\x80\xAE"
                                          "abc",
                                          "\xEF\xBC\x8D"
                                          "1",
                                          "' =1",
                                          "'\n",
                                          "1E5",
                                          "2026-11-21",
                                          "NULL",
                                          "=\"\"",
                                          "\"=\"",
                                          "#N/A",
                                          "\\",
                                          "\\\"",
                                          "a\tb"};

BOOST_DATA_TEST_CASE(hostile_text_reads_back_to_the_byte, data::make(hostile), cell) {
  const Table table = {{"x", cell, "y"}, {cell, "x", cell}, {"x", cell}};
  BOOST_TEST((read(written(table)) == table));
}

BOOST_AUTO_TEST_CASE(any_table_reads_back_to_the_byte) {
  std::mt19937 random(20261121);
  for (int round = 0; round < 500; ++round) {
    Table table(1 + random() % 4);
    for (auto& record : table) {
      record.emplace_back("x");  // no record is empty
      for (std::size_t cells = random() % 5; cells > 0; --cells) {
        std::string& cell = record.emplace_back();
        for (std::size_t pieces = random() % 5; pieces > 0; --pieces) {
          cell += hostile[random() % hostile.size()];
        }
      }
    }
    BOOST_REQUIRE((read(written(table)) == table));
  }
}

struct ReadRow {
  const char* name;
  std::string bytes;
  Table table;
};
std::ostream& operator<<(std::ostream& out, const ReadRow& row) { return out << row.name; }

BOOST_DATA_TEST_CASE(
    what_spreadsheets_write_is_read,
    data::make(std::vector<ReadRow>{
        {"nothing", "", {}},
        {"a mark alone", mark, {}},
        {"empty lines", "\r\n\r\na,b\r\n\r\n,\r\n", {{"a", "b"}}},
        {"no last line end", "a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
        {"line ends of old", "a,b\rc,d\r", {{"a", "b"}, {"c", "d"}}},
        {"semicolons", mark + "a;b\r\nc,c;d\r\n", {{"a", "b"}, {"c,c", "d"}}},
        {"tabs", "a\tb\nc;c\td,d\n", {{"a", "b"}, {"c;c", "d,d"}}},
        {"a quoted first cell", "\"a,;x\";b\n", {{"a,;x", "b"}}},
        {"quotation marks inside", "a \"b\",5\" scar\n", {{"a \"b\"", "5\" scar"}}},
        {"a last cell that is empty", "a,\n", {{"a", ""}}},
        {"a formula that somebody typed", "=1+1,x\n", {{"=1+1", "x"}}},
    }),
    row) {
  BOOST_TEST((read(row.bytes) == row.table));
}

struct RefusedRow {
  std::string bytes;
  std::string error;
};
std::ostream& operator<<(std::ostream& out, const RefusedRow& row) { return out << row.error; }

BOOST_DATA_TEST_CASE(
    what_is_no_table_is_refused_with_its_place,
    data::make(std::vector<RefusedRow>{
        {"a,b\nc,\"d\n",
         "t.csv:2:3: a quotation mark opens the cell and none closes it\n"
         "  help: a quotation mark inside a cell is written twice"},
        {mark + "a,\"b\"c\n",
         "t.csv:1:6: text after the quotation mark that closes the cell\n"
         "  help: a quotation mark inside a cell is written twice"},
        {"a,caf\xE9\n",
         "t.csv:1:6: the table is not UTF-8\n  help: save the table as \"CSV UTF-8\""},
        {"\xFF\xFE"
         "a\0"s,
         "t.csv:1:1: the table is not UTF-8\n  help: save the table as \"CSV UTF-8\""},
        {"a,b\n\0"s, "t.csv:2:1: a NUL byte\n  help: save the table as \"CSV UTF-8\""},
    }),
    row) {
  std::string error = "accepted";
  try {
    read(row.bytes);
  } catch (const Error& refused) {
    error = refused.what();
  }
  BOOST_TEST(error == row.error);
}

}  // namespace
}  // namespace caveat
