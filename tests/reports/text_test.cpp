// SPDX-License-Identifier: Apache-2.0

#include "reports/text.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

#include "reports/display.hpp"
#include "reports/runs.hpp"
#include "reports/spool.hpp"

namespace bdata = boost::unit_test::data;

namespace caveat {

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

Run failed_pages(std::initializer_list<std::pair<std::string, std::string>> owner_and_path) {
  Run run;
  run.exit_status = 1;
  run.reasons = {{1, "findings at error"}};
  for (const auto& [owner, path] : owner_and_path) {
    DocumentResult result;
    result.document = plain_document(path, path, "Text.");
    result.document.info.owner = owner;
    result.page_verdict = Verdict::fail;
    run.documents.push_back(std::move(result));
  }
  return run;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_first_line_says_why_and_whom_to_call) {
  BOOST_TEST(first_line(text_of(failed_pages({{"Web desk", "a.html"}}))) ==
             "failed: findings at error; call Web desk (a.html)");
  BOOST_TEST(first_line(text_of(failed_pages({{"", "a.html"}, {"", "b.html"}, {"", "c.html"}}))) ==
             "failed: findings at error; see a.html, b.html and 1 more");
  BOOST_TEST(first_line(text_of(failed_pages({{"", "a"}, {"X", "b"}, {"Y", "c"}, {"Y", "d"}}))) ==
             "failed: findings at error; call Y (c, d); X (b); no owner on record: a");
  BOOST_TEST(first_line(text_of(failed_pages({{"A", "a"}, {"B", "b"}, {"C", "c"}, {"D", "d"}}))) ==
             "failed: findings at error; call A (a); B (b); C (c); 1 more");
}

BOOST_AUTO_TEST_CASE(a_source_whose_page_fails_calls_nobody) {
  Run run = failed_pages({{"Web desk", "a.html"}});
  run.documents[0].document.info.role = Role::source;
  BOOST_TEST(first_line(text_of(run)) == "failed: findings at error");
}

BOOST_AUTO_TEST_CASE(the_first_line_of_a_run_that_passed) {
  Run run;
  run.counts.documents = 1;
  BOOST_TEST(first_line(text_of(run)) == "passed: 1 document examined");
}

BOOST_AUTO_TEST_CASE(every_further_reason_is_announced) {
  Run run;
  run.exit_status = 3;
  run.reasons = {{3, "nothing was examined"}, {1, "other"}};
  const std::string text = text_of(run);
  BOOST_TEST(first_line(text) == "cannot answer: nothing was examined; 1 more reason");
  BOOST_TEST(contains(text, "exit status:  1, other\n"));
}

BOOST_AUTO_TEST_CASE(colours_are_there_only_when_asked_for) {
  BOOST_TEST(!contains(text_of(showcase()), "\x1B"));
  BOOST_TEST(contains(text_of(showcase(), {.color = true}), "\x1B[1;31merror\x1B[0m"));
}

BOOST_AUTO_TEST_CASE(escape_sequences_of_a_page_stay_on_the_page) {
  Run run = showcase();
  run.documents[1].document.info.owner = run.documents[1].document.info.path = "\x1B[2J";
  BOOST_TEST(!contains(text_of(run), "\x1B"));
  BOOST_TEST(!contains(text_of(run, {.color = true, .width = 80}), "\x1B[2J"));
}

BOOST_DATA_TEST_CASE(no_excerpt_or_explanation_is_wider_than_the_terminal,
                     bdata::make({40, 60, 80, 200}), width) {
  Run run = showcase();
  Finding& finding = run.documents[0].entries[1].checks[0].findings[0];
  for (int i = 0; i < 30; ++i) finding.why += " many more words";
  const std::string text = text_of(run, {.width = static_cast<std::size_t>(width)});
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    if (line.starts_with("    ")) BOOST_TEST(display_width(line) <= std::size_t(width), line);
    at = end + 1;
  }
}

BOOST_AUTO_TEST_CASE(a_file_is_neither_wrapped_nor_shortened) {
  Run run = showcase();
  Finding& finding = run.documents[0].entries[1].checks[0].findings[0];
  finding.why = std::string(3000, 'w') + " end";
  BOOST_TEST(contains(text_of(run), finding.why));
}

BOOST_AUTO_TEST_CASE(a_weighed_warning_says_so_in_text) {
  Run run = showcase();
  Finding& finding = run.documents[0].entries[1].checks[0].findings[0];
  BOOST_TEST(!contains(text_of(run), "only a warning"));
  finding.severity = Severity::warning;
  finding.counterweight = Counterweight{{0, 4}, "six weeks"};
  BOOST_TEST(contains(text_of(run),
                      "\n    weighed:    only a warning: \"six weeks\" weighs against it\n"));
  finding.counterweight = Counterweight{};
  BOOST_TEST(contains(
      text_of(run), "\n    weighed:    only a warning: the rest of the page weighs against it\n"));
}

BOOST_AUTO_TEST_CASE(what_an_entry_and_the_page_both_met_is_said_once) {
  Run run = showcase();
  run.documents[0].checks.push_back(run.documents[0].entries[1].checks[0]);
  const std::string text = text_of(run);
  const std::string_view message = "\"cures\" promises a cure";
  const std::size_t once = text.find(message);
  BOOST_TEST(once != std::string::npos);
  const std::size_t again = text.find(message, once + 1);
  BOOST_TEST((again == std::string::npos || again > text.find("pages/cells.txt  ")));
}

BOOST_AUTO_TEST_CASE(quiet_leaves_the_first_line_and_the_summary) {
  const std::string text = text_of(showcase(), {.quiet = true});
  BOOST_TEST(first_line(text) == first_line(text_of(showcase())));
  BOOST_TEST(!contains(text, "promises a cure"));
  BOOST_TEST(contains(text, "register:     fail"));
}

BOOST_AUTO_TEST_CASE(documents_that_were_not_checked_are_named_up_to_twenty) {
  Run run;
  for (int i = 0; i < 25; ++i) {
    DocumentResult result;
    result.document = plain_document("d", "d" + std::to_string(i) + ".txt", "Teksti.");
    result.not_checked_reason = "no pack for language \"fi\"";
    run.documents.push_back(std::move(result));
  }
  const std::string text = text_of(run);
  BOOST_TEST(contains(text, "not checked:  d19.txt (no pack for language \"fi\")\n"));
  BOOST_TEST(!contains(text, "not checked:  d20.txt"));
  BOOST_TEST(contains(text, "not checked:  5 documents more\n"));
}

BOOST_AUTO_TEST_CASE(what_no_page_could_be_checked_for_is_said_once) {
  Run run;
  for (int i = 0; i < 3; ++i) {
    DocumentResult result;
    result.document = plain_document("d", "d.txt", "Text.");
    Check check;
    check.rule = "jurisdiction";
    check.verdict = Verdict::not_checked;
    check.where.path = "d.txt";
    check.message = "no jurisdiction is declared";
    check.advice = "declare one";
    result.checks.push_back(std::move(check));
    run.documents.push_back(std::move(result));
  }
  const std::string text = text_of(run);
  BOOST_TEST(contains(text,
                      "not checked:  jurisdiction of 3 documents: no jurisdiction is declared\n"
                      "              declare one\n"));
  BOOST_TEST(!contains(text, "d.txt"));
}

BOOST_AUTO_TEST_CASE(a_spool_gives_back_more_than_it_keeps_in_memory) {
  Spool spool;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    const std::string piece = std::to_string(i) + std::string(4000, 'x');
    spool.add(piece);
    expected += piece;
  }
  std::string got;
  spool.send_to([&](std::string_view piece) { got += piece; });
  BOOST_TEST((got == expected));
  got.clear();
  spool.add("again");
  spool.send_to([&](std::string_view piece) { got += piece; });
  BOOST_TEST(got == "again");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_several_claims_in_the_same_words_is_said_once) {
  Run run = failed_pages({{"", "a.txt"}});
  for (std::uint32_t line = 1; line <= 4; ++line) {
    EntryResult entry{.id = "e" + std::to_string(line), .kind = "benefit", .claim = "It helps."};
    entry.derived = line < 4;
    entry.where = {.path = "a.txt", .line = line, .column = 2};
    entry.checks.push_back({.rule = "risk-note/R1",
                            .verdict = Verdict::fail,
                            .where = entry.where,
                            .message = line == 2 ? "another" : "no risk note"});
    run.documents[0].entries.push_back(std::move(entry));
  }
  const std::string text = text_of(run);
  BOOST_TEST(contains(text, "a.txt:1:2 error risk-note/R1 no risk note\n"));
  BOOST_TEST(contains(text, "also:       2 more claims: 3:2, e4\n"));
  BOOST_TEST(contains(text, "a.txt:2:2 error risk-note/R1 another\n"));
  BOOST_TEST(!contains(text, "a.txt:3:2"));
}

}  // namespace caveat
