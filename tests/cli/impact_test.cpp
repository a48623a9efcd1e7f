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

BOOST_AUTO_TEST_CASE(a_work_of_the_library_goes_by_its_identifier_too) {
  const Outcome by_value =
      impact({"--evidence", "https://larkspur-finch.example/records/serum-home-test"});
  BOOST_TEST(by_value.out == impact({"--evidence", "serum-home-test"}).out);
}

// A work that an entry names itself has no id: who retracts it knows its DOI.
BOOST_DATA_TEST_CASE(a_work_of_an_entry_goes_by_its_identifier,
                     boost::unit_test::data::make({"10.1000/Abc.1", "10.1000/abc.1",
                                                   "doi:10.1000/abc.1",
                                                   "https://doi.org/10.1000/abc.1?x=1"}),
                     name) {
  const TemporaryFolder folder;
  folder.write("page.html",
               "<p>In a trial PRP softened acne scars (<a href=\"https://doi.org/10.1000/Abc.1\">"
               "there</a>). PRP may soften fine lines.</p>");
  test::caveat({"derive", "page.html", "-o", "entries.xml"}, folder);
  const Outcome outcome = test::caveat({"impact", "--evidence", name, "entries.xml"}, folder);
  BOOST_TEST(outcome.status == 0, outcome.err);
  BOOST_TEST(says(outcome, "page.html\n  in-a-trial-prp-softened-acne-scars-there ("), outcome.out);
  BOOST_TEST(says(outcome, "1 entry and 1 page\n"), outcome.out);
  const Outcome other =
      test::caveat({"impact", "--evidence", "10.1000/abc.2", "entries.xml"}, folder);
  BOOST_TEST(other.status == 2);
  BOOST_TEST(other.err ==
             "no evidence is called \"10.1000/abc.2\"\n  help: did you mean \"10.1000/Abc.1\"?\n");
}

BOOST_AUTO_TEST_CASE(a_corpus_that_cannot_be_read_is_one_error) {
  const TemporaryFolder folder;
  folder.write("a.txt", "PRP may soften scars.\n");
  folder.write("caveat.xml",
               "<corpus xmlns=\"urn:caveat:corpus:1\"><documents>"
               "<document id=\"a\" file=\"a.txt\"/></documents></corpus>");
  const Outcome outcome = test::caveat({"impact", "--document", "a"}, folder);
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(
      outcome.err ==
      "caveat.xml:1:48: document \"a\" has no role\n  help: say role=\"published\" where you "
      "answer for the page, role=\"source\" where it is somebody else's\n");
}

BOOST_AUTO_TEST_CASE(a_work_that_is_cited_twice_is_offered_once) {
  const TemporaryFolder folder;
  folder.write("page.html",
               "<p>PRP softened acne scars (<a href=\"https://doi.org/10.1000/x.1\">there</a>).</p>"
               "<p>PRP softened lines (<a href=\"https://doi.org/10.1000/x.1\">there</a>).</p>");
  test::caveat({"derive", "page.html", "-o", "entries.xml"}, folder);
  const Outcome outcome = test::caveat({"impact", "--evidence", "other", "entries.xml"}, folder);
  BOOST_TEST(outcome.err == "no evidence is called \"other\"\n  help: expected \"10.1000/x.1\"\n");
}

BOOST_AUTO_TEST_CASE(where_no_jurisdiction_is_declared_no_provision_was_asked) {
  const TemporaryFolder folder;
  folder.write("page.txt", "Our serum cures eczema.\n");
  test::caveat({"derive", "page.txt", "-o", "entries.xml"}, folder);
  const Outcome outcome =
      test::caveat({"impact", "--provision", "uk-cap-12-6", "entries.xml"}, folder);
  BOOST_TEST(outcome.status == 0);
  BOOST_TEST(outcome.out ==
             "nothing stands on it; 1 page declares no jurisdiction, so that no provision was "
             "applied\n");
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
