// SPDX-License-Identifier: Apache-2.0

#include "language/passage.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "language/language.hpp"
#include "language/tables.hpp"

namespace caveat {
namespace {

Span part(std::string_view text, std::string_view of) {
  const auto at = static_cast<std::uint32_t>(text.find(of));
  return {at, at + static_cast<std::uint32_t>(of.size())};
}

BOOST_AUTO_TEST_CASE(a_term_ends_with_its_stretch) {
  const auto language = Language::embedded();
  constexpr std::string_view text = "atopic dermatitis";
  Passage passage;
  passage.cut(language->tables(), text, part(text, "atopic"));
  passage.cut(language->tables(), text, part(text, "dermatitis"));
  passage.settle(language->tables());
  BOOST_TEST(passage[0].long_terms.empty());
  BOOST_TEST(passage[1].long_terms.empty());
  passage.read(language->tables(), text, part(text, text));
  BOOST_TEST_REQUIRE(passage.size() == 1U);
  BOOST_TEST(passage[0].long_terms.size() == 1U);
}

BOOST_AUTO_TEST_CASE(stretches_settled_together_have_words_and_terms_of_their_own) {
  const auto language = Language::embedded();
  const Language::Tables& tables = language->tables();
  constexpr std::string_view text = "It cannot scar. Severe atopic dermatitis isnt gone.";
  Passage passage;
  passage.cut(tables, text, part(text, "It cannot scar."));
  passage.cut(tables, text, {});
  passage.cut(tables, text, part(text, "Severe atopic dermatitis isnt gone."));
  passage.settle(tables);
  const auto words = [&](std::size_t index) {
    std::string all;
    for (const Token& token : passage[index].tokens) {
      all.append(tables.vocabulary.word(token.word)) += ' ';
    }
    return all;
  };
  BOOST_TEST(words(0) == "it can not scar ");
  BOOST_TEST(words(1) == "");
  BOOST_TEST(words(2) == "severe atopic dermatitis is not gone ");
  BOOST_TEST_REQUIRE(passage[2].long_terms.size() == 1U);
  BOOST_TEST(passage[2].long_terms[0].start == 1U);
  BOOST_TEST(passage[2].long_terms[0].length == 2U);
}

}  // namespace
}  // namespace caveat
