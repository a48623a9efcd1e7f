// SPDX-License-Identifier: Apache-2.0

#include "entries/folding.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

struct Row {
  const char* text;
  const char* folded;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const Row rows[] = {
    {"", ""},
    {" \t\n ", ""},
    {"-", "-"},
    {"It WORKS.", "it works."},
    {"  two \n  words ", "two words"},
    {"don\xE2\x80\x99t", "don't"},
    {"\xE2\x80\x9Csaid\xE2\x80\x9D \xC2\xABso\xC2\xBB", "\"said\" \"so\""},
    {"3\xE2\x80\x93"
     "5 days",
     "3-5 days"},
    {"own \xE2\x80\x94 cells", "own-cells"},
    {"own\xE2\x80\x94"
     "cells",
     "own-cells"},
    {"own - cells", "own-cells"},
    {"own -- cells", "own-cells"},
    {"own-cells", "own-cells"},
    {"soft\xC2\xADhyphen zero\xE2\x80\x8Bwidth", "softhyphen zerowidth"},
    {"no\xC2\xA0"
     "break",
     "no break"},
    {"\xEF\xBC\xB0\xEF\xBC\xB2\xEF\xBC\xB0", "prp"},  // full width
    {"\xEF\xAC\x81"
     "brosis",
     "fibrosis"},  // ligature
    {"stra\xC3\x9F"
     "e STRASSE",
     "strasse strasse"},
    {"caf\xC3\xA9", "caf\xC3\xA9"},
    {"cafe\xCC\x81", "caf\xC3\xA9"},  // decomposed
    {"CAF\xC3\x89", "caf\xC3\xA9"},
    {"10\xC2\xB2 cells", "102 cells"},
    {"wait\xE2\x80\xA6", "wait..."},
};

}  // namespace

BOOST_DATA_TEST_CASE(quotes_a_reader_calls_the_same_fold_alike, data::make(rows), row) {
  BOOST_TEST(fold_quote(row.text) == row.folded);
  // Folding what is folded changes nothing.
  BOOST_TEST(fold_quote(row.folded) == row.folded);
}

BOOST_AUTO_TEST_CASE(one_digest_stands_for_all_spellings) {
  BOOST_TEST(quote_digest("Don\xE2\x80\x99t  stop") == quote_digest("don't stop"));
  BOOST_TEST(quote_digest("don't stop") != quote_digest("do stop"));
  BOOST_TEST(quote_digest("") ==
             "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

BOOST_AUTO_TEST_CASE(every_folded_word_leads_back_to_its_letters) {
  const std::string original =
      "  A \xE2\x80\x9CQuote\xE2\x80\x9D \xE2\x80\x94 stra\xC3\x9F"
      "e\n\n  end ";
  const FoldedText folded(original);
  BOOST_REQUIRE_EQUAL(folded.text(), "a \"quote\"-strasse end");
  const auto back = [&](std::string_view word) {
    const auto at = static_cast<std::uint32_t>(folded.text().find(word));
    const Span span = folded.to_original({at, at + static_cast<std::uint32_t>(word.size())});
    BOOST_TEST(
        (folded.from_original(span) == Span{at, at + static_cast<std::uint32_t>(word.size())}));
    return original.substr(span.start, span.size());
  };
  BOOST_TEST(back("a") == "A");
  BOOST_TEST(back("quote") == "Quote");
  BOOST_TEST(back("\"quote\"") == "\xE2\x80\x9CQuote\xE2\x80\x9D");
  BOOST_TEST(back("strasse") ==
             "stra\xC3\x9F"
             "e");
  BOOST_TEST(back("strasse end") ==
             "stra\xC3\x9F"
             "e\n\n  end");
}

BOOST_AUTO_TEST_CASE(a_thousand_marks_on_one_letter_take_no_time) {
  std::string marks = "e";
  for (int i = 0; i < 100000; ++i) marks += i % 2 == 0 ? "\xCC\x81" : "\xCC\xA3";
  BOOST_TEST(!fold_quote(marks).empty());
}

}  // namespace caveat
