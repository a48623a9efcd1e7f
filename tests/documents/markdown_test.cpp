// SPDX-License-Identifier: Apache-2.0

#include "documents/markdown.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <random>

#include "documents/invariants.hpp"
#include "documents/outline.hpp"

namespace bdata = boost::unit_test::data;
using caveat::Document;
using caveat::Format;

namespace {

struct Row {
  const char* markdown;
  const char* outline;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.markdown; }

constexpr Row rows[] = {
    {"", ""},
    {"\xEF\xBB\xBF# Care", "h1: Care\n"},
    {"# Care\n\nWe treat **kn**ees\nand *hips*.\n\nSecond",
     "h1: Care\np: We treat knees and hips.\np: Second\n"},
    {"one  \ntwo  \nThree\\\nFour", "p: one two | Three | Four\n"},
    {"It may:\n\n- calm\n- keep\n  moist\n  1. deep\n\nEnd",
     "p: It may:\nli1: calm\nli1: keep moist\nli2: deep\np: End\n"},
    {"> It helped.\n> A lot.\n\nSo.", "q(quoted): It helped. | A lot.\np: So.\n"},
    {"> - in a list", "li1(quoted): in a list\n"},
    {"| Item | Cost |\n|---|---|\n| A &amp; B | \\$5 |", "td: Item\ntd: Cost\ntd: A & B\ntd: $5\n"},
    {"It ~~cures~~ helps.", "p: It\np(struck): cures\np: helps.\n"},
    {"See ![a *red* hand](x.png) here", "p: See\nalt: a red hand\np: here\n"},
    {"    code here\n\n`a  b`", "p: code here\np: a b\n"},
    {"caf&eacute; &#8212; \\* &bogus;", "p: caf\u00E9 - * &bogus;\n"},
    {"a <b>bold</b> word<br>Next<!-- no -->", "p: a bold word | Next\n"},
    {"<details><summary>Why?</summary>\n\nIt *helps*.\n\n</details>\n\nEnd",
     "h2: Why?\np(collapsed): It helps.\np: End\n"},
    {"<div hidden>\n<p>one</p>\n</div>\n\ntwo", "p(hidden): one\np: two\n"},
    {"<script>\nno\n</script>\n\nyes", "p: yes\n"},
    {"---\ntitle: \"Knee: care\"\ndescription: It helps.\nlang: en\n---\n# Care",
     "title: Knee: care\nmeta: It helps.\nh1: Care\n"},
    {"---\nno field\n---\nx", "h2: no field\np: x\n"},
    {"---\ntitle: never closed", "p: title: never closed\n"},
    {"www.example.org and <https://example.org>", "p: www.example.org and https://example.org\n"},
};

Document read(std::string text) { return caveat::read_document(std::move(text), Format::markdown); }

std::string random_markdown(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "cure", " ",   "\n",   "\n\n",   "  \n",   "# ",     "- ",     "1. ", "> ",
      "*",    "**",  "~~",   "`",      "[",      "](",     ")",      "![",  "|",
      "---",  "<b>", "</b>", "<div>",  "&amp;",  "&#",     "\\",     "\t",  "    ",
      "<!--", "-->", "<q>",  "\u2014", "\u2019", "\u00A0", ". The ", "```", "<br>"};
  std::string text;
  for (auto i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
  return text;
}

}  // namespace

BOOST_DATA_TEST_CASE(markdown_becomes_blocks, bdata::make(rows), row) {
  const Document document = read(row.markdown);
  BOOST_TEST(outline(document) == row.outline);
  BOOST_TEST(broken_invariant(document) == "");
}

BOOST_AUTO_TEST_CASE(links_have_their_targets) {
  const Document document = read("[Our *study*](/a?b&amp;c \"t\") and [![x](i.png)](d) <e@f.org>");
  BOOST_TEST_REQUIRE(document.links.size() == 3u);
  BOOST_TEST(document.text_of(document.links[0].text) == "Our study");
  BOOST_TEST(document.links[0].target == "/a?b&c");
  BOOST_TEST(document.links[1].target == "d");
  BOOST_TEST(document.links[2].target == "mailto:e@f.org");
  BOOST_TEST(document.image_count == 1u);
}

BOOST_AUTO_TEST_CASE(spans_lead_back_past_the_markup) {
  const Document quoted = read("> It is **a\n> cure**.");
  BOOST_TEST(quoted.text == "It is a cure.");
  const caveat::Span span = quoted.map.to_source({6, 12});
  BOOST_TEST(quoted.source.substr(span.start, span.size()) == "a\n> cure");
  BOOST_TEST(quoted.quote({6, 12}) == "a cure");
}

BOOST_AUTO_TEST_CASE(random_markdown_keeps_the_promises_of_a_document) {
  std::mt19937 random(20260103);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_markdown(random);
    BOOST_TEST_CONTEXT(text) { BOOST_TEST_REQUIRE(broken_invariant(read(text)) == ""); }
  }
}
