// SPDX-License-Identifier: Apache-2.0

#include "validators/review.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

struct Row {
  const char* decision;
  const char* on;
  const char* next_due;
  Verdict verdict;
  const char* message;
  Severity severity = Severity::error;  // of a failure
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.decision << ' ' << row.on << ' ' << row.next_due;
}

// The page of these tests is checked on 2026-11-21.
BOOST_DATA_TEST_CASE(
    a_review_holds_until_it_is_due,
    data::make({
        Row{"approved", "2026-11-01", "", Verdict::pass, "the review is current"},
        Row{"approved", "2025-12-22", "", Verdict::pass, "the review is current"},
        Row{"approved", "2025-12-21", "", Verdict::fail,
            "the review of 2025-12-21 is due again in 30 days", Severity::warning},
        Row{"approved", "2025-11-21", "", Verdict::fail,
            "the review of 2025-11-21 is due again in 0 days", Severity::warning},
        Row{"approved", "2025-11-20", "", Verdict::fail,
            "the review of 2025-11-20 is more than 365 days old"},
        Row{"approved", "2020-01-01", "2026-12-22", Verdict::pass, "the review is current"},
        Row{"approved", "2020-01-01", "2026-12-21", Verdict::fail,
            "the next review is due on 2026-12-21", Severity::warning},
        Row{"approved", "2020-01-01", "2026-11-21", Verdict::fail,
            "the next review is due on 2026-11-21", Severity::warning},
        Row{"approved", "2026-11-01", "2026-11-20", Verdict::fail,
            "the next review was due on 2026-11-20"},
        Row{"approved", "2026-11-01", "soon", Verdict::fail, "\"soon\" is not a date (YYYY-MM-DD)"},
        Row{"approved", "2026-11-22", "", Verdict::pass, "the review is current"},  // further east
        Row{"approved", "2026-11-23", "", Verdict::fail,
            "the review is dated 2026-11-23, which has not come"},
        Row{"approved", "2026-02-30", "", Verdict::fail,
            "\"2026-02-30\" is not a date (YYYY-MM-DD)"},
        Row{"rejected", "2026-11-01", "", Verdict::fail,
            "the review by desk ended with \"rejected\""},
    }),
    row) {
  test::Page page("PRP may help.");
  Entry entry = test::entry_of("PRP may help.");
  Review review;
  review.decision = row.decision;
  review.by = "desk";
  review.on = row.on;
  review.next_due = row.next_due;
  entry.review = review;
  const auto checks = check_review(page.subject(entry), page.context());
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == row.verdict);
  BOOST_TEST(checks[0].message == row.message);
  BOOST_TEST(checks[0].severity == row.severity);
  BOOST_TEST(checks[0].proofs.size() == 1U);
}

BOOST_AUTO_TEST_CASE(no_review_is_no_check) {
  test::Page page("PRP may help.");
  const Entry entry = test::entry_of("PRP may help.");
  BOOST_TEST(check_review(page.subject(entry), page.context()).empty());
}

BOOST_AUTO_TEST_CASE(a_review_is_owed_where_the_policy_says_how_often) {
  Corpus corpus;
  test::Page page("PRP may help.", {.id = "page", .path = "page.txt"}, &corpus);
  Entry entry = test::entry_of("PRP may help.");
  BOOST_TEST(check_review(page.subject(entry), page.context()).empty());
  corpus.policy.reviews_required = true;
  const auto checks = check_review(page.subject(entry), page.context());
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::fail);
  BOOST_TEST(checks[0].severity == Severity::error);
  BOOST_TEST(checks[0].message == "nobody has reviewed the entry, and the policy asks for reviews");
  entry.confirmed = false;  // nobody has looked at it at all, and the register says so
  BOOST_TEST(check_review(page.subject(entry), page.context()).empty());
}

}  // namespace
}  // namespace caveat
