// SPDX-License-Identifier: Apache-2.0
//
// The corpora a newcomer runs: everything is wrong with the clinic, nothing with the leaflets.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <string_view>

#include "cli/program.hpp"

namespace caveat {
namespace {

namespace fs = std::filesystem;
using test::Outcome;
using test::TemporaryFolder;

fs::path source(std::string_view name) { return fs::path(CAVEAT_SOURCE_DIR) / name; }

Outcome check(const fs::path& path) {
  const TemporaryFolder folder;
  return test::caveat({"check", path.string(), "--as-of", "2026-11-21"}, folder);
}

bool says(const Outcome& outcome, std::string_view words) {
  return outcome.out.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fixtures)

constexpr std::string_view kinds_of_trouble[] = {
    "cure-language/cure",
    "cure-language/guarantee",
    "cure-language/permanence",
    "cure-language/totality",
    "cure-language/reversal",
    "cure-language/miracle",
    "cure-language/care-unnecessary",
    "cure-language/thing-of-the-past",
    "cure-language/works-for-everyone",
    "safety-language/",
    "testimonial-language/",
    "disease-language/",
    "the quote is nowhere in the document",
    "nothing tells them apart",
    "no evidence is stated",
    "no evidence is held",
    "expired on 2025-06-30",
    "was retracted",
    "risk-note/R1",
    "risk-note/R2",
    "risk-note/R3",
    "risk-note/placement",
    "error source-wording",
    "error review",
    "nobody has confirmed",
    "duplicate-entry the entry \"serum-fine-lines\" makes the same claim",
    "opposite-entry the entry \"own-cell-facelift\" says the opposite",
    "orphan-document no entry and no left-out line stands on \"distributor\"",
    "in no lexicon; did you mean \"therapy-msc\"?",
    "in no lexicon; did you mean \"psoriasis\"?",
};

BOOST_DATA_TEST_CASE(the_clinic_has_every_kind_of_trouble,
                     boost::unit_test::data::make(kinds_of_trouble), words) {
  static const Outcome outcome = check(source("fixtures/clinic"));
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(says(outcome, words), outcome.out);
}

BOOST_AUTO_TEST_CASE(the_leaflets_are_clean) {
  const Outcome outcome = check(source("fixtures/leaflet"));
  BOOST_TEST(outcome.status == 0, outcome.out);
  BOOST_TEST(says(outcome, "found:        0 errors"), outcome.out);
}

/// Full of "complete", "permanent", "never" and "everyone", none of it a promise.
BOOST_AUTO_TEST_CASE(honest_leaflets_are_not_taken_for_promises) {
  const Outcome outcome = check(source("fixtures/natural/leaflets"));
  BOOST_TEST(says(outcome, "examined:     12 documents"), outcome.out);
  BOOST_TEST(!says(outcome, " error cure-language/"), outcome.out);
  BOOST_TEST(!says(outcome, " error safety-language/"), outcome.out);
}

BOOST_AUTO_TEST_CASE(absent_pages_are_named_with_how_to_get_them) {
  const TemporaryFolder elsewhere;
  fs::create_directories(elsewhere.path() / "a/b");
  fs::copy(source("fixtures/seeds"), elsewhere.path() / "a/b/seeds", fs::copy_options::recursive);
  const Outcome outcome = check(elsewhere.path() / "a/b/seeds");
  BOOST_TEST(outcome.status == 3, outcome.out);
  for (const std::string_view href : {"treatnheal.com", "itsehealth.com", "myfacemybody.com",
                                      "xyupload.com", "mybodysymphony.com"}) {
    BOOST_TEST((outcome.out + outcome.err).find(href) != std::string::npos, outcome.err);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace caveat
