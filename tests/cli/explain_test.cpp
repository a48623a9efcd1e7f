// SPDX-License-Identifier: Apache-2.0
//
// What the rest of a page does to a finding, as each face of the program shows it.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace caveat::test {
namespace {

namespace data = boost::unit_test::data;

const std::string leaflet =
    "Most people go home after a week or two. You will come to the clinic often at first. Blood "
    "tests are taken to see how the kidney is doing. You must take the tablets at the same time "
    "every day, and tell the nurse before you start any other medicine. The tablets weaken the "
    "immune system, so infections are more common, and so are some cancers of the skin. ";
const std::string healed = "The scar will be fully healed after six weeks.";

struct Face {
  std::vector<std::string> arguments;
  std::string input_before, input_after;  // around the page
  const char* shown;
};
std::ostream& operator<<(std::ostream& out, const Face& row) {
  for (const std::string& argument : row.arguments) out << argument << ' ';
  return out;
}

const std::vector<Face> faces = {
    {{"explain", "-"}, "", "", "\n      weighed    only a warning: \""},
    {{"analyse"}, "{\"id\": 1, \"text\": \"", "\"}\n", "\"], \"counterweight\": {\"start\": "},
    {{"check", "-", "--report", "text=-"}, "", "", "\n    weighed:    only a warning: \""},
    {{"check", "-", "--report", "xml=-"}, "", "", "<counterweight start=\""},
    {{"check", "-", "--report", "junit=-"}, "", "", " (only a warning: \""},
};

BOOST_AUTO_TEST_SUITE(explain)

BOOST_DATA_TEST_CASE(what_weighs_against_a_finding_is_shown, data::make(faces), row) {
  const TemporaryFolder folder;
  const auto out = [&](const std::string& page) {
    return caveat(row.arguments, folder, row.input_before + page + row.input_after).out;
  };
  BOOST_TEST(out(leaflet + healed).find(row.shown) != std::string::npos);
  // Alone, the sentence is judged by its words.
  const std::string alone = out(healed);
  BOOST_TEST(alone.find("cure-language/totality") != std::string::npos);
  BOOST_TEST(alone.find("only a warning") == std::string::npos);
  BOOST_TEST(alone.find("counterweight") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace caveat::test
