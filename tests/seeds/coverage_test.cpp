// SPDX-License-Identifier: Apache-2.0
//
// Nothing that the five documents claim, and no risk they state, may be missing from
// their register; and the register may not copy them.

#include "entries/coverage.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "entries/resolving.hpp"
#include "seeds/seeds.hpp"

namespace caveat {
namespace {

std::vector<const Anchor*> anchors_of(const seeds::Seed& seed) {
  std::vector<const Anchor*> anchors;
  for (const Entry& entry : seed.entries) {
    anchors.push_back(&entry.origin);
    for (const Anchor& also : entry.also) anchors.push_back(&also);
    for (const RiskNote& risk : entry.risks) {
      if (risk.anchor) anchors.push_back(&*risk.anchor);
    }
  }
  for (const LeftOut& line : seed.left_out) anchors.push_back(&line.origin);
  return anchors;
}

std::ptrdiff_t words(std::string_view text) {
  return text.empty() ? 0 : std::count(text.begin(), text.end(), ' ') + 1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(seeds_coverage, *boost::unit_test::precondition(seeds::stored_copies))

BOOST_AUTO_TEST_CASE(there_are_five_documents_with_entries) {
  const auto all = seeds::read_seeds();
  BOOST_TEST(all.size() == 5U);
  for (const auto& seed : all) {
    BOOST_TEST(!seed.entries.empty(), seed.document.info.id << " has no entries");
  }
}

BOOST_AUTO_TEST_CASE(every_anchor_stands_where_it_says) {
  for (const auto& seed : seeds::read_seeds()) {
    const Resolver resolver(seed.document);
    for (const Anchor* anchor : anchors_of(seed)) {
      const ResolvedAnchor resolved = resolver.resolve(*anchor);
      BOOST_TEST((resolved.resolution == Resolution::same),
                 to_string(anchor->where) << ": \"" << anchor->start << " ... " << anchor->end
                                          << "\": " << resolved.why);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_claim_and_every_risk_has_an_answer) {
  for (const auto& seed : seeds::read_seeds()) {
    const Document& document = seed.document;
    for (const Uncovered& open : uncovered(document, seed.reading, seed.entries, seed.left_out)) {
      BOOST_ERROR(document.info.id << ": no entry and no left-out line for the "
                                   << (open.claim ? "claim" : "risk statement") << " \""
                                   << document.text_of(document.sentences[open.sentence].text)
                                   << '"');
    }
  }
}

BOOST_AUTO_TEST_CASE(no_sentence_is_copied) {
  for (const auto& seed : seeds::read_seeds()) {
    for (const Anchor* anchor : anchors_of(seed)) {
      BOOST_TEST(anchor->exact.empty(), to_string(anchor->where) << ": a whole quote");
      BOOST_TEST(words(anchor->start) <= 6, anchor->start);
      BOOST_TEST(words(anchor->end) <= 6, anchor->end);
    }
    for (const Entry& entry : seed.entries) {
      BOOST_TEST(seed.document.text.find(entry.wording) == std::string::npos,
                 to_string(entry.where) << ": the page's own words");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace caveat
