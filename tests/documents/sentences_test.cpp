// SPDX-License-Identifier: Apache-2.0

#include "documents/sentences.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace bdata = boost::unit_test::data;

namespace {

struct Row {
  std::string_view sentences;  // with "|" where one ends; the spaces around it are one
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.sentences; }

constexpr Row rows[] = {
    {"."},
    {". . ."},
    {"?!?"},
    {"A heading without a verb"},
    {"a cream that is said to help. | It does not, and nobody ever said that it would! | So?"},
    {"It heals. | It lasts."},
    {"Does it heal? | Yes! | It does."},

    // Abbreviations, initials, numbers.
    {"Ask Dr. Holm about it. | She knows."},
    {"DR. HOLM SAYS SO. | CALL US."},
    {"Soft tissue, e.g. Achilles tendons. | Rest helps."},
    {"Cream vs. Placebo was close. | Nobody won."},
    {"Take 3.5 ml twice. | Then rest."},
    {"In the U.S. Food and Drug Administration files it is listed."},
    {"It is sold in the U.S. | The price is high."},
    {"Care by J. Holm and R.K. Lind of Bergen. | Both are nurses."},
    {"Rich in vitamin C. | The taste is sour."},
    {"Rich in vitamin C. | Children like it."},
    {"See Fig. 3 for the scan. | It is clear."},
    {"No. | That is not so."},
    {"Item No. 4 is sold out."},
    {"Creams, gels etc. | Apply them at night."},
    {"Open until 6 p.m. | Closed on Sundays."},
    {"Holm et al. (2019) agree. | Others do not."},
    {"Holm et al. | Nobody else."},
    {"It is sold by Lind & Co. Ltd. | Ask them."},
    {"It treats C.O.P.D. | Asthma too."},
    {"1. Wash. | Then dry."},
    {"It was founded in 2019. | Since then it grew."},

    // Ellipses, quotations, brackets, attributions.
    {"You waited... and waited."},
    {"You waited... | Then it came."},
    {"He said \"It works.\" | She left."},
    {"\"Does it work?\" asks the nurse."},
    {"\"It works.\" - Ann T., Oslo"},
    {"\"I tried all. | Nothing held.\" - Dr. Lind, Bergen"},
    {"The trial ended. | - No result came."},
    {"It was small. | (Twelve people took part.) | They were well."},
    {"\"Good!\" | \"Really?\" | \"Yes.\""},
    {"Results vary.* | Terms apply.\u2020 | Ask."},
    {"Q: Does it sting? | A: A little."},
    {"Q. Does it sting? | A. A little."},

    // Stops too few and too many.
    {"a new layer of tissue | As a rule, it holds."},
    {"they calm the skin | Burn scars can fade."},
    {"read about it in The Annals of medicine"},
    {"Skin regrows. and it looks younger"},
    {"It lifts the cells. (removes old ones) and feeds them. | Good."},
    {"the cure worked. | my skin is clear. | i am glad."},
    {"It was treated.|The wound closed."},
    {"Visit caveat.Example for more."},
    {"They carry mRNA. | mRNA is short."},
    {"Price \u00a340. | \u00c9lan costs more."},
};

std::string joined(const std::string& text, const std::vector<caveat::Sentence>& sentences) {
  std::string result;
  std::uint32_t end = 0;
  for (const caveat::Sentence& sentence : sentences) {
    if (end != 0) result += sentence.text.start > end ? " | " : "|";
    result += text.substr(sentence.text.start, sentence.text.size());
    end = sentence.text.end;
  }
  return result;
}

// The text that a row is about.
std::string text_of(std::string_view row) {
  std::string text;
  for (const char byte : row) {
    const bool follows_mark = byte == ' ' && text.ends_with('|');
    if (text.ends_with('|')) text.pop_back();
    if (!follows_mark) text += byte;
  }
  return text;
}

// Of the block from `start` on.
std::string split(const std::string& text, std::size_t start) {
  std::vector<caveat::Sentence> sentences;
  caveat::split_sentences(
      text, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(text.size())}, {}, 0,
      sentences);
  return joined(text, sentences);
}

}  // namespace

BOOST_DATA_TEST_CASE(sentences_end_where_a_reader_stops, bdata::make(rows), row) {
  BOOST_TEST(split(text_of(row.sentences), 0) == row.sentences);
}

BOOST_DATA_TEST_CASE(sentences_end_so_at_any_place, bdata::make(rows), row) {
  const std::string text = text_of(row.sentences);
  const bool begins_small = text.front() >= 'a' && text.front() <= 'z';
  for (std::size_t length = 1; length < 130; ++length) {
    const std::string before(length, begins_small ? 'w' : 'W');
    BOOST_TEST_REQUIRE(split(before + "\n" + text, length + 1) == row.sentences);
    if (text.front() == '.' || text.front() == '?') continue;
    BOOST_TEST_REQUIRE(split(before + "? " + text, 0) ==
                       before + "? | " + std::string(row.sentences));
  }
}
