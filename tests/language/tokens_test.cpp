// SPDX-License-Identifier: Apache-2.0

#include "language/tokens.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace bdata = boost::unit_test::data;

namespace {

// Tokens by what they say: a known word as itself, a number as #, any other word as _.
std::string cut(std::string_view text, std::size_t limit = 100) {
  caveat::Vocabulary vocabulary;
  for (const char* word : {"--",
                           "can",
                           "not",
                           "skin",
                           "risk",
                           "free",
                           "it",
                           "is",
                           "side",
                           "%",
                           ",",
                           "?",
                           "(",
                           ")",
                           "don't",
                           "cannot",
                           "do",
                           "café",
                           "counterrevolutionaries",
                           "medical",
                           "patients",
                           "treatment",
                           "hypersensitive",
                           "dermatologically",
                           "ophthalmologists"}) {
    vocabulary.add(word);
  }
  caveat::Tokenizer tokenizer(vocabulary);
  tokenizer.add_contraction(vocabulary.find("don't"),
                            {vocabulary.find("do"), vocabulary.find("not")});
  tokenizer.add_contraction(vocabulary.find("cannot"),
                            {vocabulary.find("can"), vocabulary.find("not")});
  std::vector<caveat::Token> tokens;
  tokenizer.tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, limit, tokens);
  std::string said;
  for (const caveat::Token& token : tokens) {
    if (!said.empty()) said += ' ';
    if (token.is(caveat::Token::after_stop)) said += '.';
    if (token.is(caveat::Token::in_quotes)) said += '"';
    said += token.is(caveat::Token::number)      ? "#"
            : token.word == caveat::unknown_word ? "_"
                                                 : std::string(vocabulary.word(token.word));
  }
  return said;
}

struct Row {
  const char* text;
  const char* tokens;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << '"' << row.text << '"';
}

constexpr Row rows[] = {
    {"", ""},
    {" \t\n", ""},
    {"''\"\"...", ""},
    {"\xF0\x9F\x98\x80 skin", "skin"},  // a pictogram is no word
    {"SKIN Skin sKiN", "skin skin skin"},
    {"risk-free risk/free", "risk free risk free"},
    {"- skin", "skin"},  // a list marker
    {"skin - risk", "skin -- risk"},
    {"skin--risk", "skin -- risk"},
    {"skin's", "skin"},
    {"don't cannot", "do not can not"},
    {"o'clock", "_"},
    {"100% of 3.5 and 10,000", "# % _ # _ #"},
    {"1980s", "#"},
    {"skin. risk", "skin .risk"},
    {"it is \"risk free\" skin", "it is \"risk \"free skin"},
    {"(skin, risk)?", "( skin , risk ) ?"},
    {"CAF\xC3\x89", "caf\xC3\xA9"},
    {"Counterrevolutionaries", "counterrevolutionaries"},  // longer than a key
    // Words are read eight bytes at a time, and none behind the end of the text.
    {"Medical", "medical"},
    {"PATIENTS", "patients"},
    {"medical patients treatment", "medical patients treatment"},
    {"patients' treatment's", "patients treatment"},
    {"Dermatologically", "dermatologically"},
    {"x dermatologically ophthalmologists", "_ dermatologically ophthalmologists"},
    {"hypersensitive2 hypersensitive", "_ hypersensitive"},
    {"1234567890123456 12345678901234567 10,000KG", "# # #"},
    {"patients\xC3\xA9 patients[patients{patients@patients`patients",
     "_ patients patients patients patients patients"},
};

}  // namespace

BOOST_DATA_TEST_CASE(words_of_a_text, bdata::make(rows), row) {
  BOOST_TEST(cut(row.text) == row.tokens);
}

// Letters are looked for in 64 bytes at a time.
BOOST_DATA_TEST_CASE(words_are_the_same_wherever_they_stand, bdata::make(rows), row) {
  for (std::size_t before = 1; before <= 80; ++before) {
    BOOST_TEST_CONTEXT(before << " spaces before") {
      BOOST_TEST(cut(std::string(before, ' ') + row.text) == row.tokens);
    }
  }
}

BOOST_DATA_TEST_CASE(a_word_may_have_any_length, bdata::xrange(1, 200), letters) {
  const std::string word(static_cast<std::size_t>(letters), 'Q');
  BOOST_TEST(cut(word) == "_");
  BOOST_TEST(cut(word + " skin") == "_ skin");
  BOOST_TEST(cut(word + ",skin") == "_ , skin");
  BOOST_TEST(cut(word + "'s") == "_");
  BOOST_TEST(cut(word + "9 " + word + "\xC3\xA9 skin") == "_ _ skin");
}

BOOST_DATA_TEST_CASE(a_number_may_have_any_length, bdata::xrange(1, 40), digits) {
  const std::string number(static_cast<std::size_t>(digits), '7');
  BOOST_TEST(cut(number) == "#");
  BOOST_TEST(cut(number + "% skin") == "# % skin");
}

BOOST_DATA_TEST_CASE(a_sentence_ends_in_any_word, bdata::xrange(0, 150), end) {
  const std::string text(150, 'q');
  const caveat::Vocabulary vocabulary;
  std::vector<caveat::Token> tokens;
  caveat::Tokenizer(vocabulary).tokenize(text, {0, static_cast<std::uint32_t>(end)}, 9, tokens);
  BOOST_TEST_REQUIRE(tokens.size() == (end == 0 ? 0U : 1U));
  if (end > 0) BOOST_TEST(tokens.front().text.end == static_cast<std::uint32_t>(end));
}

BOOST_AUTO_TEST_CASE(numbers_and_marks_are_looked_up) {
  caveat::Vocabulary vocabulary;
  for (const auto* word : {"1,000,000.000mg", "2", "%", ";"}) vocabulary.add(word);
  std::vector<caveat::Token> tokens;
  caveat::Tokenizer(vocabulary).tokenize("2% ; 1,000,000.000MG", {0, 20}, 9, tokens);
  BOOST_TEST_REQUIRE(tokens.size() == 4U);
  BOOST_TEST(vocabulary.word(tokens[0].word) == "2");
  BOOST_TEST(vocabulary.word(tokens[1].word) == "%");
  BOOST_TEST(vocabulary.word(tokens[2].word) == ";");
  BOOST_TEST(vocabulary.word(tokens[3].word) == "1,000,000.000mg");
  BOOST_TEST(!tokens[1].is(caveat::Token::hard_break));
  BOOST_TEST(tokens[2].is(caveat::Token::hard_break));
}

BOOST_AUTO_TEST_CASE(a_word_ends_with_its_sentence) {
  caveat::Vocabulary vocabulary;
  vocabulary.add("skin");
  std::vector<caveat::Token> tokens;
  caveat::Tokenizer(vocabulary).tokenize("the skinless patients", {4, 8}, 9, tokens);
  BOOST_TEST_REQUIRE(tokens.size() == 1U);
  BOOST_TEST(vocabulary.word(tokens.front().word) == "skin");
}

BOOST_AUTO_TEST_CASE(cutting_stops_at_the_limit) {
  BOOST_TEST(cut("skin skin skin skin", 3) == "skin skin skin");
}
