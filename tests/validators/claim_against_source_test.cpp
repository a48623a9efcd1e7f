// SPDX-License-Identifier: Apache-2.0
//
// Claims beside their sources, and what a person found: claims.tsv.

#include "validators/claim_against_source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "validators/page.hpp"
#include "validators/rows.hpp"
#include "validators/seen.hpp"

namespace caveat {
namespace {

using test::entry_of;
using test::Page;

BOOST_AUTO_TEST_CASE(no_certain_verdict_is_wrong_and_few_need_a_person) {
  const auto rows = test::read_rows("claims.tsv");
  Reader reader(Language::embedded());
  std::size_t undecided = 0;
  for (const auto& row : rows) {
    BOOST_REQUIRE(row.size() == 3U);
    const Excess excess = excess_of(row[1], row[0], reader);
    const std::string reasons = fmt::format("{}", fmt::join(excess.certain, "; "));
    const bool undecided_here = excess.certain.empty() && !excess.doubtful.empty();
    undecided += undecided_here;
    const std::string note = fmt::format("\"{}\" beside \"{}\": {} ({})", row[1], row[0], reasons,
                                         fmt::join(excess.doubtful, "; "));
    if (row[2] == "pass") {
      BOOST_TEST(excess.certain.empty(), note);
    } else {
      // What is wrong may be left to a person, but never pass in silence.
      BOOST_TEST((undecided_here || reasons.find(row[2]) != std::string::npos), note);
    }
  }
  BOOST_TEST(rows.size() >= 150U);
  BOOST_TEST(undecided * 4 <= rows.size(), undecided << " of " << rows.size());
}

struct Family {
  const char* source;
  const char* claim;
  const char* certain;
};

std::ostream& operator<<(std::ostream& out, const Family& row) { return out << row.claim; }

const Family families[] = {
    {"The gel eased eczema.", "The gel eased vitiligo.", "outcome changed: eczema to vitiligo"},
    {"The gel eased eczema.", "The gel eased a skin disease.", ""},
    {"The gel eased eczema.", "The gel eased a skin complaint.", ""},
    {"The gel eased eczema.", "The gel eased skin troubles.", ""},
    {"PRP softens scars, but an infection is possible.", "PRP softens scars.",
     "hazard dropped: infection"},
    {"PRP softens scars at the cost of infections.", "PRP softens scars.",
     "hazard dropped: infections"},
    {"PRP softens scars despite occasional infections.", "PRP softens scars.",
     "hazard dropped: infections"},
    {"In women, the serum reduced wrinkles.", "In clients, the serum reduced wrinkles.",
     "population widened: women to clients"},
    {"Everybody saw softer scars.", "Everyone saw softer scars.", ""},
    {"Some saw softer scars.", "Patients of any age saw softer scars.",
     "population widened: patients of any age"},
    {"All patients saw softer scars.", "Patients saw softer scars.", ""},
    {"In a Petri dish the gel fed cells.", "The gel fed cells.", "the laboratory told as people"},
    {"The gel fed cells in a lab.", "The gel fed cells.", ""},
    {"In vitro fertilisation worked after PRP.", "PRP worked.", ""},
};

BOOST_DATA_TEST_CASE(words_of_one_family_count_alike, boost::unit_test::data::make(families)) {
  Reader reader(Language::embedded());
  const Excess excess = excess_of(sample.claim, sample.source, reader);
  BOOST_TEST(fmt::format("{}", fmt::join(excess.certain, "; ")) == sample.certain);
}

struct Teller {
  const char* source;
  const char* doubtful;  // "PRP softens scars." beside it
};

std::ostream& operator<<(std::ostream& out, const Teller& row) { return out << row.source; }

const Teller tellers[] = {
    {"A clinic reports that PRP softens scars.", "left out who says so: clinic reports"},
    {"Patients report that PRP softens scars.", "left out who says so: patients report"},
    {"Patients in the report say that PRP softens scars.",
     "left out who says so: patients in the report say"},
    // Things, and nobody who tells.
    {"Patients in case reports saw that PRP softens scars.", "study left out: case reports"},
    {"At our clinic, the reports page shows that PRP softens scars.", ""},
    {"Doctors in the United States saw that PRP softens scars.", ""},
};

BOOST_DATA_TEST_CASE(who_says_so_is_somebody, boost::unit_test::data::make(tellers)) {
  Reader reader(Language::embedded());
  const Excess excess = excess_of("PRP softens scars.", sample.source, reader);
  BOOST_TEST(fmt::format("{}", fmt::join(excess.doubtful, "; ")) == sample.doubtful);
}

BOOST_AUTO_TEST_CASE(both_texts_stand_in_the_proofs) {
  Page page("PRP may soften acne scars.");
  Entry entry = entry_of("PRP may soften acne scars.");
  entry.wording = "PRP softens acne scars.";
  const auto checks = check_claim_against_source(page.subject(entry), page.context());
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::fail);
  BOOST_TEST(checks[0].message == "the entry says more than its source: hedge removed");
  BOOST_TEST(checks[0].proofs.at(0).quote == "PRP softens acne scars.");
  BOOST_TEST(checks[0].proofs.at(1).quote == "PRP may soften acne scars.");
  BOOST_TEST(check_claim_against_source(page.subject(entry, true), page.context()).empty());
}

BOOST_AUTO_TEST_CASE(a_review_weighs_what_is_doubtful_and_not_what_is_certain) {
  Page page("In women, PRP softened scars.");
  Entry entry = entry_of("In women, PRP softened scars.");
  entry.wording = "PRP softened scars.";
  const auto verdict = [&] {
    return check_claim_against_source(page.subject(entry), page.context()).at(0).verdict;
  };
  BOOST_TEST(verdict() == Verdict::needs_human);
  entry.review = Review{};
  entry.review->decision = "approved";
  entry.review->by = "medical desk";
  BOOST_TEST(verdict() == Verdict::pass);
  entry.review->claim_digest = seen_now(page.subject(entry), page.context()).claim;
  BOOST_TEST(verdict() == Verdict::pass);
  entry.wording = "PRP softened the scars.";  // not what was weighed
  BOOST_TEST(verdict() == Verdict::needs_human);
  entry.wording = "PRP cures scars.";
  BOOST_TEST(verdict() == Verdict::fail);
}

BOOST_AUTO_TEST_CASE(a_hazard_that_a_risk_note_names_is_not_dropped) {
  Page page("PRP softens scars, but an infection is possible.");
  Entry entry = entry_of("PRP softens scars, but an infection is possible.");
  entry.wording = "PRP softens scars.";
  const auto verdict = [&] {
    return check_claim_against_source(page.subject(entry), page.context()).at(0).verdict;
  };
  BOOST_TEST(verdict() == Verdict::fail);
  entry.risks.emplace_back().text = "An infection can follow.";
  BOOST_TEST(verdict() == Verdict::pass);
}

}  // namespace
}  // namespace caveat
