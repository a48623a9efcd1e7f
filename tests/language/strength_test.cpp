// SPDX-License-Identifier: Apache-2.0
//
// How strongly a claim is made: readers take "might help" and "is linked with" for less
// than "helps", and "can" for no less.

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "documents/reading.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"

namespace {

struct Case {
  std::string_view strength, text;
};

std::ostream& operator<<(std::ostream& out, const Case& row) { return out << row.text; }

constexpr Case cases[] = {
    {"none", "The clinic opens at eight."},
    {"none", "Does the serum smooth wrinkles?"},
    {"none", "The serum does not smooth wrinkles."},
    {"none", "Apply the cream to clean skin."},
    {"none", "There is no evidence that the drops help hay fever."},
    {"none", "Cartilage covers the ends of the bones."},
    {"correlational", "The extract is associated with less joint pain."},
    {"correlational", "Regular use of the serum is linked to fewer wrinkles."},
    {"correlational", "Vitamin D is correlated with better muscle strength."},
    {"correlational", "Studies link the supplement to fewer migraines."},
    {"correlational", "Users of the cream tended to have smoother skin."},
    {"correlational", "Taking the capsules goes along with lower blood pressure."},
    {"correlational", "The study found an association between the diet and less acne."},
    {"correlational", "The tea is tied to better sleep."},
    {"conditional", "PRP may ease tendon pain."},
    {"conditional", "The serum might smooth fine lines."},
    {"conditional", "The infusion could reduce inflammation."},
    {"conditional", "Exosomes may help hair to grow."},
    {"conditional", "Some patients might notice thicker hair."},
    {"conditional", "Your skin could become smoother and firmer."},
    {"conditional", "The capsules may possibly lower cholesterol."},
    {"conditional", "Perhaps the cream calms the itching."},
    {"conditional", "The laser may improve scars and could lighten age spots."},
    {"conditional", "Shockwave therapy might be suitable for tennis elbow."},
    {"conditional", "It seems to relieve back pain."},
    {"conditional", "First studies suggest that the injections reduce knee pain."},
    {"conditional", "Stem cells could one day repair worn cartilage."},
    {"conditional", "The drops appear to lower the pressure in the eye."},
    {"direct", "The serum smooths fine lines."},
    {"direct", "The injection can ease knee pain."},
    {"direct", "The capsules will improve your sleep."},
    {"direct", "The cream helps with eczema."},
    {"direct", "Clients notice thicker hair after three months."},
    {"direct", "Laser is suitable for age spots."},
    {"direct", "Microneedling works better than cream alone."},
    {"absolute", "The serum cures eczema."},
    {"absolute", "Our cells eliminate arthritis completely."},
    {"absolute", "Your wrinkles will be gone for good."},
    {"absolute", "The treatment erases scars for ever."},
    {"absolute", "It cures psoriasis in every patient, guaranteed."},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_claim_is_as_strong_as_it_is_worded, boost::unit_test::data::make(cases),
                     row) {
  caveat::Reader reader(caveat::Language::embedded());
  const caveat::Document document = caveat::read_document(
      std::string(row.text), caveat::Format::text, {}, {.detect_language = false});
  caveat::Strength strongest = caveat::Strength::none;
  for (const caveat::SentenceReading& sentence : reader.read(document).sentences) {
    strongest = std::max(strongest, sentence.strength);
  }
  BOOST_TEST(to_string(strongest) == row.strength);
}
