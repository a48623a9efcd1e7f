// SPDX-License-Identifier: Apache-2.0

#include "reports/xml.hpp"

#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>

#include "files/digest.hpp"
#include "reports/libxml2.hpp"
#include "reports/runs.hpp"

namespace caveat {

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

void check_valid(const std::string& report) {
  BOOST_TEST(libxml2_problem(report, our_schema("report")) == "");
}

Run run_of(Document document) {
  Run run;
  run.documents.push_back({.document = std::move(document),
                           .digest = {},
                           .not_checked_reason = {},
                           .entries = {},
                           .checks = {}});
  return run;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_run_that_found_no_documents_is_a_valid_report) { check_valid(xml_of({})); }

BOOST_AUTO_TEST_CASE(text_can_be_left_out) {
  BOOST_TEST(contains(xml_of(showcase()), "<block "));
  const std::string report = xml_of(showcase(), {.omit_text = true});
  check_valid(report);
  BOOST_TEST(!contains(report, "<text>"));
  BOOST_TEST(!contains(report, "<block "));
}

BOOST_AUTO_TEST_CASE(what_findings_rest_on_is_spelt_out_once) {
  Run run = run_of({});
  Finding finding;
  finding.rule = "cure-language/cure";
  finding.category = "cure";
  finding.provisions = {"uk-cap-12-7"};
  Check check;
  check.rule = "cure-language";
  check.findings = {finding, finding};
  run.documents.front().checks.push_back(check);
  const std::string report = xml_of(run, {.language = Language::embedded()});
  check_valid(report);
  BOOST_TEST(count_of(report, "<rule id=\"cure-language/cure\"") == 1U);
  BOOST_TEST(count_of(report, "<provision slug=\"uk-cap-12-7\" jurisdiction=\"uk\" grade=\"P\"") ==
             1U);
  BOOST_TEST(!contains(report, "uk-cap-12-6\" jurisdiction"));
  BOOST_TEST(!contains(xml_of(run), "<basis"));
}

BOOST_AUTO_TEST_CASE(a_weighed_warning_has_a_counterweight) {
  Run run = showcase();
  Finding& finding = run.documents[0].entries[1].checks[0].findings[0];
  BOOST_TEST(!contains(xml_of(run), "<counterweight"));
  finding.counterweight = Counterweight{{4, 13}, "six weeks"};
  const std::string report = xml_of(run);
  check_valid(report);
  BOOST_TEST(contains(report, "<counterweight start=\"4\" end=\"13\">six weeks</counterweight>"));
  finding.counterweight = Counterweight{};
  check_valid(xml_of(run));
  BOOST_TEST(contains(xml_of(run), "<counterweight></counterweight>"));
}

BOOST_AUTO_TEST_CASE(the_time_is_there_only_when_it_is_given) {
  BOOST_TEST(!contains(xml_of(showcase()), "started"));
  const std::string report = xml_of(showcase(), {.started = "2026-11-21T02:03:04Z"});
  check_valid(report);
  BOOST_TEST(contains(report, "started=\"2026-11-21T02:03:04Z\""));
}

BOOST_AUTO_TEST_CASE(a_quote_above_4_kb_keeps_both_ends_its_length_and_its_digest) {
  const std::string whole = "begin " + std::string(5000, 'x') + " end";
  Run run = showcase();
  run.documents[0].entries[0].checks[0].proofs[0].quote = whole;
  const std::string report = xml_of(run);
  check_valid(report);
  BOOST_TEST(contains(report, "<quote shortened=\"true\" length=\"5010\" digest=\"sha256:" +
                                  sha256_hex(whole) + "\">begin xxx"));
  BOOST_TEST(contains(report, "xxx [...] xxx"));
  BOOST_TEST(contains(report, "xxx end</quote>"));
}

BOOST_AUTO_TEST_CASE(a_quote_of_4_kb_is_whole) {
  const std::string whole(4096, 'x');
  Run run = showcase();
  run.documents[0].entries[0].checks[0].proofs[0].quote = whole;
  BOOST_TEST(contains(xml_of(run), "<quote>" + whole + "</quote>"));
}

BOOST_AUTO_TEST_CASE(shortening_never_parts_a_character) {
  std::string whole;
  for (int i = 0; i < 3000; ++i) whole += "\xF0\x9F\x98\x80";
  for (const std::string lead : {"", "a", "ab", "abc"}) {
    Run run = showcase();
    run.documents[0].entries[0].claim = lead + whole;
    const std::string report = xml_of(run);
    check_valid(report);
    BOOST_TEST(!contains(report, "\\xF0"));
  }
}

BOOST_AUTO_TEST_CASE(a_block_above_64_kb_goes_on_in_further_elements) {
  const std::string source = std::string((64 << 10) - 1, 'a') + "\xC3\xA9" + std::string(10, 'b');
  const std::string report = xml_of(run_of(plain_document("long", "long.txt", source)));
  check_valid(report);
  BOOST_TEST(count_of(report, "<block ") == 2u);
  BOOST_TEST(contains(report,
                      "continued=\"true\" start=\"65535\" end=\"65547\">"
                      "\xC3\xA9"
                      "bbbbbbbbbb</block>"));
}

BOOST_AUTO_TEST_CASE(an_empty_document_has_an_empty_text) {
  const std::string report = xml_of(run_of(plain_document("empty", "empty.txt", "")));
  check_valid(report);
  BOOST_TEST(contains(report, "<text/>"));
}

BOOST_AUTO_TEST_CASE(a_changed_document_shows_both_digests) {
  Run run = showcase();
  run.documents[0].document.info.sha256 = std::string(64, 'b');
  const std::string report = xml_of(run);
  check_valid(report);
  BOOST_TEST(contains(report, "registered-digest=\"sha256:bbbb"));
  run.documents[0].document.info.sha256 = std::string(64, 'a');
  BOOST_TEST(!contains(xml_of(run), "registered-digest"));
}

BOOST_AUTO_TEST_CASE(only_text_that_had_to_be_escaped_is_marked) {
  Run run;
  run.reasons = {{1, "tab\tand <angle> & emoji \xF0\x9F\x98\x80"}, {1, "bell \x07"}};
  const std::string report = xml_of(run);
  check_valid(report);
  BOOST_TEST(contains(report, "<reason status=\"1\">tab\tand &lt;angle&gt; &amp; emoji"));
  BOOST_TEST(contains(report, "<reason status=\"1\" sanitised=\"true\">bell \\x07</reason>"));
}

BOOST_AUTO_TEST_CASE(an_attribute_that_had_to_be_escaped_marks_its_element) {
  Run run = showcase();
  run.documents[0].document.info.owner = "desk\x01";
  const std::string report = xml_of(run);
  check_valid(report);
  BOOST_TEST(contains(report, "owner=\"desk\\x01\""));
  BOOST_TEST(contains(report, "page-verdict=\"fail\" sanitised=\"true\">"));
}

BOOST_AUTO_TEST_CASE(pieces_leave_as_they_come_in_bounded_memory) {
  std::size_t largest = 0;
  std::size_t total = 0;
  const auto report = make_xml_report([&](std::string_view piece) {
    largest = std::max(largest, piece.size());
    total += piece.size();
  });
  const Run run = showcase();
  report->begin(run);
  for (int i = 0; i < 200; ++i) report->document(run.documents[0]);
  BOOST_TEST(total > 500'000u);
  report->end(run);
  BOOST_TEST(largest < 128u << 10);
}

}  // namespace caveat
