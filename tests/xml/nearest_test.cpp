// SPDX-License-Identifier: Apache-2.0

#include "xml/nearest.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "caveat/error.hpp"
#include "xml/utf8.hpp"

namespace caveat {
namespace {

const std::vector<std::string> known = {"document", "entries", "id", "pack"};

BOOST_AUTO_TEST_CASE(a_misspelling_finds_its_name) {
  BOOST_TEST(nearest("documnet", known) == "document");
  BOOST_TEST(nearest("Document", known) == "document");
  BOOST_TEST(nearest("entry", known) == "");
  BOOST_TEST(nearest("idd", known) == "id");
  BOOST_TEST(nearest("x", known) == "");
  BOOST_TEST(nearest("", known) == "");
  BOOST_TEST(nearest(std::string(1000, 'x'), known) == "");
}

BOOST_AUTO_TEST_CASE(help_offers_one_name_or_a_short_list) {
  BOOST_TEST(did_you_mean("pak", known) == "did you mean \"pack\"?");
  BOOST_TEST(did_you_mean("zebra", known) ==
             "expected \"document\", \"entries\", \"id\" or \"pack\"");
  BOOST_TEST(did_you_mean("zebra", std::vector<std::string>(9, "abcdefgh")) == "");
  BOOST_TEST(did_you_mean("zebra", {}) == "");
}

BOOST_AUTO_TEST_CASE(an_error_says_place_problem_and_help) {
  BOOST_TEST(Error({"a.xml", 3, 7}, "bad", "good").what() ==
             std::string("a.xml:3:7: bad\n  help: good"));
  BOOST_TEST(Error({"a.xml", 3}, "bad").what() == std::string("a.xml:3: bad"));
  BOOST_TEST(Error({"a.xml"}, "bad").what() == std::string("a.xml: bad"));
  BOOST_TEST(Error({}, "bad").what() == std::string("bad"));
  BOOST_TEST((Error({}, "bad").kind() == Error::Kind::invalid));
}

BOOST_AUTO_TEST_CASE(utf8_is_taken_strictly) {
  BOOST_TEST(first_invalid_utf8("plain \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x99\x82 and on") ==
             std::string_view::npos);
  for (const std::string bad : {"\xC0\x80", "\xED\xA0\x80", "\xE0\x80\x80", "\xF4\x90\x80\x80",
                                "\xF8\x88\x80\x80", "\x80", "\xE2\x82"}) {
    BOOST_TEST(first_invalid_utf8("0123456789" + bad) == 10U);
  }
}

}  // namespace
}  // namespace caveat
