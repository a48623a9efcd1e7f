// SPDX-License-Identifier: Apache-2.0

#include "validators/seen.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>

#include "validators/page.hpp"
#include "validators/review.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

constexpr std::string_view quote = "PRP may soften acne scars in adults.";
constexpr std::string_view risk = "Bruising and infection can follow the injection.";

/// What the reviewer had before them.
struct Desk {
  std::string page = "News.\n\n" + std::string(quote) + " " + std::string(risk) + "\n\nPrices.";
  Entry entry = entry_as_reviewed();
  Corpus corpus = corpus_as_reviewed();

  static Entry entry_as_reviewed() {
    Entry entry = test::entry_of(quote);
    entry.origin.prefix = "News.";
    entry.origin.suffix = "Bruising and infection can follow";
    entry.product = "Our PRP";
    entry.evidence.emplace_back().ref = "trial";
    RiskNote& note = entry.risks.emplace_back();
    note.ref = "bruising";
    note.anchor.emplace().document = "page";
    note.anchor->exact = risk;
    return entry;
  }
  static Corpus corpus_as_reviewed() {
    Corpus corpus;
    Evidence& work = corpus.evidence.emplace_back();
    work.id = "trial";
    work.title = "A trial";
    RiskNote& note = corpus.risks.emplace_back();
    note.id = "bruising";
    note.text = "Bruising.";
    return corpus;
  }

  Seen seen() const {
    test::Page on(page, {.id = "page", .path = "page.txt"}, &corpus);
    return seen_now(on.subject(entry), on.context());
  }
};

Review signed_off(const Desk& desk) {
  const Seen seen = desk.seen();
  Review review;
  review.decision = "approved";
  review.by = "desk";
  review.on = "2026-11-01";
  review.digest = seen.text;
  review.claim_digest = seen.claim;
  review.evidence_digest = seen.evidence;
  review.risk_digest = seen.risk;
  review.packs_digest = seen.packs;
  review.text = quote;
  review.wording = quote;
  return review;
}

struct Row {
  const char* name;
  std::function<void(Desk&)> change;
  std::vector<std::string> changed;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

void replace(std::string& text, std::string_view was, std::string_view is) {
  const std::size_t at = text.find(was);
  BOOST_REQUIRE(at != std::string::npos);
  text.replace(at, was.size(), is);
}

BOOST_DATA_TEST_CASE(
    what_changed_since_the_sign_off_is_named,
    data::make(std::vector<Row>{
        {"nothing", [](Desk&) {}, {}},
        {"the page moved on around it",
         [](Desk& desk) { desk.page = "More news.\n\n" + desk.page; },
         {}},
        {"case, spaces and dashes",
         [](Desk& desk) {
           replace(desk.page, "PRP may soften", "PRP  may\nsoften");
           desk.entry.wording = "PRP MAY soften acne scars in adults.";
         },
         {}},
        {"when a work was looked up",
         [](Desk& desk) { desk.corpus.evidence[0].accessed = "2026-11-20"; },
         {}},
        {"a note to oneself", [](Desk& desk) { desk.entry.note = "ask the clinic"; }, {}},
        {"a word of the page",
         [](Desk& desk) { replace(desk.page, "in adults", "in most adults"); },
         {"text"}},
        {"the page promises more",
         [](Desk& desk) { replace(desk.page, "may soften acne", "permanently erases acne"); },
         {"text", "findings"}},
        {"the words are gone", [](Desk& desk) { desk.page = "Prices."; }, {"text", "risk notes"}},
        {"the wording",
         [](Desk& desk) { desk.entry.wording = "PRP may soften scars."; },
         {"claim"}},
        {"the wording promises more",
         [](Desk& desk) { desk.entry.wording = "PRP permanently erases acne scars."; },
         {"claim", "findings"}},
        {"the product", [](Desk& desk) { desk.entry.product = "Another"; }, {"claim"}},
        {"a field that takes over another's value",
         [](Desk& desk) {
           desk.entry.population = desk.entry.product;
           desk.entry.product.clear();
         },
         {"claim"}},
        {"the work in the library",
         [](Desk& desk) { desk.corpus.evidence[0].retracted = true; },
         {"evidence"}},
        {"another work",
         [](Desk& desk) { desk.entry.evidence.emplace_back().title = "More"; },
         {"evidence"}},
        {"the note in the library",
         [](Desk& desk) { desk.corpus.risks[0].text = "Bruising, rarely."; },
         {"risk notes"}},
        {"the risk on the page",
         [](Desk& desk) { replace(desk.page, "Bruising and infection", "Infection"); },
         {"risk notes"}},
        {"no notes any more", [](Desk& desk) { desk.entry.risks.clear(); }, {"risk notes"}},
    }),
    row) {
  Desk desk;
  const Review review = signed_off(desk);
  row.change(desk);
  BOOST_TEST(changed_since(review, desk.seen()) == row.changed, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_digest_that_was_not_recorded_differs_from_nothing) {
  Desk desk;
  Review review = signed_off(desk);
  review.claim_digest.clear();
  desk.entry.wording = "PRP may soften scars.";
  BOOST_TEST(changed_since(review, desk.seen()).empty());
  BOOST_TEST(says_what_was_seen(review));
  BOOST_TEST(!says_what_was_seen(Review{}));
}

struct CheckRow {
  const char* name;
  std::function<void(Desk&)> change;
  Verdict verdict;
  Severity severity;
  const char* message;
  const char* quote;  // of the first proof; null: not looked at
};
std::ostream& operator<<(std::ostream& out, const CheckRow& row) { return out << row.name; }

BOOST_DATA_TEST_CASE(
    a_signature_stands_for_what_was_seen,
    data::make(std::vector<CheckRow>{
        {"nothing changed", [](Desk&) {}, Verdict::pass, Severity::error,
         "what was signed off is what stands here", ""},
        {"the page", [](Desk& desk) { replace(desk.page, "in adults", "in most adults"); },
         Verdict::fail, Severity::error,
         "changed since the sign-off of 2026-11-01: text: ... soften acne scars in {+most+} "
         "adults.",
         "PRP may soften acne scars in most adults."},
        {"the wording", [](Desk& desk) { desk.entry.wording = "PRP may soften acne scars."; },
         Verdict::fail, Severity::error,
         "changed since the sign-off of 2026-11-01: claim: PRP may soften acne [-scars in "
         "adults.-]{+scars.+}",
         "PRP may soften acne scars."},
        {"all of the wording, at length",
         [](Desk& desk) { desk.entry.wording = std::string(300, 'x'); }, Verdict::fail,
         Severity::error, "changed since the sign-off of 2026-11-01: claim", nullptr},
        {"several things",
         [](Desk& desk) {
           desk.entry.risks.clear();
           desk.entry.evidence.clear();
         },
         Verdict::fail, Severity::error,
         "changed since the sign-off of 2026-11-01: evidence; risk notes", ""},
        {"the findings alone", [](Desk& desk) { desk.entry.review->packs_digest = "sha256:other"; },
         Verdict::fail, Severity::warning, "changed since the sign-off of 2026-11-01: findings",
         ""},
        {"gone: source-reference says so",
         [](Desk& desk) { replace(desk.page, std::string(quote), "We are closed."); },
         Verdict::pass, Severity::error, "what was signed off is what stands here", ""},
    }),
    row) {
  Desk desk;
  desk.entry.review = signed_off(desk);
  row.change(desk);
  test::Page page(desk.page, {.id = "page", .path = "page.txt"}, &desk.corpus);
  const auto checks = check_review(page.subject(desk.entry), page.context());
  const Check* check = test::find(checks, "review/seen");
  BOOST_REQUIRE(check != nullptr);
  BOOST_TEST(check->verdict == row.verdict);
  BOOST_TEST(check->severity == row.severity);
  BOOST_TEST(check->message == row.message);
  BOOST_REQUIRE(!check->proofs.empty());
  if (row.quote) BOOST_TEST(check->proofs[0].quote == row.quote);
}

BOOST_AUTO_TEST_CASE(what_was_not_approved_or_not_recorded_is_not_compared) {
  Desk desk;
  desk.entry.review = signed_off(desk);
  desk.entry.wording = "PRP may soften scars.";
  desk.entry.review->decision = "needs-change";
  {
    test::Page page(desk.page);
    const auto checks = check_review(page.subject(desk.entry), page.context());
    BOOST_TEST(test::find(checks, "review/seen") == nullptr);
  }
  Review bare;
  bare.decision = "approved";
  bare.by = "desk";
  bare.on = "2026-11-01";
  desk.entry.review = bare;
  test::Page page(desk.page);
  BOOST_TEST(check_review(page.subject(desk.entry), page.context()).size() == 1U);
}

}  // namespace
}  // namespace caveat
