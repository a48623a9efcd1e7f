// SPDX-License-Identifier: Apache-2.0

#include "reports/junit.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <ostream>
#include <string>

#include "reports/libxml2.hpp"
#include "reports/runs.hpp"

namespace bdata = boost::unit_test::data;

namespace caveat {

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void check_valid(const std::string& report) {
  BOOST_TEST(libxml2_problem(report, our_schema("junit")) == "");
}

// One page with one entry whose only check is `check`.
Run run_with(Check check) {
  Run run;
  DocumentResult result;
  result.document = plain_document("page-1", "a/page.txt", "Some text.");
  Check fine = check;
  fine.verdict = Verdict::pass;
  result.checks = {fine};
  EntryResult entry;
  entry.id = "entry-1";
  entry.claim = "A claim";
  entry.checks = {std::move(check)};
  result.entries.push_back(std::move(entry));
  run.documents.push_back(std::move(result));
  return run;
}

Check check_of(Verdict verdict, Severity severity = Severity::error) {
  return {.rule = "risk-note/R1",
          .verdict = verdict,
          .severity = severity,
          .resolution = {},
          .where = {"a/page.txt", 3, 4},
          .message = "the reason",
          .advice = {},
          .proofs = {},
          .findings = {}};
}

struct Row {
  Verdict verdict;
  Severity severity;
  std::string expected;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << to_string(row.verdict) << " at " << to_string(row.severity);
}

const std::string head = "<testcase name=\"entry-1: A claim\" classname=\"page-1\" time=\"0.000\"";

const Row rows[] = {
    {Verdict::error, Severity::error,
     ">\n      <error type=\"risk-note/R1\" message=\"the reason\">"},
    {Verdict::fail, Severity::error,
     ">\n      <failure type=\"risk-note/R1\" message=\"the reason\">"
     "a/page.txt:3:4 error risk-note/R1 the reason\n</failure>"},
    {Verdict::fail, Severity::warning, "/>"},
    {Verdict::fail, Severity::note, "/>"},
    {Verdict::needs_human, Severity::error,
     ">\n      <failure type=\"risk-note/R1\" message=\"needs a person: the reason\">"},
    {Verdict::not_checked, Severity::error,
     ">\n      <failure type=\"risk-note/R1\" message=\"not checked: the reason\">"},
    {Verdict::waived, Severity::error, ">\n      <skipped message=\"waived: the reason\"/>"},
    {Verdict::not_applicable, Severity::error, "/>"},
    {Verdict::pass, Severity::error, "/>"},
};

}  // namespace

BOOST_DATA_TEST_CASE(every_verdict_has_one_outcome, bdata::make(rows), row) {
  const std::string report = junit_of(run_with(check_of(row.verdict, row.severity)));
  check_valid(report);
  BOOST_TEST(contains(report, head + row.expected), report);
}

BOOST_AUTO_TEST_CASE(a_failed_entry_says_where_its_words_stand) {
  Run run = run_with(check_of(Verdict::fail));
  run.documents[0].entries[0].origin.link = "https://clinic.example/?a=1&b=2#:~:text=A%20claim";
  const std::string report = junit_of(run);
  check_valid(report);
  BOOST_TEST(contains(report,
                      "the reason\nsee https://clinic.example/?a=1&amp;b=2#:~:text=A%20claim\n"
                      "</failure>"));
}

BOOST_AUTO_TEST_CASE(a_link_is_written_whole_or_not_at_all) {
  const std::string page = "https://clinic.example/";
  Run run = run_with(check_of(Verdict::fail));
  std::string& link = run.documents[0].entries[0].origin.link;
  link = page + std::string(64 * 1024 - page.size(), 'a');
  BOOST_TEST(contains(junit_of(run), "see " + link + "\n"));
  link += 'a';
  BOOST_TEST(!contains(junit_of(run), "see "));
}

BOOST_AUTO_TEST_CASE(a_warning_stands_in_the_output_of_its_suite) {
  const std::string report = junit_of(run_with(check_of(Verdict::fail, Severity::warning)));
  BOOST_TEST(contains(report,
                      "<system-out>a/page.txt:3:4 warning risk-note/R1 the reason\n</system-out>"));
}

BOOST_AUTO_TEST_CASE(a_weighed_warning_says_so_in_junit) {
  Check check = check_of(Verdict::fail, Severity::warning);
  check.findings = {finding_on(plain_document("page-1", "a/page.txt", "It cures."), "cures")};
  check.findings[0].severity = Severity::warning;
  check.findings[0].counterweight = Counterweight{{0, 2}, "six weeks"};
  const std::string report = junit_of(run_with(std::move(check)));
  check_valid(report);
  BOOST_TEST(contains(report,
                      "promises a cure \"cures\" (only a warning: \"six weeks\" weighs "
                      "against it) cf1:"),
             report);
}

BOOST_AUTO_TEST_CASE(a_warning_fails_where_the_gate_fails_on_warnings) {
  const std::string report = junit_of(run_with(check_of(Verdict::fail, Severity::warning)),
                                      {.policy = {.fail_on = Severity::warning}});
  BOOST_TEST(contains(report, head + ">\n      <failure "));
}

BOOST_AUTO_TEST_CASE(somebody_elses_page_is_reported_and_does_not_fail) {
  Run run = run_with(check_of(Verdict::pass));
  run.documents[0].document.info.role = Role::source;
  run.documents[0].checks = {check_of(Verdict::fail)};
  const std::string skipped = "<skipped message=\"somebody else's page: reported, not gated";
  BOOST_TEST(contains(junit_of(run), skipped));
  BOOST_TEST(contains(junit_of(run, {.policy = {.gate_sources = true}}), "<failure "));
}

// The gate does not pass what nobody has decided, and neither do the cases of a
// registered entry. On a page, what could not be checked is left open.
BOOST_AUTO_TEST_CASE(what_the_page_could_not_have_checked_is_skipped) {
  Run run = run_with(check_of(Verdict::pass));
  run.documents[0].checks = {check_of(Verdict::not_checked)};
  BOOST_TEST(contains(junit_of(run), "<skipped message=\"not checked: the reason\"/>"));
}

BOOST_AUTO_TEST_CASE(an_entry_made_on_the_fly_belongs_to_the_page) {
  Run run = run_with(check_of(Verdict::fail));
  run.documents[0].document.info.role = Role::source;
  BOOST_TEST(contains(junit_of(run), head + ">\n      <failure "));
  run.documents[0].entries[0].derived = true;
  BOOST_TEST(contains(junit_of(run), head + ">\n      <skipped message=\"somebody else's page"));
}

BOOST_AUTO_TEST_CASE(an_entry_that_nobody_confirmed_fails) {
  Run run = run_with(check_of(Verdict::pass));
  run.documents[0].entries[0].confirmed = false;
  const std::string report = junit_of(run);
  check_valid(report);
  BOOST_TEST(contains(report, head + ">\n      <failure type=\"unconfirmed\" "
                                     "message=\"needs a person: the entry is not confirmed\">"));
}

BOOST_AUTO_TEST_CASE(a_document_that_was_not_checked_is_an_error) {
  Run run = run_with(check_of(Verdict::pass));
  run.documents[0].not_checked_reason = "no pack for language \"fi\"";
  const std::string report = junit_of(run);
  check_valid(report);
  BOOST_TEST(contains(report,
                      "<error type=\"not-checked\" message=\"no pack for language "
                      "&quot;fi&quot;\"></error>"));
}

BOOST_AUTO_TEST_CASE(a_run_that_examined_nothing_has_an_error_case) {
  const std::string report = junit_of({});
  check_valid(report);
  BOOST_TEST(contains(report, "tests=\"1\" failures=\"0\" errors=\"1\""));
  BOOST_TEST(contains(report, "<error type=\"cannot-answer\" message=\"nothing was examined\">"));
}

BOOST_AUTO_TEST_CASE(a_trouble_is_an_error_case) {
  Run run;
  run.troubles.push_back(
      Error({"gone.html"}, "no such file", "check the path", Error::Kind::unavailable));
  const std::string report = junit_of(run);
  check_valid(report);
  BOOST_TEST(contains(report,
                      "<error type=\"unavailable\" "
                      "message=\"gone.html: no such file; check the path\">"));
}

BOOST_AUTO_TEST_CASE(names_are_unique_and_class_names_have_no_dots_or_slashes) {
  Run run = run_with(check_of(Verdict::pass));
  auto& documents = run.documents;
  documents[0].document.info.id = "a/b.c";
  documents[0].entries.push_back(documents[0].entries[0]);
  documents[0].entries.push_back(documents[0].entries[0]);
  documents[0].entries[2].claim = "A claim #2";
  documents[0].entries.push_back(documents[0].entries[0]);
  documents.push_back(documents[0]);
  documents[1].document.info.id = "a.b\\c";
  const std::string report = junit_of(run);
  check_valid(report);
  for (const std::string name : {"A claim", "A claim #2", "A claim #2 #2", "A claim #3"}) {
    for (const std::string classname : {"a_b_c", "a_b_c #2"}) {
      BOOST_TEST(
          contains(report, "name=\"entry-1: " + name + "\" classname=\"" + classname + "\""));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_failure_counts_the_findings_it_does_not_name) {
  Run run = showcase();
  Check& check = run.documents[0].entries[1].checks[0];
  check.findings.push_back(check.findings[0]);
  check.findings.push_back(check.findings[0]);
  BOOST_TEST(contains(junit_of(run), "promises a cure, +2 more\""));
}

BOOST_AUTO_TEST_CASE(a_case_lists_at_most_a_hundred_lines) {
  Run run = showcase();
  Check& check = run.documents[0].entries[1].checks[0];
  const Finding finding = check.findings[0];
  check.findings.assign(1000, finding);
  const std::string report = junit_of(run);
  check_valid(report);
  BOOST_TEST(contains(report, "\n+900 more: see the compliance report\n</failure>"));
}

BOOST_AUTO_TEST_CASE(the_time_is_the_runs_date_unless_one_is_given) {
  BOOST_TEST(contains(junit_of(showcase()), "timestamp=\"2026-11-21T00:00:00\""));
  BOOST_TEST(contains(junit_of(showcase(), {.started = "2026-11-21T02:03:04Z"}),
                      "timestamp=\"2026-11-21T02:03:04\""));
  BOOST_TEST(contains(junit_of({}), "timestamp=\"1970-01-01T00:00:00\""));
}

// The schemas other tools publish are not part of this tree.
BOOST_DATA_TEST_CASE(published_schemas_accept_the_report,
                     bdata::make({"junit-10.xsd", "junit-windyroad.xsd"}), name) {
  const std::filesystem::path schema =
      std::filesystem::path(CAVEAT_SOURCE_DIR) / "../shared/schemas" / name;
  if (!std::filesystem::exists(schema)) {
    BOOST_TEST_MESSAGE("skipped: " << schema.string() << " is not there");
    return;
  }
  BOOST_TEST(libxml2_problem(junit_of(showcase()), schema.string()) == "");
  BOOST_TEST(libxml2_problem(junit_of({}), schema.string()) == "");
}

}  // namespace caveat
