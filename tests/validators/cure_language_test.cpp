// SPDX-License-Identifier: Apache-2.0

#include "validators/cure_language.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;
using test::entry_of;
using test::find;
using test::Page;

struct Row {
  const char* text;
  Verdict verdict;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const auto sentences = data::make({
    Row{"The serum cures eczema.", Verdict::fail},
    Row{"The serum does not cure eczema.", Verdict::pass},
    Row{"The serum may cure eczema.", Verdict::pass},
    Row{"Can it cure eczema?", Verdict::pass},
    Row{"The serum softens dry skin.", Verdict::pass},
});

BOOST_DATA_TEST_CASE(wording_of_a_register_is_judged_by_itself, sentences, row) {
  Page page("Nothing of the sort stands on this page about eczema.");
  Entry entry = entry_of("Nothing of the sort stands on this page about eczema.");
  entry.wording = row.text;
  entry.where = {"entries.xml", 12, 3};
  const auto checks = check_wording(page.subject(entry), page.context());
  const Check* check = find(checks, "cure-language");
  BOOST_REQUIRE(check);
  BOOST_TEST(check->verdict == row.verdict);
  BOOST_TEST(!check->proofs.empty());
  BOOST_TEST((check->where == entry.where));
  for (const Finding& finding : check->findings) BOOST_TEST((finding.where == entry.where));
}

BOOST_DATA_TEST_CASE(wording_of_a_derived_entry_is_the_page_s, sentences, row) {
  Page page("A heading\n\n" + std::string(row.text));
  const Entry entry = entry_of(row.text);
  const auto checks = check_wording(page.subject(entry, true), page.context());
  const Check* check = find(checks, "cure-language");
  BOOST_REQUIRE(check);
  BOOST_TEST(check->verdict == row.verdict);
  for (const Finding& finding : check->findings) {
    BOOST_TEST(finding.where.path == "page.txt");
    BOOST_TEST(finding.where.line == 3U);
  }
}

BOOST_AUTO_TEST_CASE(what_did_not_fire_is_listed_with_what_decided_it) {
  Page page("The serum does not cure eczema.");
  const Entry entry = entry_of("The serum does not cure eczema.");
  const Check check = check_wording(page.subject(entry, true), page.context()).at(0);
  BOOST_REQUIRE(check.findings.size() == 1U);
  BOOST_TEST((check.findings[0].status == Status::negated));
  BOOST_REQUIRE(check.proofs.size() == 1U);
  BOOST_TEST(check.proofs[0].kind == "supports");
  BOOST_TEST(check.proofs[0].note == "negated by \"not\"");
  BOOST_TEST(check.message == "no trigger is asserted: negated by \"not\"");
}

BOOST_AUTO_TEST_CASE(every_sentence_with_a_trigger_is_judged_unless_an_entry_was) {
  Page page("The serum cures eczema. It cures acne. It smells of roses. It does not cure asthma.");
  BOOST_REQUIRE(page.document().sentences.size() == 4U);
  const auto verdicts = [&](const std::vector<bool>& answered) {
    std::vector<std::pair<std::size_t, Verdict>> found;  // column and verdict
    for (const Check& check : check_sentences(page.context(), answered)) {
      if (check.rule == "cure-language") found.emplace_back(check.where.column, check.verdict);
    }
    return found;
  };
  using Found = std::vector<std::pair<std::size_t, Verdict>>;
  BOOST_TEST((verdicts(std::vector<bool>(4)) ==
              Found{{11, Verdict::fail}, {28, Verdict::fail}, {72, Verdict::pass}}));
  BOOST_TEST(
      (verdicts({true, false, false, false}) == Found{{28, Verdict::fail}, {72, Verdict::pass}}));
}

BOOST_AUTO_TEST_CASE(a_page_without_absolutes_is_proved_to_have_been_read) {
  Page clean("It may help. It smells of roses."), bad("The serum cures eczema.");
  const auto checks = check_page(clean.context());
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::pass);
  BOOST_TEST(checks[0].proofs.size() == 1U);
  BOOST_TEST(check_page(bad.context()).empty());
}

SourceWording answer(std::string disposition, std::string by, std::string on) {
  return {std::move(disposition), std::move(by), std::move(on)};
}

struct Answer {
  const char* name;
  std::optional<SourceWording> answer;
  Verdict verdict;
};
std::ostream& operator<<(std::ostream& out, const Answer& row) { return out << row.name; }

BOOST_DATA_TEST_CASE(
    a_mild_entry_does_not_launder_an_absolute_page,
    data::make({
        Answer{"no answer", std::nullopt, Verdict::fail},
        Answer{"unknown", answer("ignored", "desk", "2026-11-01"), Verdict::fail},
        Answer{"by nobody", answer("removed", "", "2026-11-01"), Verdict::fail},
        Answer{"never", answer("removed", "desk", ""), Verdict::fail},
        Answer{"not repeated", answer("not-repeated", "desk", "2026-11-01"), Verdict::pass},
        Answer{"reported", answer("reported-to-publisher", "desk", "2026-11-01"), Verdict::pass},
        Answer{"removed", answer("removed", "desk", "2026-11-01"), Verdict::pass},
    }),
    row) {
  Page page("The serum cures eczema.");
  Entry entry = entry_of("The serum cures eczema.");
  entry.wording = "The serum is said to help against eczema.";
  entry.source_wording = row.answer;
  const auto checks = check_source_wording(page.subject(entry), page.context());
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == row.verdict);
  BOOST_REQUIRE(!checks[0].proofs.empty());
  BOOST_TEST(checks[0].proofs[0].kind == "violates");
}

BOOST_AUTO_TEST_CASE(anchoring_the_mild_half_of_an_absolute_sentence_does_not_help) {
  Page page("The serum cures eczema and softens the skin.");
  const Entry entry = entry_of("softens the skin");
  const auto checks = check_source_wording(page.subject(entry), page.context());
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::fail);
}

BOOST_AUTO_TEST_CASE(mild_words_need_no_answer) {
  Page page("The serum may soften the skin.");
  Entry entry = entry_of("The serum may soften the skin.");
  BOOST_TEST(check_source_wording(page.subject(entry), page.context()).empty());
  entry.source_wording = answer("removed", "desk", "2026-11-01");
  const auto checks = check_source_wording(page.subject(entry), page.context());
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::pass);
}

}  // namespace
}  // namespace caveat
