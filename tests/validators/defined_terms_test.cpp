// SPDX-License-Identifier: Apache-2.0

#include "validators/defined_terms.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "validators/page.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

struct Row {
  const char* name;
  const char* lexicon_class;
  const char* message;  // nullptr: nothing is wrong
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name << " [" << row.lexicon_class << "]";
}

void require(const std::vector<Check>& checks, const char* message) {
  BOOST_REQUIRE(checks.size() == (message ? 1U : 0U));
  if (!message) return;
  BOOST_TEST(checks[0].rule == "undefined-term");
  BOOST_TEST(checks[0].verdict == Verdict::fail);
  BOOST_TEST(checks[0].severity == Severity::warning);
  BOOST_TEST(checks[0].message == message);
}

BOOST_DATA_TEST_CASE(
    therapies_are_known_by_class_or_name,
    data::make({
        Row{"", "", nullptr},
        Row{"PRP", "", nullptr},
        Row{"platelet-rich plasma injections", "", nullptr},
        Row{"Own-Cell Facelift", "therapy-fat-cells", nullptr},
        Row{"surgery", "surgery", nullptr},
        Row{"exosmes", "", "the therapy \"exosmes\" is in no lexicon; did you mean \"exosome\"?"},
        Row{"moonlight", "", "the therapy \"moonlight\" is in no lexicon"},
        // A class that does not exist says nothing, whatever the name is.
        Row{"PRP", "therapy-ppr",
            "the therapy class \"therapy-ppr\" is in no lexicon; did you mean \"therapy-prp\"?"},
        Row{"PRP", "acne", "the therapy class \"acne\" is in no lexicon"},
        // A class of conditions is none of therapies.
        Row{"PRP", "skin-condition", "the therapy class \"skin-condition\" is in no lexicon"},
    }),
    row) {
  test::Page page("PRP may help.");
  Entry entry = test::entry_of("PRP may help.");
  entry.therapy = Mention{row.name, row.lexicon_class, ""};
  const Context context = page.context();
  DefinedTerms defined_terms(context);
  require(defined_terms(page.subject(entry)), row.message);
  require(defined_terms(page.subject(entry)), row.message);  // asked again
}

BOOST_DATA_TEST_CASE(
    conditions_are_known_by_class_or_name,
    data::make({
        Row{"psoriasis", "", nullptr},
        Row{"scarred, burned or wounded skin", "", nullptr},
        Row{"skin in general", "", nullptr},
        Row{"wrinkles", "ageing-sign", nullptr},
        Row{"whatever", "skin-condition", nullptr},
        Row{"psoriassis", "",
            "the condition \"psoriassis\" is in no lexicon; did you mean \"psoriasis\"?"},
        // A name that holds another, and is misspelt.
        Row{"acne scarz", "",
            "the condition \"acne scarz\" is in no lexicon; did you mean \"acne scar\"?"},
        Row{"acne scarrin", "",
            "the condition \"acne scarrin\" is in no lexicon; did you mean \"acne scarring\"?"},
        Row{"Acne scars", "", nullptr},
        Row{"deep acne scars", "", nullptr},
        Row{"acne on the back", "", nullptr},
        Row{"wrinkles", "therapy-prp", "the condition class \"therapy-prp\" is in no lexicon"},
    }),
    row) {
  test::Page page("PRP may help.");
  Entry entry = test::entry_of("PRP may help.");
  entry.condition = Mention{row.name, row.lexicon_class, ""};
  const Context context = page.context();
  require(DefinedTerms(context)(page.subject(entry)), row.message);
}

BOOST_AUTO_TEST_CASE(the_therapies_of_a_risk_note_are_classes) {
  test::Page page("PRP may help.");
  Entry entry = test::entry_of("PRP may help.");
  entry.risks.resize(1);
  entry.risks[0].therapies = {"therapy-prp", "therapy-fillers"};
  const Context context = page.context();
  require(
      DefinedTerms(context)(page.subject(entry)),
      "the therapy class \"therapy-fillers\" is in no lexicon; did you mean \"therapy-filler\"?");
}

BOOST_AUTO_TEST_CASE(nothing_is_meant_by_a_name_that_never_ends) {
  test::Page page("PRP may help.");
  Entry entry = test::entry_of("PRP may help.");
  entry.therapy = Mention{std::string(100000, 'x'), "", ""};
  const Context context = page.context();
  BOOST_TEST(DefinedTerms(context)(page.subject(entry)).size() == 1U);
}

}  // namespace
}  // namespace caveat
