// SPDX-License-Identifier: Apache-2.0

#include "validators/contradiction.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

struct Row {
  const char* text;
  std::size_t warnings;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const auto pages = data::make({
    Row{"", 0},
    Row{"The cells completely restored the wrinkled skin.", 0},
    Row{"The biopsies showed a partial recovery of the skin. The cells completely restored the "
        "skin.",
        1},
    Row{"The cells completely restored the skin. The photographs show a partial change of the "
        "skin.",
        1},
    // About something else.
    Row{"The biopsies showed a partial recovery of the tendon. The cells completely restored the "
        "skin.",
        0},
    // In another section.
    Row{"The biopsies showed a partial recovery of the skin.\n\nWhat we promise\n\nThe cells "
        "completely restored the skin.",
        0},
    // Nothing is promised whole.
    Row{"The biopsies showed a partial recovery of the skin. The cells did not completely restore "
        "the skin.",
        0},
});

BOOST_DATA_TEST_CASE(a_neighbour_takes_the_whole_back, pages, row) {
  test::Page page(row.text);
  const auto checks = check_contradictions(page.context());
  BOOST_REQUIRE(checks.size() == row.warnings);
  for (const Check& check : checks) {
    BOOST_TEST(check.severity == Severity::warning);
    BOOST_TEST(check.proofs.size() == 2U);
  }
}

}  // namespace
}  // namespace caveat
