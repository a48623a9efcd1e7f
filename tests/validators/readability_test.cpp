// SPDX-License-Identifier: Apache-2.0

#include "validators/readability.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace caveat {
namespace {

struct Row {
  const char* text;
  std::size_t words, sentences, syllables;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

BOOST_DATA_TEST_CASE(words_sentences_and_syllables_are_counted,
                     boost::unit_test::data::make({
                         Row{"", 0, 0, 0},
                         Row{"...!?", 0, 0, 0},
                         Row{"Ow", 1, 1, 1},
                         Row{"It hurts. It stops.", 4, 2, 4},
                         Row{"Rare, but it can be serious", 6, 1, 7},
                         Row{"Don't panic!!!", 2, 1, 3},
                         Row{"1 in 50", 3, 1, 3},
                         Row{"A little trouble", 3, 1, 5},
                     }),
                     row) {
  const Readability figures = readability(row.text);
  BOOST_TEST(figures.words == row.words);
  BOOST_TEST(figures.sentences == row.sentences);
  BOOST_TEST(figures.syllables == row.syllables);
}

BOOST_AUTO_TEST_CASE(long_words_in_long_sentences_are_harder) {
  BOOST_TEST(readability("It may hurt. It may bleed.").ease() > 90);
  BOOST_TEST(
      readability("Administration necessitates comprehensive haematological evaluation.").ease() <
      0);
  BOOST_TEST(readability("").ease() == 0);
}

}  // namespace
}  // namespace caveat
