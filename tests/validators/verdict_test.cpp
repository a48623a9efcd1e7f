// SPDX-License-Identifier: Apache-2.0

#include <boost/test/unit_test.hpp>

#include "caveat/run.hpp"

namespace caveat {
namespace {

BOOST_AUTO_TEST_CASE(every_verdict_has_a_name_that_reads_back) {
  for (int i = 0; i <= static_cast<int>(Verdict::error); ++i) {
    const auto verdict = static_cast<Verdict>(i);
    BOOST_TEST(!to_string(verdict).empty());
    BOOST_TEST((verdict_from(to_string(verdict)) == verdict));
  }
  BOOST_TEST(!verdict_from("passed"));
  BOOST_TEST(!verdict_from(""));
}

BOOST_AUTO_TEST_CASE(every_resolution_has_a_name_that_reads_back) {
  for (int i = 0; i <= static_cast<int>(Resolution::not_checked); ++i) {
    const auto resolution = static_cast<Resolution>(i);
    BOOST_TEST(!to_string(resolution).empty());
    BOOST_TEST((resolution_from(to_string(resolution)) == resolution));
  }
  BOOST_TEST(!resolution_from("meaning_changed"));
}

}  // namespace
}  // namespace caveat
