// SPDX-License-Identifier: Apache-2.0

#include "validators/opposite_entries.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <deque>

#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

enum class Found { nothing, perhaps, certain };

std::ostream& operator<<(std::ostream& out, Found found) {
  constexpr const char* names[] = {"nothing", "perhaps", "certain"};
  return out << names[static_cast<int>(found)];
}

struct Row {
  const char* one;
  const char* other;
  Found found;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.one << " / " << row.other;
}

Entry entry(const std::string& id, const std::string& wording) {
  Entry made = test::entry_of(wording);
  made.id = id;
  made.therapy = Mention{"PRP", "therapy-prp", ""};
  made.condition = Mention{"acne scars", "", ""};
  return made;
}

Found found_in(const Entry& one, const Entry& other) {
  Reader reader(Language::embedded());
  const OppositeEntries opposites({&one, &other}, reader);
  const Opposite* const answer = opposites.of(one);
  // Who contradicts is contradicted.
  BOOST_TEST((opposites.of(other) == nullptr) == (answer == nullptr));
  if (answer == nullptr) return Found::nothing;
  BOOST_TEST(answer->entry->id == other.id);
  return answer->certain ? Found::certain : Found::perhaps;
}

const auto pairs = data::make({
    Row{"", "", Found::nothing},
    Row{"PRP.", "Not PRP.", Found::certain},
    // A denial more.
    Row{"PRP improves acne scars.", "PRP does not improve acne scars.", Found::certain},
    Row{"PRP improves acne scars.", "PRP doesn't improve acne scars!", Found::certain},
    Row{"PRP can cure acne scars.", "PRP cannot cure acne scars.", Found::certain},
    Row{"PRP softens scars in 12 of 20 patients.", "PRP never softens scars in 12 of 20 patients.",
        Found::certain},
    // Opposites.
    Row{"PRP is safe.", "PRP is unsafe.", Found::certain},
    Row{"PRP improves acne scars.", "PRP worsens acne scars.", Found::certain},
    Row{"PRP is an approved treatment.", "PRP is an unapproved treatment.", Found::certain},
    Row{"PRP reduces redness.", "PRP increases redness.", Found::certain},
    // Two of them cancel out.
    Row{"PRP is safe.", "PRP is not unsafe.", Found::nothing},
    Row{"PRP improves acne scars.", "PRP does not worsen acne scars.", Found::nothing},
    // Twice the same.
    Row{"PRP improves acne scars.", "PRP improves acne scars.", Found::nothing},
    Row{"PRP does not improve scars.", "PRP does not improve scars.", Found::nothing},
    // In other words.
    Row{"PRP remodels the collagen under a scar.",
        "There is no evidence that PRP remodels collagen.", Found::perhaps},
    Row{"PRP may improve acne scars.", "PRP does not improve acne scars.", Found::perhaps},
    Row{"After three sessions PRP softens scars.", "PRP does not soften scars.", Found::perhaps},
    // One word of several is not enough.
    Row{"PRP causes new collagen to form.", "PRP causes no infection of the skin.", Found::nothing},
    Row{"PRP reduces wrinkles.", "PRP increases collagen.", Found::nothing},
    // Not for all is for some.
    Row{"PRP softens scars.", "PRP does not soften scars completely.", Found::nothing},
    Row{"PRP helps with scars.", "PRP does not help everyone with scars.", Found::nothing},
    Row{"PRP helps with scars.", "Not everyone is helped with scars by PRP.", Found::nothing},
});

BOOST_DATA_TEST_CASE(opposite_statements_are_found, pairs, row) {
  const Entry one = entry("one", row.one), other = entry("other", row.other);
  BOOST_TEST(found_in(one, other) == row.found);
  BOOST_TEST(found_in(other, one) == row.found);
}

BOOST_AUTO_TEST_CASE(another_subject_is_no_contradiction) {
  const Entry one = entry("one", "It improves scars.");
  for (const auto& change : {+[](Entry& other) { other.therapy->kind = "therapy-laser"; },
                             +[](Entry& other) { other.condition->name = "burns"; },
                             +[](Entry& other) { other.condition.reset(); },
                             +[](Entry& other) { other.therapy.reset(); }}) {
    Entry other = entry("other", "It does not improve scars.");
    BOOST_TEST(found_in(one, other) == Found::certain);
    change(other);
    BOOST_TEST(found_in(one, other) == Found::nothing);
  }
}

BOOST_AUTO_TEST_CASE(a_name_stands_for_its_class) {
  const Entry one = entry("one", "It improves scars.");
  Entry other = entry("other", "It does not improve scars.");
  other.therapy = Mention{"Platelet rich plasma", "", ""};
  BOOST_TEST(found_in(one, other) == Found::certain);
  other.therapy.reset();
  other.product = "PRP";
  BOOST_TEST(found_in(one, other) == Found::nothing);
}

BOOST_AUTO_TEST_CASE(other_people_and_other_outcomes_are_no_contradiction) {
  Entry one = entry("one", "It improves scars.");
  Entry other = entry("other", "It does not improve scars.");
  one.population = "Adults";
  BOOST_TEST(found_in(one, other) == Found::certain);
  other.population = "adults";
  BOOST_TEST(found_in(one, other) == Found::certain);
  other.population = "children";
  BOOST_TEST(found_in(one, other) == Found::nothing);
  other.population.clear();
  one.outcome = "depth";
  other.outcome = "colour";
  BOOST_TEST(found_in(one, other) == Found::nothing);
}

Review review(const char* decision) {
  Review made;
  made.decision = decision;
  made.by = "desk";
  made.on = "2026-11-01";
  return made;
}

BOOST_AUTO_TEST_CASE(what_is_certain_fails_and_what_is_not_waits) {
  test::Page page("PRP softens scars. PRP does not soften scars.");
  Entry one = entry("one", "PRP softens scars.");
  Entry other = entry("other", "PRP does not soften scars.");
  Reader reader(Language::embedded());
  const OppositeEntries certain({&one, &other}, reader);
  auto checks = check_opposite(page.subject(one), certain);
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::fail);
  BOOST_TEST(checks[0].severity == Severity::error);
  BOOST_TEST(checks[0].message == "the entry \"other\" says the opposite");
  BOOST_TEST(checks[0].proofs.size() == 2U);

  one.wording = "PRP may soften scars.";
  const OppositeEntries doubtful({&one, &other}, reader);
  checks = check_opposite(page.subject(one), doubtful);
  BOOST_REQUIRE(checks.size() == 1U);
  BOOST_TEST(checks[0].verdict == Verdict::needs_human);
  BOOST_TEST(checks[0].message == "the entry \"other\" may say the opposite");

  one.review = review("approved");
  BOOST_TEST(check_opposite(page.subject(one), doubtful).size() == 1U);
  other.review = review("rejected");
  BOOST_TEST(check_opposite(page.subject(one), doubtful).size() == 1U);
  other.review = review("approved");
  BOOST_TEST(check_opposite(page.subject(one), doubtful).empty());
}

// One denial among many affirmations of the same, and the other way round.
BOOST_AUTO_TEST_CASE(every_entry_of_a_large_register_gets_at_most_one_opposite) {
  std::deque<Entry> entries;
  std::vector<const Entry*> all;
  for (int i = 0; i < 5000; ++i) {
    all.push_back(&entries.emplace_back(entry("e" + std::to_string(i), "PRP softens scars.")));
  }
  all.push_back(&entries.emplace_back(entry("no", "PRP does not soften scars.")));
  Reader reader(Language::embedded());
  const OppositeEntries opposites(all, reader);
  BOOST_REQUIRE(opposites.of(entries.back()) != nullptr);
  BOOST_TEST(opposites.of(entries.back())->entry->id == "e0");
  BOOST_REQUIRE(opposites.of(entries[4999]) != nullptr);
  BOOST_TEST(opposites.of(entries[4999])->entry->id == "no");
}

}  // namespace
}  // namespace caveat
