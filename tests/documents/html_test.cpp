// SPDX-License-Identifier: Apache-2.0

#include "documents/html.hpp"

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
  const char* html;
  const char* outline;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.html; }

constexpr Row rows[] = {
    // Broken pages.
    {"", ""},
    {"<", "p: <\n"},
    {"</", ""},
    {"a < b & c", "p: a < b & c\n"},
    {"a<", "p: a<\n"},
    {"<p>one<script>two", "p: one\n"},
    {"<p>one<!-- two", "p: one\n"},
    {"<p>one<a href=\"two>three", "p: one\n"},
    {"<p>one</p foo=\"bar\">two", "p: one\np: two\n"},
    {"<p =a b='>' c=\"x\"d/e>one", "p: one\n"},
    {"<p hidden hidden=x>one<p>two", "p(hidden): one\np: two\n"},
    {"</div></ul></table></p>one", "p: one\n"},
    {"<!DOCTYPE html><!-->a<!---->b<!--x--!>c<?pi?>d</>e", "p: abcde\n"},
    {"<![CDATA[a < b <i>]]>c", "p: a < b <i>c\n"},
    {"<![CDATA[a", "p: a\n"},

    // Character references.
    {"&lt;b&gt; &amp;amp; &#8217;&#x2019;&rsquo;", "p: <b> &amp; '''\n"},
    {"a&nbsp;&mdash;&ensp;b&shy;c&#8203;d", "p: a - bcd\n"},
    {"&#150;&#0;&#x110000;&#99999999999;&#;&#x;&bogus;&",
     "p: -\uFFFD\uFFFD\uFFFD&#;&#x;&bogus;&\n"},
    {"&copy2026 &notit; &ampx", "p: \u00A92026 \u00ACit; &x\n"},
    {"<img alt='a&lt;b &copy=1 &copyx &copy;'>", "alt: a<b &copy=1 &copyx \u00A9\n"},

    // Blocks.
    {"<h2>Care</h2>We treat <b>kn</b>ees.<div>Daily.</div>",
     "h2: Care\np: We treat knees.\np: Daily.\n"},
    {"<h2>Care<p>Rest.", "h2: Care\np: Rest.\n"},
    {"<ul><li>one<ul><li>two</ul>three<li><p>four</ul>five",
     "li1: one\nli2: two\nli1: three\nli1: four\np: five\n"},
    {"<table><caption>Prices</caption><tr><th>Item<td>Cost<tr><td><ul><li>x</ul>y</table>z",
     "caption: Prices\ntd: Item\ntd: Cost\nli1: x\ntd: y\np: z\n"},
    {"<blockquote><p>It helped.</p></blockquote>So.", "q(quoted): It helped.\np: So.\n"},
    {"She said <q>it helped</q>.", "p: She said \"it helped\".\n"},
    {"<figure><img src=a alt='A hand'><figcaption>The hand</figure>x",
     "alt: A hand\ncaption: The hand\np: x\n"},
    {"one<br>two<br>Three<br><br>four", "p: one two | Three\np: four\n"},
    {"<h1>Skin<br>Care</h1>", "h1: Skin Care\n"},
    {"<nav><a href=a>Home</a><a href=b>Care <b>team</b></a></nav>",
     "nav p: Home\nnav p: Care team\n"},
    {"<select><option>one<option>two</select><textarea>a &amp; <b></textarea>",
     "p: one\np: two\np: a & <b>\n"},
    {"<noscript>Turn on</noscript><iframe>no</iframe><style>no</style>", "p: Turn on\n"},
    {"<svg><title>Logo</title><text>Brand</text></svg>", "p: Brand\n"},

    // What machines read.
    {"<title>A &amp; B</title><meta name=Description content='It\n helps.'>"
     "<meta property='og:title' content='B'><meta name=robots content=none>",
     "title: A & B\nmeta: It helps.\nmeta: B\n"},

    // Places.
    {"<header>a<nav>b</nav></header><article><header>c</header></article><aside>d</aside><footer>e",
     "header p: a\nnav p: b\np: c\naside p: d\nfooter p: e\n"},

    // Hidden, folded away, struck out.
    {"<div style='color:red; DISPLAY : none'><div>a</div>b</div>c",
     "p(hidden): a\np(hidden): b\np: c\n"},
    {"<span aria-hidden=true>a</span>b<template>c</template>",
     "p(hidden): a\np: b\np(hidden): c\n"},
    {"<ul><li hidden>a<li>b</ul>", "li1(hidden): a\nli1: b\n"},
    {"<table><tr><td hidden>a<td>b</table>", "td(hidden): a\ntd: b\n"},
    {"<h2>Q</h2><details><summary>Why?</summary>a<details open>b</details>c</details>d",
     "h2: Q\nh3: Why?\np(collapsed): a\np(collapsed): b\np(collapsed): c\np: d\n"},
    {"<details open><summary>Why?</summary>a</details>", "h2: Why?\np: a\n"},
    {"<button aria-expanded=false aria-controls=x>Why?</button><div id=x hidden>a</div>b",
     "p: Why?\np(collapsed): a\np: b\n"},
    {"<h3><button aria-expanded=false>Why?<svg aria-hidden=true></svg></button></h3>"
     "<div style='display:none'>a</div><div hidden>b</div>",
     "h3: Why?\np(collapsed): a\np(hidden): b\n"},
    {"<div class='panel collapse'>a</div><div class='collapse show'>b</div>",
     "p(collapsed): a\np: b\n"},
    {"<p><del>It cures.</del> It may help.</p>", "p(struck): It cures.\np: It may help.\n"},
};

Document read(std::string html) { return caveat::read_document(std::move(html), Format::html); }

std::string random_html(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"cure",      " ",
                                                  "\n",        ". The ",
                                                  "&amp;",     "&#8212;",
                                                  "&rsquo",    "<p>",
                                                  "</p>",      "<b>",
                                                  "</b>",      "<li>",
                                                  "<ul>",      "</ul>",
                                                  "<td>",      "<table>",
                                                  "<br>",      "<h2>",
                                                  "</h2>",     "<!--",
                                                  "-->",       "<script>",
                                                  "</script>", "<title>",
                                                  "</title>",  "<a href='x'>",
                                                  "</a>",      "<img alt='no \u2019 \">",
                                                  "'>",        "<del>",
                                                  "</del>",    "<details>",
                                                  "<summary>", "</details>",
                                                  "<q>",       "</q>",
                                                  "<![CDATA[", "]]>",
                                                  "<",         "\u2014",
                                                  "\u00A0",    "<div hidden>",
                                                  "</div>",    "<svg>",
                                                  "</svg>",    "\"",
                                                  "="};
  std::string html;
  for (auto i = random() % 40; i > 0; --i) html += pieces[random() % pieces.size()];
  return html;
}

}  // namespace

BOOST_DATA_TEST_CASE(elements_become_blocks, bdata::make(rows), row) {
  const Document document = read(row.html);
  BOOST_TEST(outline(document) == row.outline);
  BOOST_TEST(broken_invariant(document) == "");
}

BOOST_AUTO_TEST_CASE(facts_about_the_page_are_kept) {
  const Document document = read(
      "<html lang=en-GB><link rel='x Canonical' href='/a?b&amp;c'><script>12345</script>"
      "<style>123</style><img src=a><svg></svg><a href='#d'>Go <b>on</b></a> <a href=e><img></a>");
  BOOST_TEST(document.declared_lang == "en-GB");
  BOOST_TEST(document.canonical == "/a?b&c");
  BOOST_TEST(document.script_bytes == 8u);
  BOOST_TEST(document.image_count == 3u);
  BOOST_TEST_REQUIRE(document.links.size() == 2u);
  BOOST_TEST(document.text_of(document.links[0].text) == "Go on");
  BOOST_TEST(document.links[0].target == "#d");
  BOOST_TEST(document.links[1].text.empty());
  BOOST_TEST(document.links[1].target == "e");
}

BOOST_AUTO_TEST_CASE(the_declared_charset_is_read) {
  const std::string body = "<p>caf\xE9\x97\x93x\x94";
  for (const std::string head :
       {"<meta charset=iso-8859-1>", "<?xml version='1.0' encoding=\"latin1\"?>",
        "<META http-equiv=Content-Type content='text/html; charset=windows-1252'>"}) {
    const Document document = read(head + body);
    BOOST_TEST(document.text == "caf\u00E9 - \"x\"");
    BOOST_TEST(document.charset == "windows-1252");
    BOOST_TEST(!document.charset_assumed);
  }
  const std::string decoded = "<meta charset=latin1><p>caf\u00E9";
  BOOST_TEST(caveat::read_document(decoded, Format::html, {}, {.charset = "utf-8"}).text ==
             "caf\u00E9");
  BOOST_TEST(read("<meta charset=utf-16><p>caf\u00E9").text == "caf\u00E9");
}

BOOST_AUTO_TEST_CASE(spans_lead_back_to_the_bytes) {
  const Document document = read("<p>It&rsquo;s <b>a&nbsp;\n cure</b>.</p>");
  BOOST_TEST(document.text == "It's a cure.");
  const auto source = [&](caveat::Span text) {
    const caveat::Span span = document.map.to_source(text);
    return document.source.substr(span.start, span.size());
  };
  BOOST_TEST(source({0, 4}) == "It&rsquo;s");
  BOOST_TEST(source({2, 3}) == "&rsquo;");
  BOOST_TEST(source({5, 11}) == "a&nbsp;\n cure");
  BOOST_TEST(source({7, 7}) == "");
  BOOST_TEST(document.quote({7, 11}) == "cure");
  BOOST_TEST(document.quote({0, 12}) == "It's a cure.");
}

BOOST_AUTO_TEST_CASE(random_markup_keeps_the_promises_of_a_document) {
  std::mt19937 random(20260102);
  for (int i = 0; i < 20000; ++i) {
    const std::string html = random_html(random);
    BOOST_TEST_CONTEXT(html) { BOOST_TEST_REQUIRE(broken_invariant(read(html)) == ""); }
  }
}

BOOST_AUTO_TEST_CASE(depth_costs_nothing) {
  std::string html;
  for (int i = 0; i < 100000; ++i) html += "<div hidden><ul><li><details><b>";
  const Document document = read(html + "deep");
  BOOST_TEST(outline(document) == "li99(hidden)(collapsed): deep\n");
}
