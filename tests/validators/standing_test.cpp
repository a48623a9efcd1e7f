// SPDX-License-Identifier: Apache-2.0

#include "validators/standing.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <ostream>

#include "validators/page.hpp"

namespace caveat {
namespace {

constexpr std::string_view quote = "PRP may soften acne scars.";

/// One entry on its page, as of 2026-11-21.
struct Desk {
  std::string page = "News. PRP may soften acne scars. Prices.";
  Entry entry = test::entry_of(quote);

  Desk() {
    entry.origin.prefix = "News.";
    entry.origin.suffix = "Prices.";
  }
  Standing standing() {
    document = read_document(page, Format::text, {.id = "page", .path = "page.txt"});
    Reader reader(Language::embedded());
    return review_standings(document, {&entry, 1}, nullptr, "2026-11-21", reader).at(0);
  }
  void sign(std::string on = "2026-11-01") {
    Review review;
    review.decision = "approved";
    review.by = "desk";
    review.on = std::move(on);
    entry.review = with_record(review, standing());
  }

  Document document;
};

struct Row {
  const char* name;
  std::function<void(Desk&)> change;
  ReviewGroup group;
  bool settled;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

BOOST_DATA_TEST_CASE(
    entries_are_grouped_by_what_a_person_has_to_do,
    boost::unit_test::data::make(std::vector<Row>{
        {"signed", [](Desk&) {}, ReviewGroup::unchanged, true},
        {"due in 31 days", [](Desk& desk) { desk.entry.review->next_due = "2026-12-22"; },
         ReviewGroup::unchanged, true},
        {"due in 30 days", [](Desk& desk) { desk.entry.review->next_due = "2026-12-21"; },
         ReviewGroup::unchanged, false},
        {"overdue by the policy", [](Desk& desk) { desk.sign("2025-11-01"); },
         ReviewGroup::unchanged, false},
        {"another page", [](Desk& desk) { desk.page = "News. PRP may soften old scars. Prices."; },
         ReviewGroup::changed, false},
        {"an empty page", [](Desk& desk) { desk.page.clear(); }, ReviewGroup::changed, false},
        {"rejected", [](Desk& desk) { desk.entry.review->decision = "rejected"; },
         ReviewGroup::not_approved, false},
        {"no digests",
         [](Desk& desk) {
           Review bare;
           bare.decision = "approved";
           bare.on = "2026-11-01";
           desk.entry.review = bare;
         },
         ReviewGroup::unrecorded, true},
        {"no digests, and overdue",
         [](Desk& desk) {
           Review bare;
           bare.decision = "approved";
           bare.on = "2025-11-01";
           desk.entry.review = bare;
         },
         ReviewGroup::unrecorded, false},
        {"no review", [](Desk& desk) { desk.entry.review.reset(); }, ReviewGroup::unreviewed,
         false},
    }),
    row) {
  Desk desk;
  desk.sign();
  row.change(desk);
  const Standing standing = desk.standing();
  BOOST_TEST((standing.group == row.group));
  BOOST_TEST(standing.is_settled() == row.settled);
}

BOOST_AUTO_TEST_CASE(the_words_that_changed_are_shown) {
  Desk desk;
  desk.sign();
  desk.page = "News. PRP does soften acne scars. Prices.";
  desk.entry.wording = "PRP may soften scars.";
  const Standing standing = desk.standing();
  BOOST_TEST(standing.text_difference == "PRP [-may-]{+does+} soften acne scars.");
  BOOST_TEST(standing.wording_difference == "PRP may soften [-acne-] scars.");
}

BOOST_AUTO_TEST_CASE(no_sentence_is_copied_for_an_anchor_that_has_only_its_ends) {
  Desk desk;
  desk.sign();
  BOOST_TEST(desk.entry.review->text == quote);
  desk.entry.origin = AnchorMaker(desk.document).make({6, 32}, AnchorStyle::ends).anchor;
  desk.entry.origin.document = "page";
  desk.sign();
  BOOST_TEST(desk.entry.review->text.empty());
  BOOST_TEST(!desk.entry.review->digest.empty());
}

struct ReceiptRow {
  const char* name;
  std::function<void(Desk&)> change;
  std::vector<std::string> changed;
};
std::ostream& operator<<(std::ostream& out, const ReceiptRow& row) { return out << row.name; }

BOOST_DATA_TEST_CASE(
    a_receipt_says_what_changed_meanwhile,
    boost::unit_test::data::make(std::vector<ReceiptRow>{
        {"nothing", [](Desk&) {}, {}},
        {"a note", [](Desk& desk) { desk.entry.note = "b"; }, {"note"}},
        {"signed", [](Desk& desk) { desk.sign("2026-11-20"); }, {"review"}},
        {"the wording", [](Desk& desk) { desk.entry.wording = "It may help."; }, {"claim"}},
        {"the page", [](Desk& desk) { desk.page.clear(); }, {"text"}},
    }),
    row) {
  Desk desk;
  desk.entry.note = "a";
  const std::string receipt = receipt_of(desk.standing());
  row.change(desk);
  const auto changed = changed_since(receipt, desk.standing());
  BOOST_REQUIRE(changed.has_value());
  BOOST_TEST(*changed == row.changed, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(what_is_no_receipt_is_none,
                     boost::unit_test::data::make({"", "-", "a-b", "none", "------",
                                                   "none-none-none-none-none-none",
                                                   "none-none-none-none-none-none-none-none",
                                                   "none-none-none-none-none-none-1.23E+15"}),
                     receipt) {
  Desk desk;
  BOOST_TEST(!changed_since(receipt, desk.standing()).has_value());
}

}  // namespace
}  // namespace caveat
