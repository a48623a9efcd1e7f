// SPDX-License-Identifier: Apache-2.0

#include "validators/profile.hpp"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "validators/cure_language.hpp"
#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;
using test::find;
using test::Page;

std::vector<Check> checks_of(const char* text, const char* kind, const Corpus* corpus = nullptr) {
  Page page(text, {.id = "page", .path = "page.txt", .content_kind = kind, .jurisdictions = {"uk"}},
            corpus);
  return check_sentences(page.context(), std::vector<bool>(page.document().sentences.size()));
}

struct Row {
  const char* text;
  const char* kind;
  const char* pack;
  Verdict verdict;
  Severity severity;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.kind << ": " << row.text;
}

// What a status comes to depends on the disease and on the kind of content.
const auto consequences = data::make({
    Row{"Our cells may cure cancer.", "advert", "disease-language", Verdict::fail, Severity::error},
    Row{"Our cells may cure cancer.", "product-page", "disease-language", Verdict::fail,
        Severity::error},
    Row{"Our cells may cure cancer.", "editorial", "disease-language", Verdict::fail,
        Severity::warning},
    Row{"Can stem cells cure autism?", "clinic-page", "disease-language", Verdict::fail,
        Severity::error},
    Row{"Our cells do not cure cancer.", "advert", "disease-language", Verdict::pass,
        Severity::error},
    Row{"No side effects were reported in the twelve patients.", "advert", "safety-language",
        Verdict::fail, Severity::warning},
    Row{"No side effects were reported in the twelve patients.", "editorial", "safety-language",
        Verdict::pass, Severity::error},
});

BOOST_DATA_TEST_CASE(consequence_of_a_status, consequences, row) {
  const auto checks = checks_of(row.text, row.kind);
  const Check* check = find(checks, row.pack);
  BOOST_REQUIRE(check);
  BOOST_TEST(check->verdict == row.verdict);
  if (row.verdict == Verdict::fail) BOOST_TEST(check->severity == row.severity);
}

Corpus with_pack(ListedPack pack) {
  Corpus corpus;
  corpus.packs.push_back(std::move(pack));
  return corpus;
}

BOOST_AUTO_TEST_CASE(a_pack_speaks_on_the_kinds_and_markets_it_was_chosen_for) {
  const char* text = "The balm treats eczema.";
  ListedPack pack;
  pack.id = "disease-language";
  pack.content_kinds = {"advert"};
  const Corpus adverts = with_pack(pack);
  BOOST_TEST(find(checks_of(text, "advert", &adverts), "disease-language"));
  BOOST_TEST(!find(checks_of(text, "editorial", &adverts), "disease-language"));
  pack.content_kinds.clear();
  pack.jurisdictions = {"us"};
  const Corpus abroad = with_pack(pack);
  BOOST_TEST(!find(checks_of(text, "advert", &abroad), "disease-language"));
}

BOOST_AUTO_TEST_CASE(a_corpus_raises_a_pack) {
  ListedPack pack;
  pack.id = "disease-language";
  pack.severity = Severity::error;
  const Corpus corpus = with_pack(pack);
  const auto checks = checks_of("The balm treats eczema.", "editorial", &corpus);
  const Check* check = find(checks, "disease-language");
  BOOST_REQUIRE(check);
  BOOST_TEST(check->severity == Severity::error);
}

// On a page about leather "for good" is a warning: unless the corpus says that the pack is to
// fail, and then nothing is said of a warning.
BOOST_AUTO_TEST_CASE(a_corpus_raises_what_was_weighed) {
  const char* text =
      "This museum shows how leather was tanned, stretched and dyed from 1780 until the last vat "
      "was drained. Visitors walk past the lime pits, the drying lofts and the room where hides "
      "were counted and sold. A guide opens the mill on Sundays at eleven and at three; children "
      "pay half, and dogs wait outside. The cafe sells soup and bread, and on Saturdays a smith "
      "shows how buckles were forged, filed and sewn to a strap. Upstairs hang saddles, harness, "
      "bellows and the boots of a postman who walked forty miles a day. The oldest ledger lists "
      "oak bark, tallow, alum and train oil, with what each barrel cost. A model of the "
      "waterwheel turns when a coin is dropped, and a film tells how the river was dammed. Trains "
      "to the town run every hour. On the stairs hangs an old poster for a soap by which all "
      "freckles will disappear for good.";
  ListedPack pack;
  pack.id = "cure-language";
  pack.severity = Severity::error;
  const Corpus raised = with_pack(pack);
  for (const Corpus* corpus : {static_cast<const Corpus*>(nullptr), &raised}) {
    const auto checks = checks_of(text, "leaflet", corpus);
    const Check* check = find(checks, "cure-language");
    BOOST_REQUIRE(check);
    const auto found = std::ranges::find(check->findings, "for good", &Finding::quote);
    BOOST_REQUIRE(found != check->findings.end());
    const Finding& poster = *found;
    BOOST_TEST(poster.severity == (corpus ? Severity::error : Severity::warning));
    BOOST_TEST(poster.counterweight.has_value() == (corpus == nullptr));
    if (poster.counterweight) BOOST_TEST(!poster.counterweight->quote.empty());
  }
}

}  // namespace
}  // namespace caveat
