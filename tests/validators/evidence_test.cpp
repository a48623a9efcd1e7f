// SPDX-License-Identifier: Apache-2.0

#include "validators/evidence.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <ostream>

#include "validators/page.hpp"

namespace caveat {
namespace {

using test::entry_of;
using test::find;
using test::Page;

Evidence sound_work() {
  Evidence work;
  work.kind = "rct";
  work.title = "A trial";
  work.scheme = "doi";
  work.value = "10.0000/example";
  work.directness = "same-product";
  work.locator = "table 2";
  return work;
}

struct Row {
  const char* name;
  const char* rule;
  std::function<void(Evidence&)> change;
  Verdict verdict;
  Severity severity;
  const char* message;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

std::vector<Row> rows() {
  constexpr const char *s1 = "source-reference/S1", *s2 = "source-reference/S2",
                       *s3 = "source-reference/S3", *s4 = "source-reference/S4",
                       *s5 = "source-reference/S5";
  constexpr auto pass = Verdict::pass, fail = Verdict::fail, human = Verdict::needs_human;
  constexpr auto error = Severity::error, warning = Severity::warning;
  const auto kind = [](const char* value) { return [=](Evidence& work) { work.kind = value; }; };
  const auto about = [](const char* value) {
    return [=](Evidence& work) { work.directness = value; };
  };
  const auto until = [](const char* day) { return [=](Evidence& work) { work.expires = day; }; };
  return {
      {"identified", s1, [](Evidence&) {}, pass, warning, "A trial: doi 10.0000/example"},
      {"bad DOI", s1, [](Evidence& work) { work.value = "10/x"; }, fail, error,
       "A trial: the identifier \"10/x\" is no DOI: one looks like 10.1234/abc"},
      {"title only", s1, [](Evidence& work) { work.scheme = work.value = ""; }, fail, warning,
       "A trial: names a title only, and no identifier"},
      {"undated address", s1,
       [](Evidence& work) {
         work.scheme = "url";
         work.value = "https://example.org/trial";
       },
       fail, warning, "A trial: an address without the day it was read"},
      {"read in days to come", s1, [](Evidence& work) { work.accessed = "2026-11-23"; }, fail,
       error, "A trial: was read on 2026-11-23, which has not come"},
      {"a trial in people", s2, kind("rct"), pass, warning, "A trial: rct"},
      {"no kind", s2, kind(""), fail, warning, "A trial: its kind is not declared"},
      {"animals", s2, kind("animal"), fail, error,
       "A trial: animal evidence shows no benefit in people"},
      {"a dish", s2, kind("in-vitro"), fail, error,
       "A trial: in-vitro evidence shows no benefit in people"},
      {"an opinion", s2, kind("opinion"), fail, error,
       "A trial: opinion evidence shows no benefit in people"},
      {"a testimonial", s2, kind("testimonial"), fail, error,
       "A trial: testimonial evidence shows no benefit in people"},
      {"this product", s3, about("same-product"), pass, warning, "A trial: same-product"},
      {"its class", s3, about("same-class"), pass, warning, "A trial: same-class"},
      {"an ingredient", s3, about("ingredient-only"), fail, warning,
       "A trial: it is about an ingredient only"},
      {"another product", s3, about("different"), fail, warning,
       "A trial: it is about another product"},
      {"undeclared", s3, about(""), human, warning,
       "A trial: nobody has declared whether it is about this product"},
      {"no locator", s4, [](Evidence& work) { work.locator = ""; }, fail, warning,
       "A trial: no page, table or section is given"},
      {"retracted", s5, [](Evidence& work) { work.retracted = true; }, fail, error,
       "A trial: was retracted"},
      {"expired yesterday", s5, until("2026-11-20"), fail, error, "A trial: expired on 2026-11-20"},
      {"expires today", s5, until("2026-11-21"), fail, warning, "A trial: expires on 2026-11-21"},
      {"expires in 30 days", s5, until("2026-12-21"), fail, warning,
       "A trial: expires on 2026-12-21"},
      {"expires later", s5, until("2026-12-22"), pass, warning, "A trial: stands until 2026-12-22"},
      {"no date", s5, until("soon"), fail, error, "A trial: \"soon\" is not a date (YYYY-MM-DD)"},
  };
}

BOOST_DATA_TEST_CASE(each_leg_has_its_own_verdict, boost::unit_test::data::make(rows()), row) {
  Corpus corpus;
  corpus.evidence = {sound_work()};
  corpus.evidence[0].id = "e1";
  row.change(corpus.evidence[0]);
  Page page("PRP may help.", {.id = "page", .path = "page.txt", .content_kind = "clinic-page"},
            &corpus);
  Entry entry = entry_of("PRP may help.");
  entry.evidence.emplace_back().ref = "e1";
  const auto checks = check_works(page.subject(entry), page.context());
  BOOST_TEST(checks.size() == 5U);
  const Check* check = find(checks, row.rule);
  BOOST_REQUIRE(check);
  BOOST_TEST(check->verdict == row.verdict);
  BOOST_TEST(check->message == row.message);
  if (row.verdict == Verdict::fail) BOOST_TEST(check->severity == row.severity);
  BOOST_TEST(check->advice.empty() == (row.verdict == Verdict::pass));
  BOOST_TEST(check->proofs.size() == 1U);
}

// The same work may be about this product here, and about an ingredient there.
BOOST_AUTO_TEST_CASE(an_entry_says_what_the_library_cannot_know) {
  Corpus corpus;
  corpus.evidence = {sound_work()};
  corpus.evidence[0].id = "e1";
  corpus.evidence[0].expires = "2027-06-01";
  Page page("PRP may help.", {.id = "page", .path = "page.txt"}, &corpus);
  Entry entry = entry_of("PRP may help.");
  Evidence& stated = entry.evidence.emplace_back();
  stated.ref = "e1";
  const auto message = [&](std::string_view rule) {
    return find(check_works(page.subject(entry), page.context()), rule)->message;
  };
  BOOST_TEST(message("source-reference/S3") == "A trial: same-product");
  BOOST_TEST(message("source-reference/S4") == "A trial: table 2");
  BOOST_TEST(message("source-reference/S5") == "A trial: stands until 2027-06-01");
  stated.directness = "ingredient-only";
  stated.locator = "p. 9";
  stated.expires = "2026-11-01";
  BOOST_TEST(message("source-reference/S3") == "A trial: it is about an ingredient only");
  BOOST_TEST(message("source-reference/S4") == "A trial: p. 9");
  BOOST_TEST(message("source-reference/S5") == "A trial: expired on 2026-11-01");
  stated.retracted = true;
  BOOST_TEST(message("source-reference/S5") == "A trial: was retracted");
}

BOOST_AUTO_TEST_CASE(one_good_work_shows_the_benefit_and_every_work_has_to_stand) {
  Page page("PRP may help.");
  Entry entry = entry_of("PRP may help.");
  entry.evidence = {sound_work(), sound_work()};
  entry.evidence[1].kind = "animal";
  entry.evidence[1].retracted = true;
  const auto checks = check_works(page.subject(entry), page.context());
  BOOST_TEST(find(checks, "source-reference/S2")->verdict == Verdict::pass);
  BOOST_TEST(find(checks, "source-reference/S5")->verdict == Verdict::fail);
}

BOOST_AUTO_TEST_CASE(where_no_work_is_stated_there_is_nothing_to_judge) {
  Page page("PRP may help.");
  Entry entry = entry_of("PRP may help.");
  BOOST_TEST(check_works(page.subject(entry), page.context()).empty());
  entry.evidence.emplace_back().none = true;
  BOOST_TEST(check_works(page.subject(entry), page.context()).empty());
  entry.evidence = {sound_work()};
  BOOST_TEST(check_works(page.subject(entry, true), page.context()).empty());
}

}  // namespace
}  // namespace caveat
