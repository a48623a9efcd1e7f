// SPDX-License-Identifier: Apache-2.0

#include "validators/profile.hpp"

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

// On a page that tells patients what to expect, "fully" is a warning: unless the corpus says that
// the pack is to fail, and then nothing is said of a warning.
BOOST_AUTO_TEST_CASE(a_corpus_raises_what_was_weighed) {
  const char* text =
      "Most people go home after a week or two. You will come to the clinic often at first. Blood "
      "tests are taken to see how the kidney is doing. You must take the tablets at the same time "
      "every day, and tell the nurse before you start any other medicine. The tablets weaken the "
      "immune system, so infections are more common, and so are some cancers of the skin. The scar "
      "will be fully healed after six weeks.";
  ListedPack pack;
  pack.id = "cure-language";
  pack.severity = Severity::error;
  const Corpus raised = with_pack(pack);
  for (const Corpus* corpus : {static_cast<const Corpus*>(nullptr), &raised}) {
    const auto checks = checks_of(text, "leaflet", corpus);
    const Check* check = find(checks, "cure-language");
    BOOST_REQUIRE(check);
    BOOST_REQUIRE(check->findings.size() == 1U);
    const Finding& fully = check->findings[0];
    BOOST_TEST(fully.quote == "fully");
    BOOST_TEST(fully.severity == (corpus ? Severity::error : Severity::warning));
    BOOST_TEST(fully.counterweight.has_value() == (corpus == nullptr));
    if (fully.counterweight) BOOST_TEST(!fully.counterweight->quote.empty());
  }
}

}  // namespace
}  // namespace caveat
