// SPDX-License-Identifier: Apache-2.0
//
// caveat analyse as a filter: one line out for one line in, in order, and the exit status.
// What a line says is tested in tests/analysis.

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace caveat::test {
namespace {

namespace data = boost::unit_test::data;

struct Row {
  const char* name;
  std::string input;
  int status;
  const char* output;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::vector<Row> rows = {
    {"no line at all", "", 0, ""},
    {"an empty text", "{\"id\": 1, \"text\": \"\"}\n", 0, "{\"id\": 1, \"sentences\": []}\n"},
    {"a last line without its end", "{\"id\": 1, \"text\": \"\"}", 0,
     "{\"id\": 1, \"sentences\": []}\n"},
    {"CRLF", "{\"id\": 1, \"text\": \"\"}\r\n{\"id\": 2, \"text\": \"\"}\r\n", 0,
     "{\"id\": 1, \"sentences\": []}\n{\"id\": 2, \"sentences\": []}\n"},
    {"an empty line keeps its place",
     "{\"id\": 1, \"text\": \"\"}\n\n{\"id\": 3, \"text\": \"\"}\n", 3,
     "{\"id\": 1, \"sentences\": []}\n"
     "{\"id\": null, \"error\": \"an empty line\"}\n"
     "{\"id\": 3, \"sentences\": []}\n"},
    {"the run goes on after a line that is refused", "{\"id\": 1}\n{\"id\": 2, \"text\": \"\"}\n",
     3, "{\"id\": 1, \"error\": \"no \\\"text\\\"\"}\n{\"id\": 2, \"sentences\": []}\n"},
    {"only the last line is refused", "{\"id\": 1, \"text\": \"\"}\n{\"id\": 2, \"text\": 2}\n", 3,
     "{\"id\": 1, \"sentences\": []}\n"
     "{\"id\": 2, \"error\": \"\\\"text\\\" is not a string\"}\n"},
};

BOOST_AUTO_TEST_SUITE(analyse)

BOOST_DATA_TEST_CASE(each_line_is_answered_and_the_status_says_how, data::make(rows), row) {
  const TemporaryFolder folder;
  const Outcome outcome = caveat({"analyse"}, folder, row.input);
  BOOST_TEST(outcome.out == row.output);
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.status == row.status);
}

// More than a batch for every thread, of lines that take unequal times.
BOOST_AUTO_TEST_CASE(jobs_do_not_change_the_answer) {
  std::string input;
  constexpr int count = 3000;
  for (int i = 0; i < count; ++i) {
    std::string text;
    for (int j = 0; j < 1 + i * 7 % 31; ++j) text += "The serum does not cure eczema \u2013 no. ";
    input += "{\"id\": " + std::to_string(i) + ", \"text\": \"" + text + "\"}\n";
  }
  const TemporaryFolder folder;
  const Outcome alone = caveat({"analyse", "--jobs", "1"}, folder, input);
  BOOST_TEST(alone.status == 0);
  BOOST_TEST(std::count(alone.out.begin(), alone.out.end(), '\n') == count);
  BOOST_TEST(alone.out.find("\n{\"id\": 2999, ") != std::string::npos);
  for (const char* jobs : {"2", "7"}) {
    const Outcome together = caveat({"analyse", "--jobs", jobs}, folder, input);
    BOOST_TEST(together.status == 0);
    BOOST_TEST((together.out == alone.out), "differs with --jobs " << jobs);
  }
}

BOOST_AUTO_TEST_CASE(no_threads_are_a_usage_error) {
  const TemporaryFolder folder;
  BOOST_TEST(caveat({"analyse", "--jobs", "0"}, folder).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace caveat::test
