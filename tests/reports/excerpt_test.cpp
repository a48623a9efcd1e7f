// SPDX-License-Identifier: Apache-2.0

#include "reports/excerpt.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "reports/display.hpp"
#include "reports/runs.hpp"

namespace bdata = boost::unit_test::data;

namespace caveat {

namespace {

struct Row {
  std::string text;
  std::string marked;
  std::size_t width;
  std::string line;
  std::string carets;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.text << " in " << row.width;
}

const Row rows[] = {
    {"It cures all.", "cures", 0, "It cures all.", "   ^^^^^"},
    {"It cures all.", "It", 0, "It cures all.", "^^"},
    {"It cures all.", "cures", 13, "It cures all.", "   ^^^^^"},
    {"\tIt cures", "cures", 0, " It cures", "    ^^^^^"},
    {"\x1BIt cures", "cures", 0, "\\x1BIt cures", "       ^^^^^"},
    {"e\xCC\x81 cures", "cures", 0, "e\xCC\x81 cures", "  ^^^^^"},
    {"\xE7\xB4\xB0 cures", "cures", 0, "\xE7\xB4\xB0 cures", "   ^^^^^"},
    {"it \xE6\xB2\xBB\xE7\x99\x92 all", "\xE6\xB2\xBB\xE7\x99\x92", 0,
     "it \xE6\xB2\xBB\xE7\x99\x92 all", "   ^^^^"},
    {"aaaaaaaaaa cures bbbbbbbbbb", "cures", 17, "...aa cures bb...", "      ^^^^^"},
    {"one two three cures four five six", "cures", 24, "...three cures four...", "         ^^^^^"},
    {"cures bbbbbbbbbbbbbbbbbbbb", "cures", 17, "cures bbbbb...", "^^^^^"},
    {"aaaaaaaaaaaaaaaaaaaa cures", "cures", 17, "...aaaaa cures", "         ^^^^^"},
    {"curescurescurescurescures!", "curescurescurescurescures", 16, "curescures...", "^^^^^^^^^^"},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_mark_stands_under_its_words, bdata::make(rows), row) {
  const std::size_t start = row.text.find(row.marked);
  const Span marked{static_cast<std::uint32_t>(start),
                    static_cast<std::uint32_t>(start + row.marked.size())};
  const Excerpt shown = excerpt(row.text, marked, row.width);
  BOOST_TEST(shown.line == row.line);
  BOOST_TEST(shown.carets == row.carets);
}

BOOST_AUTO_TEST_CASE(a_monstrous_sentence_is_shown_around_its_words) {
  const std::string padding(1 << 20, 'x');
  const std::string text = padding + " cures " + padding;
  const auto start = static_cast<std::uint32_t>(padding.size() + 1);
  const Excerpt shown = excerpt(text, {start, start + 5}, 0);
  BOOST_TEST(shown.line.size() < 8192u);
  BOOST_TEST(shown.line.substr(shown.carets.find('^'), 5) == "cures");
  BOOST_TEST(excerpt(text, {0, static_cast<std::uint32_t>(text.size())}, 0).line.size() < 8192u);
}

BOOST_AUTO_TEST_CASE(nothing_of_nothing_is_shown) {
  BOOST_TEST(excerpt("", {}, 0).line == "");
  BOOST_TEST(excerpt("", {}, 40).line == "");
}

BOOST_AUTO_TEST_CASE(a_place_in_the_source_is_found_in_the_text) {
  // source: <b>A &amp; B</b> cures; text: A & B cures
  Document document;
  document.source = "<b>A &amp; B</b> cures";
  document.text = "A & B cures";
  document.map.add({0, 3, 0});
  document.map.add({2, 5, 10});
  document.map.add({3, 10, 0});
  document.map.add({5, 16, 0});
  const Span all{0, 11};
  document.sentences.push_back({all, 0});
  BOOST_TEST((to_text(document, span_of(document, "cures"), all) == Span{6, 11}));
  BOOST_TEST((to_text(document, span_of(document, "&amp;"), all) == Span{2, 3}));
  BOOST_TEST((to_text(document, span_of(document, "A &amp; B</b> cures"), all) == all));
  BOOST_TEST(to_text(document, {0, 3}, all).empty());
  BOOST_TEST(to_text(document, {100, 200}, all).empty());
  SentenceIndex index(document);
  BOOST_TEST((index.sentence_at(span_of(document, "cures")) == all));
  BOOST_TEST(!index.sentence_at({0, 3}).has_value());
}

BOOST_AUTO_TEST_CASE(every_sentence_is_found_by_any_place_in_it) {
  const Document document = plain_document("d", "d.txt", "One.\nTwo two.\n\nThree.");
  SentenceIndex index(document);
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t at = sentence.text.start; at < sentence.text.end; ++at) {
      BOOST_TEST((index.sentence_at({at, at + 1}) == sentence.text));
    }
  }
  BOOST_TEST(!index.sentence_at({500, 501}).has_value());
}

}  // namespace caveat
