// SPDX-License-Identifier: Apache-2.0

#include "reports/review_table.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace caveat {
namespace {

BOOST_AUTO_TEST_CASE(the_table_says_what_its_columns_are) {
  BOOST_TEST(write_review_table({}) ==
             "\xEF\xBB\xBF"
             "entry,group,due,owner,page,file,kind,product,wording,page-text,changed,"
             "page-difference,wording-difference,evidence,risk-notes,findings,last-review,"
             "decision,by,role,on,next-due,note,seen\r\n");
}

BOOST_AUTO_TEST_CASE(a_table_comes_back_as_it_went) {
  const ReviewRow row{.group = "changed",
                      .file = "=entries.xml:1:2",
                      .page = "a,b.html",
                      .owner = "\"web\" desk",
                      .due = "2026-11-21",
                      .changed = "text; claim",
                      .page_difference = "[-a-]{+b+}",
                      .wording_difference = "-",
                      .kind = "benefit",
                      .product = "'=x",
                      .page_text = "one\ntwo",
                      .evidence = "a\nb",
                      .risk_notes = " c ",
                      .findings = ";",
                      .last_review = "@",
                      .wording = "\r\n",
                      .entry = "e",
                      .note = "=1\n\"2\"",
                      .decision = "approved",
                      .by = "'A'",
                      .role = "+",
                      .on = "2026-11-21",
                      .next_due = "2027-11-21",
                      .receipt = "a-b"};
  std::vector<ReviewRow> rows(2);
  rows[0] = row;
  rows[1].entry = "f";
  const std::string bytes = write_review_table(rows);
  const ReviewTable table("t.csv", bytes);
  BOOST_REQUIRE(table.size() == 2U);
  const std::vector<ReviewRow> again = {table.row(0), table.row(1)};
  BOOST_TEST(write_review_table(again) == bytes);
  BOOST_TEST(table.row(0).note == row.note);
  BOOST_TEST(table.row(1).entry == "f");
}

BOOST_AUTO_TEST_CASE(columns_may_be_moved_added_and_left_out) {
  const ReviewTable table("t.csv", "seen,mine,by,entry,decision\ns,m,b,e,d\n");
  BOOST_TEST(table.row(0).entry == "e");
  BOOST_TEST(table.row(0).decision == "d");
  BOOST_TEST(table.row(0).by == "b");
  BOOST_TEST(table.row(0).receipt == "s");
  BOOST_TEST(table.row(0).note.empty());
  BOOST_TEST(!table.has("note"));
  BOOST_TEST(table.has("by"));
  BOOST_TEST(table.unread() == std::vector<std::string>{"mine"}, boost::test_tools::per_element());
  BOOST_TEST(to_string(table.at(0, "decision")) == "t.csv:2:9");
  BOOST_TEST(to_string(table.at(0, "note")) == "t.csv:2:1");
}

struct Row {
  std::string bytes;
  std::string error;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.error; }

BOOST_DATA_TEST_CASE(
    a_table_that_cannot_be_read_is_refused,
    boost::unit_test::data::make(std::vector<Row>{
        {"", "t.csv: the table is empty\n  help: write one with: caveat review export"},
        {"entry,decision,by\n",
         "t.csv:1:1: the table has no column \"seen\"\n"
         "  help: the first line names the columns, as caveat review export does"},
        {"entry,decison,by,seen\n",
         "t.csv:1:1: the table has no column \"decision\"\n"
         "  help: is it \"decison\"? call it \"decision\""},
        {"entry,decision,by,seen,by\n",
         "t.csv:1:24: the column \"by\" stands twice\n  help: keep the one that was filled in"},
        {"entry,decision,by,seen\ne,approved\n",
         "t.csv:2:1: the row has 2 cells, and the header has 4\n"
         "  help: a separator or a line break inside a cell needs quotation marks around it"},
        {"entry,decision,by,seen\ne,a,b,c,d\n",
         "t.csv:2:1: the row has 5 cells, and the header has 4\n"
         "  help: a separator or a line break inside a cell needs quotation marks around it"},
    }),
    row) {
  std::string error = "accepted";
  try {
    const ReviewTable table("t.csv", row.bytes);
  } catch (const Error& refused) {
    error = refused.what();
  }
  BOOST_TEST(error == row.error);
}

}  // namespace
}  // namespace caveat
