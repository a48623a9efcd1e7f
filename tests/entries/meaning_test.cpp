// SPDX-License-Identifier: Apache-2.0

#include "entries/meaning.hpp"

#include <fmt/format.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "documents/reading.hpp"
#include "language/language.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

struct Row {
  const char* was;
  const char* is;
  const char* reasons;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.is; }

const Row rows[] = {
    {"PRP may help acne scars.", "PRP may help acne scars.", ""},
    {"PRP may help acne scars.", "For acne scars, PRP may help.", ""},
    {"PRP improves acne scars.", "PRP does not improve acne scars.", "negation added"},
    {"PRP cannot erase deep scars.", "PRP can erase deep scars.", "negation removed"},
    {"PRP may improve acne scars.", "PRP improves acne scars.", "hedge removed"},
    {"PRP improves acne scars.", "PRP may improve acne scars.", "hedge added"},
    {"PRP improved acne scars in 12 of 30 adults.", "PRP improved acne scars in 28 of 30 adults.",
     "number changed: 12 to 28"},
    {"Pain fell by 3.5%.", "Pain fell.", "number changed: 3.5% to none"},
    {"Pain fell in 1,200 adults.", "Pain fell in 1200 adults.", ""},
    {"It took two weeks.", "It took 2 weeks.", ""},
    {"It took two weeks.", "It took 3 weeks.", "number changed: 2 to 3"},
    {"It took six weeks.", "It took six months.", "number changed: 6 weeks to 6 months"},
    {"It took six weeks.", "It took 6 weeks in all.", ""},
    {"A six-week course.", "A course of six weeks.", ""},
    {"Take 5 mg a day.", "Take 5 g a day.", "number changed: 5 milligrams to 5 grams"},
    {"Take 5mg a day.", "Take 5 milligrams a day.", ""},
    {"Six weeks, then six days.", "Six days after six weeks.", ""},
    {"It worked in twenty-four adults.", "It worked in 24 adults.", ""},
    {"It worked in two hundred and fifty adults.", "It worked in 250 adults.", ""},
    {"It worked in two hundred & fifty adults.", "It worked in 250 adults.", ""},
    {"It worked in twenty or four adults.", "It worked in 24 adults.",
     "number changed: 20, 4 to 24"},
    {"Three thousand clients came.", "Two thousand clients came.", "number changed: 3000 to 2000"},
    {"Pain fell by thirty five percent.", "Pain fell by 35%.", ""},
    {"PRP may soften acne scars.", "Exosomes may soften acne scars.",
     "therapy changed: prp to exosomes"},
    {"PRP may soften acne scars.", "Platelet-rich plasma may soften acne scars.", ""},
    {"PRP may ease tennis elbow.", "PRP may ease migraines.", ""},
    {"PRP may ease arthritis.", "PRP may ease eczema.", "condition changed: arthritis to eczema"},
    {"PRP may ease arthritis.", "PRP may ease osteoarthritis.", ""},
    {"Pain fell by half.", "Pain fell by a third.", "number changed: 1/2 to 1/3"},
    {"Pain fell by 30 percent.", "Pain fell by 30 %.", ""},
    {"Pain fell by 30 per cent.", "Pain fell by 30%.", ""},
    {"A 30-percent fall in pain.", "A 30% fall in pain.", ""},
    {"Pain fell by 30 pct.", "Pain fell by 30.", "number changed: 30% to 30"},
    {"PRP does not fail to work.", "PRP does not work.", "negation added"},
    {"Be sure not to fail to cool the skin.", "Be sure to cool the skin.", ""},
    {"PRP works on scars, not on spots.", "PRP works on spots, not on scars.", "negation added"},
    {"It worked in twelve mice.", "It worked in twelve adults.",
     "population changed: animals to adults"},
    {"Swelling can occur.", "Mild swelling can occur.", "risk minimised"},
    {"The kit may help your knees.", "The kit may help your knees for good.",
     "permanence language added"},
    // A word beside a denial or a limit may change; the denial and the limit may not.
    {"Studies have not shown that it helps.", "Studies have not found that it helps.", ""},
    {"Studies have not shown that it helps.", "Studies have shown that it helps.",
     "negation removed"},
    {"Some guests feel warm that night.", "Some visitors feel warm that night.", ""},
    {"Some guests feel warm that night.", "All guests feel warm that night.", "hedge removed"},
    {"Many people have limited results.", "Many people have modest results.", ""},
    {"If you see a small lump, ring us.", "If you see a little lump, ring us.", ""},
    {"The aim is to walk, not to run.", "The aim of it all is to walk, not to run.", ""},
    {"Green mould is not, and no machine kills it.", "Green mould is not, no machine kills it.",
     ""},
    // A denial whose clause is joined to another denies still.
    {"Drops cannot bring back sight, and they do not cure glaucoma.",
     "Drops cannot bring back sight, but then they do not cure glaucoma.", ""},
    {"Drops cannot bring back sight, and they do not cure glaucoma.",
     "Drops cannot bring back sight, sadly they do not cure glaucoma.", ""},
    {"Drops cannot bring back sight, and they do not cure glaucoma.",
     "Drops cannot bring back sight, and they cure glaucoma.", "cure language added"},
    {"Some patients have less pain after three months.",
     "Some of them have less pain after three months.", ""},
    {"Most patients have less pain.", "Patients have less pain.", "limit removed: most"},
    {"PRP fades scars by up to 30%.", "PRP fades scars by 30%.", "limit removed: up to"},
    {"Most patients have less pain.", "Many patients have less pain.", ""},
    {"Patients often have less pain.", "Patients frequently have less pain.", ""},
    {"Patients have less pain.", "Most patients have less pain.", ""},
    {"A small clinic opens in spring.", "A clinic opens in spring.", ""},
    {"It is unclear whether PRP fades scars.", "PRP fades scars.", "hedge removed"},
    {"Bruising, swelling and infection can occur.", "Bruising and swelling can occur.",
     "risk removed"},
    {"Bruising and infection can occur.", "Swelling and infection can occur.", ""},
    {"Bruising and infection can occur.", "You may have bruising or an infection.", ""},
    {"Bruising and infection can occur.", "Bruising can occur, and infections can, too.", ""},
    {"The laser is capable of causing infections.", "The laser may cause infections.", ""},
    {"The laser is known to cause infections.", "The laser may cause infections.", "hedge added"},
    {"PRP can fade scars.", "PRP may fade scars.", "hedge added"},
    {"It is made with cell culture media.", "It is made with cell growth media.", ""},
    // Whom it is not for, and how bad it can be.
    {"Not for pregnant women.", "Not for women.", "population changed: pregnant women to women"},
    {"PRP is not for pregnant women.", "PRP is not for women who are pregnant.", ""},
    {"PRP is not suitable for people with diabetes.", "PRP is not suitable for people.",
     "population changed: diabetes left out"},
    {"PRP is not suitable for people with diabetes.", "PRP is not suitable for diabetics.", ""},
    {"PRP is not suitable for people with diabetes.",
     "PRP is not suitable for any people with diabetes.", ""},
    {"Serious infection can occur.", "Infection can occur.", "risk minimised"},
    {"Serious infection can occur.", "Severe infection can occur.", ""},
    {"Severe bruising is possible.", "Bruising is possible.", "risk minimised"},
    {"Permanent scarring can occur.", "Scarring can occur.", "risk minimised"},
    {"Scarring for life can occur.", "Scarring can occur.", "risk minimised"},
    {"Serious infection can occur. It takes a permanent marker.",
     "Infection can occur. It takes a permanent marker.", "risk minimised"},
    {"Burns can occur. The result is permanent.", "Burns can occur. The result stays.", ""},
    {"A complete infection can occur.", "An infection can occur.", ""},
    {"Infection can occur.", "Serious infection can occur.", ""},
    {"PRP may soften severe scars.", "PRP may soften scars.", ""},
    {"A major study ran in spring.", "A study ran in spring.", ""},
    {"It worked in cell cultures.", "It worked in adults.",
     "population changed: the laboratory to adults"},
};

std::string joined(const std::vector<std::string>& reasons) {
  return fmt::format("{}", fmt::join(reasons, "; "));
}

}  // namespace

BOOST_DATA_TEST_CASE(a_changed_meaning_has_a_name, data::make(rows), row) {
  Reader reader(Language::embedded());
  BOOST_TEST(joined(meaning_changes(row.was, row.is, reader)).find(row.reasons) !=
             std::string::npos);
  if (*row.reasons == '\0') BOOST_TEST(meaning_changes(row.was, row.is, reader).empty());
}

BOOST_AUTO_TEST_CASE(cure_language_that_came_in_is_named) {
  Reader reader(Language::embedded());
  const auto reasons =
      meaning_changes("PRP may help people with eczema.", "PRP permanently cures eczema.", reader);
  BOOST_TEST(joined(reasons).find("cure language added") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_risk_that_went_is_named) {
  Reader reader(Language::embedded());
  const auto reasons = meaning_changes("The injection can cause infection and blindness.",
                                       "The injection takes ten minutes.", reader);
  BOOST_TEST(joined(reasons).find("risk removed") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_reworded_anchor_is_held_to_its_meaning) {
  const auto page = [](std::string text) {
    return read_document(std::move(text), Format::text, {},
                         {.charset = {}, .detect_language = false});
  };
  const std::string before =
      "We treat skin.\n\nPRP may help the look of acne scars after some months. Ask for a talk.\n";
  const Document old = page(before);
  const Anchor anchor = AnchorMaker(old).make(old.sentences[1].text).anchor;
  Reader reader(Language::embedded());
  const auto judged = [&](const std::string& sentence) {
    const Document now = page("We treat skin.\n\n" + sentence + " Ask for a talk.\n");
    ResolvedAnchor answer = resolve(anchor, now);
    judge_meaning(answer, anchor, now, reader);
    return answer;
  };
  BOOST_TEST((judged("PRP may help the look of acne scars after several months.").resolution ==
              Resolution::reworded));
  const ResolvedAnchor denied =
      judged("PRP does not help the look of acne scars after some months.");
  BOOST_TEST((denied.resolution == Resolution::meaning_changed));
  BOOST_TEST(denied.why.starts_with("the words no longer say the same: negation added"));
  BOOST_TEST(denied.found());
}

}  // namespace caveat
