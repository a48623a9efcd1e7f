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

}  // namespace
}  // namespace caveat
