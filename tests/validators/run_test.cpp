// SPDX-License-Identifier: Apache-2.0

#include "validators/run.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>

#include "files/digest.hpp"
#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

using Pages = std::map<std::string, std::string>;

CheckItem item_of(const std::string& name, Format format = Format::text) {
  CheckItem item;
  item.info.id = item.info.path = item.file = name;
  item.format = format;
  return item;
}

CheckRequest request_for(const Pages& pages, std::vector<CheckItem> items) {
  CheckRequest request;
  request.language = Language::embedded();
  request.date = "2026-11-21";
  request.items = std::move(items);
  request.read = [&pages](const CheckItem& item) {
    const auto page = pages.find(item.file);
    if (page == pages.end()) {
      throw Error({.path = item.file}, "no such file or folder", "", Error::Kind::unavailable);
    }
    return page->second;
  };
  return request;
}

const Check* first_failure(const DocumentResult& result) {
  for (const EntryResult& entry : result.entries) {
    for (const Check& check : entry.checks) {
      if (check.verdict == Verdict::fail) return &check;
    }
  }
  for (const Check& check : result.checks) {
    if (check.verdict == Verdict::fail) return &check;
  }
  return nullptr;
}

constexpr const char* good = "Eczema is a common condition of the skin. It is not catching.";

BOOST_DATA_TEST_CASE(one_bad_document_does_not_stop_the_others, data::make({1U, 4U}), jobs) {
  const Pages pages = {{"a.txt", good}, {"b.txt", "caf\xE9"}, {"d.txt", good}};
  CheckRequest request =
      request_for(pages, {item_of("a.txt"), item_of("b.txt"), item_of("c.txt"), item_of("d.txt")});
  request.jobs = jobs;
  const Run run = check(request);
  BOOST_REQUIRE(run.documents.size() == 2U);
  BOOST_TEST(run.documents[0].document.info.path == "a.txt");
  BOOST_TEST(run.documents[1].document.info.path == "d.txt");
  BOOST_REQUIRE(run.troubles.size() == 2U);
  BOOST_TEST(run.troubles[0].where().path == "b.txt");
  BOOST_TEST(run.troubles[1].where().path == "c.txt");
  for (const Error& trouble : run.troubles) {
    BOOST_TEST((trouble.kind() == Error::Kind::unavailable));
  }
}

BOOST_AUTO_TEST_CASE(the_digest_is_of_the_bytes_that_were_read) {
  const Pages pages = {{"a.txt", good}};
  const Run run = check(request_for(pages, {item_of("a.txt")}));
  BOOST_TEST(run.documents.at(0).digest == "sha256:" + sha256_hex(good));
}

BOOST_AUTO_TEST_CASE(only_a_pinned_document_must_not_change) {
  const Pages pages = {{"a.txt", good}};
  CheckItem item = item_of("a.txt");
  item.info.sha256 = sha256_hex("what it was");
  BOOST_TEST(check(request_for(pages, {item})).troubles.empty());
  item.info.pinned = true;
  const Run run = check(request_for(pages, {item}));
  BOOST_REQUIRE(run.troubles.size() == 1U);
  BOOST_TEST((run.troubles[0].kind() == Error::Kind::invalid));
  BOOST_TEST(run.troubles[0].problem() == "the document is pinned and its bytes have changed");
  item.info.sha256 = sha256_hex(good);
  BOOST_TEST(check(request_for(pages, {item})).troubles.empty());
}

struct Unreadable {
  const char* name;
  Format format;
  std::string bytes;
  const char* reason;
};
std::ostream& operator<<(std::ostream& out, const Unreadable& row) { return out << row.name; }

std::vector<Unreadable> unreadable() {
  std::string german;
  for (int i = 0; i < 5; ++i) {
    german += "Die Behandlung mit körpereigenen Zellen soll Falten glätten und die Haut straffen. ";
  }
  return {
      {"empty", Format::text, "", "the page shows no text"},
      {"a title only", Format::html, "<title>Our serum</title>", "the page shows no text"},
      {"hidden text only", Format::html, "<p hidden>It cures eczema.</p>",
       "the page shows no text"},
      {"drawn by a script", Format::html,
       "<p>Loading</p><script>" + std::string(5000, 'x') + "</script>",
       "the page shows 7 bytes of text beside 5000 bytes of script"},
      {"drawn by an image", Format::html, "<p>Welcome</p><img src=a.png>",
       "the page shows 7 bytes of text beside 1 image"},
      {"German", Format::text, german, "the page is in a language without packs (de)"},
  };
}

BOOST_DATA_TEST_CASE(a_page_that_cannot_be_judged_is_never_clean, data::make(unreadable()), row) {
  const Pages pages = {{"a", row.bytes}};
  const Run run = check(request_for(pages, {item_of("a", row.format)}));
  BOOST_TEST(run.documents.at(0).not_checked_reason == row.reason);
}

BOOST_AUTO_TEST_CASE(a_short_page_with_a_counter_snippet_is_checked) {
  const Pages pages = {{"a", "<p>Our serum cures eczema.</p><script>count('page', 1);</script>"}};
  const Run run = check(request_for(pages, {item_of("a", Format::html)}));
  const DocumentResult& result = run.documents.at(0);
  BOOST_TEST(result.not_checked_reason.empty());
  BOOST_TEST(first_failure(result));
}

BOOST_AUTO_TEST_CASE(entries_are_derived_where_no_register_is) {
  const Pages pages = {{"a", "PRP injections reduce acne scars."}};
  CheckItem item = item_of("a");
  const Run bare = check(request_for(pages, {item}));
  BOOST_REQUIRE(bare.documents.at(0).entries.size() == 1U);
  BOOST_TEST(bare.documents[0].entries[0].derived);
  BOOST_TEST(!bare.documents[0].entries[0].confirmed);

  item.registered = true;
  const Run registered = check(request_for(pages, {item}));
  BOOST_TEST(registered.documents.at(0).entries.empty());
}

BOOST_AUTO_TEST_CASE(a_finding_is_listed_once) {
  const Pages pages = {{"a", "PRP injections cure acne scars. PRP injections reduce redness."}};
  const Run run = check(request_for(pages, {item_of("a")}));
  std::size_t asserted = 0;
  const auto look = [&](const std::vector<Check>& checks) {
    for (const Check& each : checks) {
      for (const Finding& finding : each.findings) {
        asserted += finding.rule == "cure-language/cure" && finding.status == Status::asserted;
      }
    }
  };
  look(run.documents.at(0).checks);
  for (const EntryResult& entry : run.documents[0].entries) look(entry.checks);
  BOOST_TEST(asserted == 1U);
}

BOOST_AUTO_TEST_CASE(only_the_law_of_the_page_s_jurisdictions_is_shown) {
  const Pages pages = {{"a", "Our serum cures eczema."}};
  const auto provisions = [&](std::vector<std::string> jurisdictions) {
    CheckItem item = item_of("a");
    item.info.jurisdictions = std::move(jurisdictions);
    const Run run = check(request_for(pages, {item}));
    const Check* failure = first_failure(run.documents.at(0));
    std::vector<std::string> slugs;
    for (const DocumentResult& result : run.documents) {
      for (const EntryResult& entry : result.entries) {
        for (const Check& each : entry.checks) {
          for (const Finding& finding : each.findings) {
            slugs.insert(slugs.end(), finding.provisions.begin(), finding.provisions.end());
          }
        }
      }
    }
    return failure ? slugs : std::vector<std::string>{"no failure"};
  };
  for (const std::string& slug : provisions({"uk"})) BOOST_TEST(slug.starts_with("uk-"));
  BOOST_TEST(provisions({"nowhere"}).empty());
  BOOST_TEST(provisions({}).empty());
}

BOOST_AUTO_TEST_CASE(a_register_may_not_pass_over_a_claim) {
  const Pages pages = {{"a", "Our serum cures eczema. Our serum cures psoriasis."}};
  const auto unanswered = [&](std::vector<Entry> entries, std::vector<LeftOut> left_out) {
    CheckItem item = item_of("a");
    item.registered = true;
    item.entries = std::move(entries);
    item.left_out = std::move(left_out);
    std::vector<std::string> quotes;
    const Run run = check(request_for(pages, {item}));
    for (const Check& each : run.documents.at(0).checks) {
      if (each.rule == "coverage") quotes.push_back(each.proofs.at(0).quote);
    }
    return quotes;
  };
  Entry eczema;
  eczema.origin.document = "a";
  eczema.origin.exact = "Our serum cures eczema.";
  LeftOut psoriasis;
  psoriasis.origin.document = "a";
  psoriasis.origin.exact = "Our serum cures psoriasis.";
  const std::vector<std::string> open = {"Our serum cures psoriasis."};
  BOOST_TEST(unanswered({eczema}, {}) == open, boost::test_tools::per_element());
  BOOST_TEST(unanswered({eczema}, {psoriasis}).empty());
  BOOST_TEST(unanswered({}, {}).size() == 2U);
}

BOOST_AUTO_TEST_CASE(entries_of_two_pages_may_contradict_each_other) {
  const Pages pages = {{"a", "PRP softens scars."}, {"b", "PRP does not soften scars."}};
  std::vector<CheckItem> items;
  for (const auto& [name, text] : pages) {
    CheckItem& item = items.emplace_back(item_of(name));
    item.registered = true;
    Entry& entry = item.entries.emplace_back(test::entry_of(text));
    entry.id = name;
    entry.therapy = Mention{"PRP", "therapy-prp", ""};
    entry.origin.document = name;
  }
  const Run run = check(request_for(pages, items));
  for (const DocumentResult& result : run.documents) {
    const Check* const opposite = test::find(result.entries.at(0).checks, "opposite-entry");
    BOOST_REQUIRE(opposite != nullptr);
    BOOST_TEST(opposite->verdict == Verdict::fail);
  }
}

BOOST_AUTO_TEST_CASE(an_orphan_is_told_and_still_derived_from) {
  const Pages pages = {{"a", "Our serum cures eczema."}};
  CheckItem item = item_of("a");
  for (const bool orphan : {false, true}) {
    item.orphan = orphan;
    const Run run = check(request_for(pages, {item}));
    const DocumentResult& result = run.documents.at(0);
    BOOST_TEST((test::find(result.checks, "orphan-document") != nullptr) == orphan);
    BOOST_TEST(result.entries.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(an_undeclared_jurisdiction_is_not_checked) {
  const Pages pages = {{"a", good}};
  const Run run = check(request_for(pages, {item_of("a")}));
  const Check* jurisdiction = test::find(run.documents.at(0).checks, "jurisdiction");
  BOOST_REQUIRE(jurisdiction);
  BOOST_TEST(jurisdiction->verdict == Verdict::not_checked);
}

BOOST_AUTO_TEST_CASE(counts_are_of_checks_and_of_what_they_found) {
  DocumentResult result;
  Finding asserted, negated;
  asserted.severity = Severity::error;
  negated.status = Status::negated;
  negated.severity = Severity::error;
  const auto add = [&](Verdict verdict, Severity severity, std::vector<Finding> findings) {
    Check& check = result.checks.emplace_back();
    check.verdict = verdict;
    check.severity = severity;
    check.findings = std::move(findings);
  };
  add(Verdict::fail, Severity::error, {asserted, asserted, negated});
  add(Verdict::fail, Severity::warning, {});
  add(Verdict::pass, Severity::error, {negated});
  add(Verdict::needs_human, Severity::error, {});
  result.entries.push_back({.id = "e", .kind = "benefit"});
  Counts counts;
  count(result, counts);
  BOOST_TEST(counts.documents == 1U);
  BOOST_TEST(counts.entries == 1U);
  BOOST_TEST(counts.checks == 4U);
  BOOST_TEST(counts.pass == 1U);
  BOOST_TEST(counts.fail == 2U);
  BOOST_TEST(counts.needs_human == 1U);
  BOOST_TEST(counts.errors == 2U);
  BOOST_TEST(counts.warnings == 1U);
}

}  // namespace
}  // namespace caveat
