// SPDX-License-Identifier: Apache-2.0

#include "validators/duplicate_entry.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "validators/page.hpp"

namespace caveat {
namespace {

constexpr const char* text = "PRP softens scars. Hair grows back. PRP softens scars, too.";

/// What the second of two entries of a page gets.
std::vector<Check> second(const Entry& one, const Entry& other) {
  test::Page page(text);
  DuplicateCheck duplicates(*Language::embedded());
  BOOST_TEST(duplicates(page.subject(one)).empty());
  return duplicates(page.subject(other));
}

Entry entry(const std::string& id, const std::string& wording,
            const std::string& quote = "PRP softens scars.") {
  Entry made = test::entry_of(quote);
  made.id = id;
  made.wording = wording;
  made.therapy = Mention{"PRP", "therapy-prp", ""};
  return made;
}

BOOST_AUTO_TEST_CASE(the_same_wording_is_a_duplicate_wherever_it_is_anchored) {
  const auto checks = second(entry("one", "PRP softens scars."),
                             entry("other", "PRP  SOFTENS scars", "PRP softens scars, too."));
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].rule == "duplicate-entry");
  BOOST_TEST(checks[0].verdict == Verdict::fail);
  BOOST_TEST(checks[0].severity == Severity::warning);
  BOOST_TEST(checks[0].message == "the entry \"one\" makes the same claim");
  BOOST_TEST(checks[0].proofs.size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_same_wording_of_another_therapy_is_none) {
  for (const auto& change : {+[](Entry& other) { other.therapy->kind = "therapy-laser"; },
                             +[](Entry& other) {
                               other.condition = Mention{"burns", "", ""};
                             },
                             +[](Entry& other) { other.population = "men"; },
                             +[](Entry& other) { other.outcome = "softness"; }}) {
    Entry other = entry("other", "PRP softens scars.");
    change(other);
    BOOST_TEST(second(entry("one", "PRP softens scars."), other).empty());
  }
}

BOOST_AUTO_TEST_CASE(another_wording_of_the_same_words_waits_for_a_person) {
  Entry one = entry("one", "PRP softens scars.");
  Entry other = entry("other", "Scars become softer with PRP.");
  const auto checks = second(one, other);
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::needs_human);
  BOOST_TEST(checks[0].message == "the entry \"one\" may make the same claim");

  one.review.emplace();
  one.review->decision = "approved";
  one.review->by = "desk";
  BOOST_TEST(second(one, other).size() == 1U);
  other.review = one.review;
  BOOST_TEST(second(one, other).empty());
}

BOOST_AUTO_TEST_CASE(other_places_and_other_kinds_are_no_duplicates) {
  const Entry one = entry("one", "PRP softens scars.");
  BOOST_TEST(second(one, entry("other", "Hair returns.", "Hair grows back.")).empty());
  Entry safety = entry("other", "PRP is gentle to scars.");
  safety.kind = "safety";
  BOOST_TEST(second(one, safety).empty());
}

BOOST_AUTO_TEST_CASE(entries_without_a_place_share_none) {
  const Entry one = entry("one", "One thing.", "nowhere to be found");
  const Entry other = entry("other", "Another thing.", "nowhere to be found");
  BOOST_TEST(second(one, other).empty());
}

}  // namespace
}  // namespace caveat
