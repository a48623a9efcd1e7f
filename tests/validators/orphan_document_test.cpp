// SPDX-License-Identifier: Apache-2.0

#include "validators/orphan_document.hpp"

#include <boost/test/unit_test.hpp>

#include "validators/page.hpp"

namespace caveat {
namespace {

BOOST_AUTO_TEST_CASE(an_orphan_that_claims_something_is_a_warning) {
  test::Page page("PRP softens acne scars. We are open on Mondays.");
  const Check check = check_orphan(page.context());
  BOOST_TEST(check.rule == "orphan-document");
  BOOST_TEST(check.verdict == Verdict::fail);
  BOOST_TEST(check.severity == Severity::warning);
  BOOST_TEST(check.message == "no entry and no left-out line stands on \"page\"");
}

BOOST_AUTO_TEST_CASE(an_orphan_that_claims_nothing_is_a_note) {
  test::Page page("We are open on Mondays.");
  BOOST_TEST(check_orphan(page.context()).severity == Severity::note);
}

}  // namespace
}  // namespace caveat
