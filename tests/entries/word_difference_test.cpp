// SPDX-License-Identifier: Apache-2.0

#include "entries/word_difference.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace caveat {
namespace {

struct Row {
  std::string was, is;
  std::string line;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.line; }

BOOST_DATA_TEST_CASE(
    a_difference_is_told_on_one_line,
    boost::unit_test::data::make({
        Row{"", "", ""},
        Row{"PRP may help.", "PRP may help.", ""},
        Row{"\xE2\x80\x9CIt\xE2\x80\x9D   may help.", "\"it\" may\nhelp.", ""},
        Row{"", "It helps.", "{+It helps.+}"},
        Row{"It helps.", "", "[-It helps.-]"},
        Row{"It may help.", "It does help.", "It [-may-]{+does+} help."},
        Row{"It may help.", "It helps.", "It [-may help.-]{+helps.+}"},
        Row{"It may help adults.", "It may help.", "It may [-help adults.-]{+help.+}"},
        Row{"a b a b", "b a b a", "[-a-] b a b {+a+}"},
        Row{"one two three four five six seven eight nine ten eleven may help",
            "one two three four five six seven eight nine ten eleven will help",
            "... eight nine ten eleven [-may-]{+will+} help"},
        Row{"may one two three four five six seven eight nine help",
            "will one two three four five six seven eight nine heal",
            "[-may-]{+will+} one two three four five six seven eight nine [-help-]{+heal+}"},
        Row{"may one two three four five six seven eight nine ten help",
            "will one two three four five six seven eight nine ten heal",
            "[-may-]{+will+} one two three four ... seven eight nine ten [-help-]{+heal+}"},
    }),
    row) {
  BOOST_TEST(difference_line(row.was, row.is) == row.line);
}

BOOST_AUTO_TEST_CASE(long_texts_with_nothing_in_common_are_told_apart_as_a_whole) {
  std::string was, is;
  for (int i = 0; i < 3000; ++i) {
    was += "was" + std::to_string(i) + ' ';
    is += "is" + std::to_string(i) + ' ';
  }
  const auto runs = word_difference("It " + was + "helps", "It " + is + "helps");
  BOOST_REQUIRE(runs.size() == 4U);
  BOOST_TEST((runs[0] == WordRun{WordRun::Kind::same, "It"}));
  BOOST_TEST((runs[1].kind == WordRun::Kind::removed));
  BOOST_TEST((runs[2].kind == WordRun::Kind::added));
  BOOST_TEST((runs[3] == WordRun{WordRun::Kind::same, "helps"}));
}

}  // namespace
}  // namespace caveat
