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

const std::string museum =
    "This museum shows how leather was tanned, stretched and dyed from 1780 until the last vat "
    "was drained. Visitors walk past the lime pits, the drying lofts and the room where hides "
    "were counted and sold. A guide opens the mill on Sundays at eleven and at three; children "
    "pay half, and dogs wait outside. The cafe sells soup and bread, and on Saturdays a smith "
    "shows how buckles were forged, filed and sewn to a strap. Upstairs hang saddles, harness, "
    "bellows and the boots of a postman who walked forty miles a day. The oldest ledger lists oak "
    "bark, tallow, alum and train oil, with what each barrel cost. A model of the waterwheel "
    "turns when a coin is dropped, and a film tells how the river was dammed. Trains to the town "
    "run every hour. ";
const std::string poster =
    "On the stairs hangs an old poster for a soap by which all freckles will disappear for good.";

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
  BOOST_TEST(out(museum + poster).find(row.shown) != std::string::npos);
  // Alone, the sentence is judged by its words.
  const std::string alone = out(poster);
  BOOST_TEST(alone.find("cure-language/permanence") != std::string::npos);
  BOOST_TEST(alone.find("only a warning") == std::string::npos);
  BOOST_TEST(alone.find("counterweight") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace caveat::test
