// SPDX-License-Identifier: Apache-2.0

#include "validators/authorisation.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <ostream>

#include "validators/document_check.hpp"
#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

constexpr std::string_view claim = "Our cells treat acute graft-versus-host disease.";

/// An advertisement with one sentence, and the entry that stands for it.
struct Case {
  std::string page{claim};
  std::string wording{claim};
  std::vector<std::string> jurisdictions = {};
  std::vector<Authorisation> labels = {};
  bool confirmed = true;
};

Authorisation label(std::string jurisdiction,
                    std::string indication = "acute graft-versus-host disease") {
  Authorisation made;
  made.jurisdiction = std::move(jurisdiction);
  made.authority = "the authority";
  made.indication = std::move(indication);
  return made;
}

DocumentResult check(const Case& on) {
  Entry entry = test::entry_of(on.page);
  entry.wording = on.wording;
  entry.authorisations = on.labels;
  entry.confirmed = on.confirmed;
  Reader reader(Language::embedded());
  Document document = read_document("News.\n\n" + on.page + "\n\nPrices.", Format::text,
                                    {.id = "page",
                                     .path = "page.txt",
                                     .content_kind = "advert",
                                     .jurisdictions = on.jurisdictions});
  Register entries;
  entries.exists = true;
  entries.entries = {&entry, 1};
  return check_document(std::move(document), entries, nullptr, "2026-11-21", reader);
}

/// "us pass, uk not-applicable"
std::string markets(const DocumentResult& result) {
  std::string text;
  for (const Check& check : result.entries.at(0).checks) {
    if (!check.rule.starts_with("authorisation")) continue;
    text += (text.empty() ? "" : ", ") + check.rule.substr(std::string("authorisation").size()) +
            " " + std::string(to_string(check.verdict));
  }
  return text;
}

/// Of the serious disease: what becomes of it, and under which provisions.
std::string findings(const std::vector<Check>& checks) {
  const Check* check = test::find(checks, "disease-language");
  if (check == nullptr) return "none";
  std::string text(to_string(check->verdict));
  for (const Finding& finding : check->findings) {
    if (finding.category != "serious-disease") continue;
    text += " " + std::string(to_string(finding.status));
    for (const std::string& provision : finding.provisions) text += " " + provision;
  }
  return text;
}

struct Row {
  const char* name;
  Case on;
  std::string markets;
  std::string wording, page;  // disease-language there
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::string dementia_too = "Our cells treat acute graft-versus-host disease and dementia.";
const std::string for_good = "Our cells cure acute graft-versus-host disease for good.";

BOOST_DATA_TEST_CASE(
    each_jurisdiction_of_the_document_is_judged,
    data::make(std::vector<Row>{
        {"no authorisation",
         {.jurisdictions = {"us"}},
         "",
         "fail asserted us-fdca-intended-use",
         "fail asserted us-fdca-intended-use"},
        {"authorised in the one",
         {.jurisdictions = {"us"}, .labels = {label("us")}},
         "/us pass",
         "pass unrelated us-fdca-intended-use",
         "pass unrelated us-fdca-intended-use"},
        {"authorised elsewhere",
         {.jurisdictions = {"us"}, .labels = {label("eu")}},
         "/us not-applicable",
         "fail asserted us-fdca-intended-use",
         "fail asserted us-fdca-intended-use"},
        {"authorised in one of two",
         {.jurisdictions = {"us", "uk"}, .labels = {label("us")}},
         "/us pass, /uk not-applicable",
         "fail asserted uk-cap-12-2",
         "fail asserted uk-cap-12-2"},
        {"authorised in both",
         {.jurisdictions = {"us", "uk"}, .labels = {label("us"), label("uk")}},
         "/us pass, /uk pass",
         "pass unrelated uk-cap-12-2 us-fdca-intended-use",
         "pass unrelated uk-cap-12-2 us-fdca-intended-use"},
        {"narrower in the other",
         {.jurisdictions = {"us", "uk"},
          .labels = {label("us"), label("uk", "steroid-refractory graft-versus-host disease")}},
         "/us pass, /uk fail",
         "fail asserted uk-cap-12-2",
         "fail asserted uk-cap-12-2"},
        {"no jurisdiction",
         {.jurisdictions = {}, .labels = {label("us")}},
         " not-checked",
         "fail asserted",
         "fail asserted"},
        {"nobody has confirmed the entry",
         {.jurisdictions = {"us"}, .labels = {label("us")}, .confirmed = false},
         "/us pass",
         "fail asserted us-fdca-intended-use",
         "fail asserted us-fdca-intended-use"},
        {"the page claims more than the entry",
         {.page = dementia_too, .jurisdictions = {"us"}, .labels = {label("us")}},
         "/us fail",
         "pass unrelated us-fdca-intended-use",
         "fail asserted us-fdca-intended-use"},
        {"the entry claims more than the page",
         {.wording = dementia_too, .jurisdictions = {"us"}, .labels = {label("us")}},
         "/us fail",
         "fail asserted us-fdca-intended-use",
         "pass unrelated us-fdca-intended-use"},
        {"an absolute",
         {.page = for_good, .wording = for_good, .jurisdictions = {"us"}, .labels = {label("us")}},
         "/us fail",
         "fail asserted us-fdca-intended-use",
         "fail asserted us-fdca-intended-use"},
    }),
    row) {
  const DocumentResult result = check(row.on);
  BOOST_TEST(markets(result) == row.markets);
  BOOST_TEST(findings(result.entries.at(0).checks) == row.wording);
  BOOST_TEST(findings(result.checks) == row.page);
}

BOOST_AUTO_TEST_CASE(what_is_beyond_the_label_is_named) {
  const DocumentResult result =
      check({.page = dementia_too, .jurisdictions = {"us"}, .labels = {label("us")}});
  const Check* check = test::find(result.entries.at(0).checks, "authorisation/us");
  BOOST_REQUIRE(check != nullptr);
  BOOST_TEST(check->message ==
             "beyond the label in us: label: acute graft-versus-host disease; page: dementia");
  BOOST_TEST(check->severity == Severity::warning);
  BOOST_TEST(check->proofs.at(0).note == "authorised by the authority");
}

BOOST_AUTO_TEST_CASE(a_market_without_an_authorisation_says_which_have_one) {
  const DocumentResult result =
      check({.jurisdictions = {"uk"}, .labels = {label("usa"), label("eu")}});
  const Check* check = test::find(result.entries.at(0).checks, "authorisation/uk");
  BOOST_REQUIRE(check != nullptr);
  BOOST_TEST(check->message == "no authorisation is stated for uk, only for eu, usa");
}

BOOST_AUTO_TEST_CASE(an_absolute_fails_with_an_authorisation_too) {
  const DocumentResult result = check(
      {.page = for_good, .wording = for_good, .jurisdictions = {"us"}, .labels = {label("us")}});
  const Check* cure = test::find(result.checks, "cure-language");
  BOOST_REQUIRE(cure != nullptr);
  BOOST_TEST(cure->verdict == Verdict::fail);
  BOOST_TEST(cure->severity == Severity::error);
}

BOOST_AUTO_TEST_CASE(why_a_finding_is_none_is_said) {
  const DocumentResult result = check({.jurisdictions = {"us"}, .labels = {label("us")}});
  const Check* check = test::find(result.checks, "disease-language");
  BOOST_REQUIRE(check != nullptr);
  BOOST_TEST(check->message == "no trigger is asserted: authorised in us");
  BOOST_TEST(check->proofs.at(0).note == "authorised in us");
}

BOOST_AUTO_TEST_CASE(no_authorisation_answers_the_cancer_act) {
  const std::string words = "We give immunotherapy for breast cancer.";
  Case on{.page = words,
          .wording = words,
          .jurisdictions = {"uk"},
          .labels = {label("uk", "breast cancer")}};
  BOOST_TEST(markets(check(on)) == "/uk pass");
  const DocumentResult result = check(on);
  bool found = false;
  for (const Check& check : result.checks) {
    for (const Finding& finding : check.findings) {
      const bool is_act = std::ranges::count(finding.provisions, "uk-cancer-act-1939-s4") > 0;
      if (is_act) BOOST_TEST((finding.status == Status::asserted));
      found = found || is_act;
    }
  }
  BOOST_TEST(found);
}

BOOST_AUTO_TEST_CASE(other_sentences_of_the_page_have_no_leave) {
  Case on{.jurisdictions = {"us"}, .labels = {label("us")}};
  Entry entry = test::entry_of(claim);
  entry.authorisations = on.labels;
  Reader reader(Language::embedded());
  Document document = read_document(
      std::string(claim) + " Our cells treat dementia.", Format::text,
      {.id = "page", .path = "page.txt", .content_kind = "advert", .jurisdictions = {"us"}});
  Register entries;
  entries.exists = true;
  entries.entries = {&entry, 1};
  const DocumentResult result =
      check_document(std::move(document), entries, nullptr, "2026-11-21", reader);
  std::size_t asserted = 0, defused = 0;
  for (const Check& check : result.checks) {
    if (check.rule != "disease-language") continue;
    for (const Finding& finding : check.findings) {
      if (finding.category != "serious-disease") continue;
      (finding.status == Status::asserted ? asserted : defused) += 1;
    }
  }
  BOOST_TEST(asserted == 1U);
  BOOST_TEST(defused == 1U);
}

}  // namespace
}  // namespace caveat
