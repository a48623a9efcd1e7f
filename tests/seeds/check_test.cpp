// SPDX-License-Identifier: Apache-2.0
//
// The program on the five documents: the register is in order, the pages are not.

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <string_view>

#include "cli/program.hpp"
#include "seeds/seeds.hpp"

namespace caveat {
namespace {

test::Outcome check(std::string_view path) {
  const test::TemporaryFolder folder;
  const std::string whole = (std::filesystem::path(CAVEAT_SOURCE_DIR) / path).string();
  return test::caveat({"check", whole, "--as-of", "2026-11-21"}, folder);
}

bool says(const test::Outcome& outcome, std::string_view words) {
  return outcome.out.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(seeds_check, *boost::unit_test::precondition(seeds::stored_copies))

BOOST_AUTO_TEST_CASE(the_register_of_the_five_is_in_order) {
  const test::Outcome outcome = check("fixtures/seeds");
  BOOST_TEST(outcome.status == 0, outcome.out);
  BOOST_TEST(says(outcome, "register:     pass"), outcome.out);
  BOOST_TEST(says(outcome, "page:         fail"), outcome.out);
}

BOOST_AUTO_TEST_CASE(the_five_pages_themselves_fail) {
  const test::Outcome outcome = check("../shared/seeds");
  BOOST_TEST(outcome.status == 1);
  for (const std::string_view document : {"000_b0fe17e0f30a2656.txt", "001_c5b1d211730c13a5.txt",
                                          "003_24a8e5748bc1aadf.txt", "004_b106e229ab5425a0.txt"}) {
    BOOST_TEST(says(outcome, std::string(document) + "  page fail"), document);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace caveat
