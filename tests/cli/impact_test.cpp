// SPDX-License-Identifier: Apache-2.0

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace caveat {
namespace {

using test::Outcome;
using test::TemporaryFolder;

Outcome impact(std::vector<std::string> arguments) {
  const TemporaryFolder folder;
  arguments.insert(arguments.begin(), "impact");
  arguments.push_back(std::string(CAVEAT_SOURCE_DIR) + "/fixtures/clinic");
  return test::caveat(arguments, folder);
}

bool says(const Outcome& outcome, std::string_view words) {
  return outcome.out.find(words) != std::string::npos;
}

BOOST_AUTO_TEST_CASE(what_stands_on_a_work_is_listed_by_page) {
  const Outcome outcome = impact({"--evidence", "serum-home-test"});
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(says(outcome, "pages/renewal-serum.html\n  serum-feels-smoother ("), outcome.out);
  BOOST_TEST(says(outcome, "  serum-400-women ("), outcome.out);
  BOOST_TEST(says(outcome, "3 entries and 1 page\n"), outcome.out);
}

BOOST_AUTO_TEST_CASE(what_stands_on_a_document_is_listed) {
  const Outcome outcome = impact({"--document", "courier"});
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(says(outcome, "elsewhere/courier-report.html\n  exosomes-unlicensed ("), outcome.out);
  BOOST_TEST(says(outcome, "1 entry and 1 page\n"), outcome.out);
}

BOOST_AUTO_TEST_CASE(a_document_without_entries_has_nothing_standing_on_it) {
  const Outcome outcome = impact({"--document", "stories"});
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(outcome.out == "nothing stands on it\n");
}

BOOST_AUTO_TEST_CASE(what_a_provision_is_cited_for_is_listed) {
  const Outcome outcome = impact({"--provision", "uk-cap-12-6"});
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(says(outcome, "own-cell-facelift "), outcome.out);
  BOOST_TEST(says(outcome, "cure-language/"), outcome.out);
}

struct Row {
  std::vector<std::string> arguments;
  std::string error;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.error; }

BOOST_DATA_TEST_CASE(
    what_does_not_exist_is_an_error,
    boost::unit_test::data::make(std::vector<Row>{
        {{"--evidence", "serum-hometest"},
         "no evidence is called \"serum-hometest\"\n  help: did you mean \"serum-home-test\"?\n"},
        {{"--document", "hom"}, "no document is called \"hom\"\n  help: did you mean \"home\"?\n"},
        {{"--provision", "uk-cap-12-77"},
         "no provision is called \"uk-cap-12-77\"\n  help: did you mean \"uk-cap-12-7\"?\n"},
    }),
    row) {
  const Outcome outcome = impact(row.arguments);
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err == row.error);
}

BOOST_AUTO_TEST_CASE(one_thing_is_asked_about_at_a_time) {
  BOOST_TEST(impact({}).status == 2);
  BOOST_TEST(impact({"--evidence", "a", "--document", "b"}).status == 2);
}

}  // namespace
}  // namespace caveat
