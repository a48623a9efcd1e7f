// SPDX-License-Identifier: Apache-2.0
//
// Half of the trials behind docs/anchoring.md; the program anchoring_figures runs all.

#include <boost/test/unit_test.hpp>

#include "entries/figures/scenarios.hpp"

namespace caveat::figures {
namespace {

double share(std::size_t part, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

void report(const std::string& miss) { BOOST_TEST_MESSAGE(miss); }

}  // namespace

BOOST_AUTO_TEST_CASE(anchors_stand_up_to_edits_of_whole_pages) {
  const std::vector<Page> pages = load_pages();
  if (!has_all_pages(pages)) BOOST_TEST_MESSAGE("../shared is not there: fewer pages");
  const std::vector<Scenario> all = scenarios(pages);
  const std::vector<Tally> tallies = run(all, pages, {.on_miss = report});
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Tally& tally = tallies[i];
    BOOST_TEST_CONTEXT(all[i].name << ", " << tally.trials << " trials") {
      BOOST_TEST(tally.trials > 0U);
      switch (all[i].expected) {
        case Expected::found:
          BOOST_TEST(share(tally.found, tally.trials) >= 0.995);
          BOOST_TEST(share(tally.exact, tally.found) >= 0.995);
          BOOST_TEST(share(tally.verdict, tally.trials) >= 0.975);
          // Words put in by chance do bring a meaning with them now and then: drops "in river".
          BOOST_TEST(share(tally.changed, tally.trials) <= 0.025);
          break;
        case Expected::gone:
          BOOST_TEST(share(tally.silent, tally.trials) <= 0.001);
          break;
        case Expected::meaning_changed:
          BOOST_TEST(share(tally.changed, tally.trials) >= 0.97);
          BOOST_TEST(share(tally.reason, tally.trials) >= 0.97);
          break;
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_denial_is_told_from_its_opposite) {
  const Tally tally = run(negation_pairs(), report);
  BOOST_TEST(tally.trials >= 500U);
  BOOST_TEST(share(tally.changed, tally.trials) >= 0.995);
  BOOST_TEST(share(tally.reason, tally.trials) >= 0.995);
}

BOOST_AUTO_TEST_CASE(other_words_for_the_same_are_no_change_of_meaning) {
  const Tally tally = run(paraphrase_pairs(), report);
  BOOST_TEST(tally.trials >= 500U);
  BOOST_TEST(share(tally.changed, tally.trials) <= 0.005);
}

}  // namespace caveat::figures
