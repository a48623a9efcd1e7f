// SPDX-License-Identifier: Apache-2.0

#include "gate/fingerprint.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <set>
#include <string>

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

// Fixed by what stands in people's baselines: a change here loses them all.
BOOST_AUTO_TEST_CASE(keys_are_what_they_were) {
  BOOST_TEST(entry_fingerprint("serum", "It soothes dry skin.") ==
             "ce1:c414cedf1a2edb5ad453fdf7b55c4544");
  BOOST_TEST(finding_fingerprint("cure-language/cure", "serum", "It cures eczema.", "cures") ==
             "cf1:d1655e8a93a76eb09e91d7ef88c97a4c");
}

struct Edit {
  const char* name;
  const char* claim;
  bool same;
};
std::ostream& operator<<(std::ostream& out, const Edit& edit) { return out << edit.name; }

BOOST_DATA_TEST_CASE(harmless_edits_keep_the_key,
                     data::make({Edit{"nothing", "It's a risk-free cure.", true},
                                 Edit{"typographic", "It\u2019s a risk\u2011free cure.", true},
                                 Edit{"no-break space", "It's a\u00A0risk-free cure.", true},
                                 Edit{"rewrapped", "It's a\n  risk-free cure.", true},
                                 Edit{"soft hyphen", "It's a risk-free cu\u00ADre.", true},
                                 Edit{"case", "IT'S A RISK-FREE CURE.", true},
                                 Edit{"negated", "It's not a risk-free cure.", false},
                                 Edit{"another word", "It's a risk-free aid.", false}}),
                     edit) {
  const bool same =
      entry_fingerprint("d", "It's a risk-free cure.") == entry_fingerprint("d", edit.claim);
  BOOST_TEST(same == edit.same);
}

BOOST_AUTO_TEST_CASE(every_part_counts_and_parts_do_not_run_together) {
  const std::set<std::string> keys = {
      finding_fingerprint("r", "d", "claim", "phrase"),
      finding_fingerprint("q", "d", "claim", "phrase"),
      finding_fingerprint("r", "e", "claim", "phrase"),
      finding_fingerprint("r", "d", "other", "phrase"),
      finding_fingerprint("r", "d", "claim", ""),
      finding_fingerprint("rd", "", "claim", "phrase"),
  };
  BOOST_TEST(keys.size() == 6U);
}

BOOST_AUTO_TEST_CASE(a_document_is_known_by_its_id_then_its_address_then_its_path) {
  Document document;
  document.info.id = document.info.path = "pages/a.html";  // a bare document
  BOOST_TEST(document_key(document) == "pages/a.html");
  document.canonical = "https://example.org/a";
  BOOST_TEST(document_key(document) == "https://example.org/a");
  document.info.id = "front-page";
  BOOST_TEST(document_key(document) == "front-page");
}

BOOST_AUTO_TEST_CASE(equal_keys_are_numbered_in_document_order) {
  DocumentResult result;
  result.document.info.path = "a.txt";
  for (const char* claim : {"It works.", "It helps.", "it  works."}) {
    result.entries.push_back({.id = "e", .kind = "benefit", .claim = claim});
  }
  fill_fingerprints(result);
  const auto tail = [&](std::size_t i) { return result.entries[i].fingerprint.substr(36); };
  BOOST_TEST(tail(0) == "/1");
  BOOST_TEST(tail(1) == "/1");
  BOOST_TEST(tail(2) == "/2");
  BOOST_TEST(result.entries[0].fingerprint.substr(0, 36) ==
             result.entries[2].fingerprint.substr(0, 36));
}

BOOST_AUTO_TEST_CASE(a_finding_of_the_page_belongs_to_its_sentence) {
  const auto key_in = [](std::string text, Span sentence, Span trigger) {
    DocumentResult result;
    result.document.info.path = "a.txt";
    result.document.source = result.document.text = std::move(text);
    result.document.sentences = {{.text = sentence}};
    Finding finding;
    finding.rule = "cure-language/cure";
    finding.trigger = trigger;
    finding.quote = "cures";
    result.checks.emplace_back().findings.push_back(finding);
    fill_fingerprints(result);
    return result.checks[0].findings[0].fingerprint;
  };
  const std::string before = key_in("It cures eczema.", {0, 16}, {3, 8});
  BOOST_TEST(key_in("A new line on top.\nIt cures eczema.", {19, 35}, {22, 27}) == before);
  BOOST_TEST(key_in("It cures asthma.", {0, 16}, {3, 8}) != before);
}

}  // namespace
}  // namespace caveat
