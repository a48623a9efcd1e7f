// SPDX-License-Identifier: Apache-2.0

#include "gate/gate.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace caveat {

// For Boost.Test's messages.
static std::ostream& boost_test_print_type(std::ostream& out, Verdict verdict) {
  return out << to_string(verdict);
}

namespace {

namespace data = boost::unit_test::data;

Check check_with(std::string rule, Verdict verdict, Severity severity = Severity::error) {
  Check check;
  check.rule = std::move(rule);
  check.verdict = verdict;
  check.severity = severity;
  return check;
}

EntryResult entry_with(Check check, bool derived = false, bool confirmed = true) {
  EntryResult entry{.id = "e", .kind = "benefit", .claim = "a claim"};
  entry.derived = derived;
  entry.confirmed = confirmed;
  entry.checks.push_back(std::move(check));
  return entry;
}

DocumentResult page_with(Check check, Role role = Role::published) {
  DocumentResult result;
  result.document.info.path = "page.html";
  result.document.info.role = role;
  result.checks.push_back(std::move(check));
  return result;
}

DocumentResult page_with(EntryResult entry, Role role = Role::published) {
  DocumentResult result;
  result.document.info.path = "page.html";
  result.document.info.role = role;
  result.entries.push_back(std::move(entry));
  return result;
}

struct Row {
  const char* name;
  DocumentResult result;
  Verdict register_verdict, page_verdict;
  int status;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

std::vector<Row> rows() {
  using enum Verdict;
  DocumentResult foreign;
  foreign.not_checked_reason = "the page is in a language without packs (de)";
  DocumentResult foreign_and_bad = page_with(check_with("cure-language", fail));
  foreign_and_bad.not_checked_reason = "the page shows no text";
  return {
      {"a page that passes", page_with(check_with("cure-language", pass)), not_applicable, pass, 0},
      {"an error on the page", page_with(check_with("cure-language", fail)), not_applicable, fail,
       1},
      {"a warning on the page", page_with(check_with("tone", fail, Severity::warning)),
       not_applicable, pass, 0},
      {"a check that broke, whatever its severity",
       page_with(check_with("tone", error, Severity::note)), not_applicable, fail, 1},
      {"an error on somebody else's page",
       page_with(check_with("cure-language", fail), Role::source), not_applicable, fail, 0},
      {"an entry in order", page_with(entry_with(check_with("cure-language", pass))), pass, pass,
       0},
      {"an entry that is not in order", page_with(entry_with(check_with("risk-note/R1", fail))),
       fail, pass, 1},
      {"an entry of somebody else's page that is not in order",
       page_with(entry_with(check_with("risk-note/R1", fail)), Role::source), fail, pass, 1},
      {"an entry whose risk note is not on the page",
       page_with(entry_with(check_with("risk-note/placement", fail))), pass, fail, 1},
      {"the same of somebody else's page",
       page_with(entry_with(check_with("risk-note/placement", fail)), Role::source), pass, fail, 0},
      {"an entry that nobody has confirmed",
       page_with(entry_with(check_with("cure-language", pass), false, false)), needs_human, pass,
       1},
      {"an entry made on the fly", page_with(entry_with(check_with("x", pass), true, false)),
       not_applicable, pass, 0},
      {"an entry made on the fly without a risk note",
       page_with(entry_with(check_with("risk-note/R1", fail), true, false)), not_applicable, fail,
       1},
      {"an entry for a person to decide",
       page_with(entry_with(check_with("source-reference", needs_human))), needs_human, pass, 1},
      {"a page that could not be checked", foreign, not_applicable, not_checked, 3},
      {"a page that could not be checked and fails", foreign_and_bad, not_applicable, fail, 3},
  };
}

BOOST_DATA_TEST_CASE(a_document_gets_two_verdicts_and_a_status, data::make(rows()), row) {
  Gate gate;
  DocumentResult result = row.result;
  gate.judge(result);
  Run run;
  gate.finish(run);
  BOOST_TEST(result.register_verdict == row.register_verdict);
  BOOST_TEST(result.page_verdict == row.page_verdict);
  BOOST_TEST(run.exit_status == row.status);
  BOOST_TEST(run.register_verdict == row.register_verdict);
  BOOST_TEST(run.page_verdict == row.page_verdict);
  BOOST_TEST(run.reasons.empty() == (row.status == 0));
}

BOOST_AUTO_TEST_CASE(the_policy_can_ask_for_more) {
  Policy policy;
  policy.fail_on = Severity::warning;
  policy.gate_sources = true;
  Gate gate(policy);
  DocumentResult result =
      page_with(check_with("tone", Verdict::fail, Severity::warning), Role::source);
  gate.judge(result);
  Run run;
  gate.finish(run);
  BOOST_TEST(run.exit_status == 1);
}

BOOST_AUTO_TEST_CASE(nothing_examined_is_no_answer) {
  Gate gate;
  Run run;
  gate.finish(run);
  BOOST_TEST(run.exit_status == 3);
  BOOST_TEST(run.reasons.at(0).text == "nothing was examined");
}

BOOST_AUTO_TEST_CASE(an_input_that_cannot_be_used_is_reason_enough) {
  Gate gate;
  gate.add({.status = 2, .text = "caveat.xml: document \"a\" has no role"});
  Run run;
  gate.finish(run);
  BOOST_TEST(run.exit_status == 2);
  BOOST_TEST(run.reasons.size() == 1U);
}

BOOST_AUTO_TEST_CASE(all_reasons_are_listed_worst_first) {
  Gate gate;
  DocumentResult bad = page_with(check_with("cure-language", Verdict::fail));
  gate.judge(bad);
  gate.add(Error({.path = "lost.html"}, "no such file or folder", "", Error::Kind::unavailable));
  gate.add(Error({.path = "caveat.xml", .line = 3, .column = 5}, "unknown element \"documnet\""));
  Run run;
  gate.finish(run);
  BOOST_TEST(run.exit_status == 2);
  BOOST_REQUIRE(run.reasons.size() == 3U);
  BOOST_TEST(run.reasons[0].text == "caveat.xml:3:5: unknown element \"documnet\"");
  BOOST_TEST(run.reasons[1].text == "lost.html: no such file or folder");
  BOOST_TEST(run.reasons[2].text == "1 page may not go out as it stands");
}

BOOST_AUTO_TEST_CASE(finishing_twice_says_the_same_and_what_came_between) {
  Gate gate;
  DocumentResult good = page_with(check_with("cure-language", Verdict::pass));
  gate.judge(good);
  Run run;
  gate.finish(run);
  BOOST_TEST(run.exit_status == 0);
  gate.add(Reason{.status = exit_cannot_answer, .text = "a report could not be written"});
  gate.finish(run);
  BOOST_TEST(run.exit_status == 3);
  BOOST_TEST(run.reasons.size() == 1U);
}

struct Precedence {
  std::vector<int> statuses;
  int worst;
};
std::ostream& operator<<(std::ostream& out, const Precedence& row) {
  for (const int status : row.statuses) out << status << ' ';
  return out;
}

BOOST_DATA_TEST_CASE(one_status_wins,
                     data::make(std::vector<Precedence>{{{}, 0},
                                                        {{5}, 5},
                                                        {{5, 4}, 4},
                                                        {{5, 4, 1}, 1},
                                                        {{5, 4, 1, 3}, 3},
                                                        {{5, 4, 1, 3, 2}, 2},
                                                        {{5, 4, 1, 3, 2, 70}, 70}}),
                     row) {
  std::vector<Reason> reasons;
  for (const int status : row.statuses) reasons.push_back({.status = status});
  BOOST_TEST(worst_status(reasons) == row.worst);
}

}  // namespace
}  // namespace caveat
