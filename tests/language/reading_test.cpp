// SPDX-License-Identifier: Apache-2.0
//
// What only a page shows: headings, lists, neighbours, markup, topic, stance.

#include "language/reading.hpp"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "documents/reading.hpp"
#include "language/language.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

struct Row {
  const char* page;
  Format format;
  const char* status;  // of the first trigger of an error rule
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.page; }

const auto pages = data::make({
    Row{"The cream cures eczema.", Format::text, "asserted"},
    Row{"# Myths\n\nThe cream cures eczema.", Format::markdown, "attributed"},
    Row{"# Facts\n\nThe cream cures eczema.", Format::markdown, "asserted"},
    // A heading of the same level ends the section above.
    Row{"# Myths\n\nNothing.\n\n# The cream\n\nThe cream cures eczema.", Format::markdown,
        "asserted"},
    Row{"# Phrases to be wary of\n\n- Cures eczema", Format::markdown, "mention"},
    Row{"# Banned phrases\n\n- Cures eczema", Format::markdown, "mention"},
    // Who quotes an advert promises nothing, in all sentences of the quotation.
    Row{"The advert stated:\n\n> We cure eczema.", Format::markdown, "attributed"},
    Row{"Beware of clinics that promise:\n\n> No pain. We cure eczema.", Format::markdown,
        "attributed"},
    Row{"Anna, 43, writes:\n\n> The cream cures eczema.", Format::markdown, "asserted"},
    Row{"Our promises to you:\n\n- we cure eczema", Format::markdown, "asserted"},
    Row{"The word \"miracle\" is not on our website.", Format::text, "mention"},
    // Who claims what others are said to lack.
    Row{"Other creams do not cure eczema. Ours does.", Format::text, "asserted"},
    Row{"Other creams do not cure eczema. Neither does ours.", Format::text, "negated"},
    // A label and its value, wherever the page puts them.
    Row{"<table><tr><th>Side effects</th><td>None</td></tr></table>", Format::html, "asserted"},
    Row{"<dl><dt>Risks</dt><dd>None whatsoever.</dd></dl>", Format::html, "asserted"},
    Row{"## Are there any side effects?\n\nNone.", Format::markdown, "asserted"},
    Row{"# What the adverts say\n\n## Risks\n\nNone.", Format::markdown, "attributed"},
    // What is promised about the sale is no promise of an outcome.
    Row{"# Membership\n\nCancel your eczema cream, no risk.", Format::markdown, "unrelated"},
    Row{"# Our members\n\nEczema care with no risk.", Format::markdown, "asserted"},
    Row{"The cream does not:\n\n- cure eczema\n- burn", Format::markdown, "negated"},
    Row{"The cream will:\n\n- cure eczema\n- soften skin", Format::markdown, "asserted"},
    Row{"Does the cream cure eczema? Yes, it does.", Format::text, "asserted"},
    Row{"Does the cream cure eczema? No, it does not.", Format::text, "question"},
    // "It is" answers only when nothing follows that says something else.
    Row{"Does the cream cure eczema? It is.", Format::text, "asserted"},
    Row{"Does the cream cure eczema? It is a powder.", Format::text, "question"},
    Row{"The cream cures eczema. That is simply not true.", Format::text, "attributed"},
    Row{"<p>The cream <del>cures eczema</del> softens skin.</p>", Format::html, "mention"},
    Row{"<p>The cream <b>cures</b> eczema.</p>", Format::html, "asserted"},
    Row{"<img src='a' alt='The cream cures eczema'>", Format::html, "asserted"},
    Row{"<details><summary>More</summary><p>The cream cures eczema.</p></details>", Format::html,
        "asserted"},
});

BOOST_DATA_TEST_CASE(a_page_decides_with_its_sentences, pages, row) {
  const Document document = read_document(row.page, row.format, {}, {.detect_language = false});
  Reader reader(Language::embedded());
  const Reading reading = reader.read(document);
  for (const Assertion& made : reading.assertions) {
    if (made.severity != Severity::error) continue;
    BOOST_TEST(to_string(made.status) == row.status);
    return;
  }
  BOOST_ERROR("nothing was considered");
}

struct NearlyRow {
  const char* text;
  const char* words;  // that make it a warning; empty: it is an error
};
std::ostream& operator<<(std::ostream& out, const NearlyRow& row) { return out << row.text; }

const auto nearly_promised = data::make({
    NearlyRow{"The cream cures eczema.", ""},
    NearlyRow{"The cream virtually cures eczema.", "virtually"},
    NearlyRow{"The cream cures virtually all eczema.", "virtually all"},
    NearlyRow{"The cream almost always cures eczema.", "almost always"},
    NearlyRow{"The cream almost immediately cures eczema.", ""},
    NearlyRow{"The cream cures eczema almost overnight.", ""},
    NearlyRow{"It is nearly free, and the cream cures eczema.", ""},
});

BOOST_DATA_TEST_CASE(what_is_nearly_promised_is_a_warning, nearly_promised, row) {
  const Document document = read_document(row.text, Format::text, {}, {.detect_language = false});
  Reader reader(Language::embedded());
  for (const Assertion& made : reader.read(document).assertions) {
    if (made.rule->id != "cure-language/cure") continue;
    const bool is_error = std::string_view(row.words).empty();
    BOOST_TEST(to_string(made.status) == "asserted");
    BOOST_TEST(to_string(made.severity) == (is_error ? "error" : "warning"));
    BOOST_TEST(document.text_of(made.counterweight) == row.words);
    return;
  }
  BOOST_ERROR("nothing was considered");
}

struct HeadingRow {
  const char* page;
  Format format;
  const char* claims;  // "c" for a claim, "-" for none, sentence by sentence
};
std::ostream& operator<<(std::ostream& out, const HeadingRow& row) { return out << row.page; }

const auto numbered = data::make({
    HeadingRow{"PRP may help with:\n\n## 1. Acne\n\nIt is common.\n\n## 2. Burns\n",
               Format::markdown, "-c-c"},
    HeadingRow{
        "PRP may help with:\n\n1. Acne\n\nIt is a common thing here.\n\n2. Burns\n\nThey are, too.",
        Format::text, "-c-c-"},
    HeadingRow{"<p>PRP may help with:</p><h3>1) Acne</h3><p>It is common.</p><h3>2) Burns</h3>",
               Format::html, "-c-c"},
    // The lead-in may be a heading: of the same level, above, with a colon or without.
    HeadingRow{"## Conditions that stem cell therapy may help include\n\n## 1. Acne\n\nIt is "
               "common.\n\n## 2. Burns\n\n## Prices\n\n## 1. Acne\n",
               Format::markdown, "-c-c--"},
    HeadingRow{"<h2>Conditions that PRP might improve include:</h2><h3>1. Acne</h3><h3>2. "
               "Burns</h3><h2>Prices</h2><h3>1. Acne</h3>",
               Format::html, "ccc--"},
    HeadingRow{"<h2>What PRP may help with</h2><h3>1. Acne</h3><h3>2. Burns</h3>", Format::html,
               "-cc"},
    HeadingRow{"<h2>Conditions that PRP does not help include</h2><h3>1. Acne</h3>", Format::html,
               "--"},
    HeadingRow{"<h2>What we may talk of</h2><h3>1. Acne</h3><h3>2. Burns</h3>", Format::html,
               "---"},
    // Without a lead-in, or under one that denies, a number says nothing.
    HeadingRow{"PRP and you.\n\n## 1. Acne\n\nIt is common.\n\n## 2. Burns\n", Format::markdown,
               "----"},
    HeadingRow{"PRP does not help with:\n\n## 1. Acne\n\n## 2. Burns\n", Format::markdown, "---"},
    // A heading without a number ends the row, one of another level is not part of it.
    HeadingRow{"PRP may help with:\n\n## 1. Acne\n\n## Prices\n\n## 2. Burns\n", Format::markdown,
               "-c--"},
    HeadingRow{"PRP may help with:\n\n## 1. Acne\n\n### 1. Burns\n", Format::markdown, "-c-"},
});

BOOST_DATA_TEST_CASE(numbered_headings_share_the_lead_in_of_their_row, numbered, row) {
  const Document document = read_document(row.page, row.format, {}, {.detect_language = false});
  Reader reader(Language::embedded());
  std::string claims;
  for (const SentenceReading& sentence : reader.read(document).sentences) {
    claims += sentence.claim ? 'c' : '-';
    if (sentence.claim) BOOST_TEST(to_string(sentence.strength) == "conditional");
  }
  BOOST_TEST(claims == row.claims);
}

BOOST_AUTO_TEST_CASE(a_page_about_something_else_means_something_else) {
  std::string page = "Old stains are gone for good under two coats.";
  for (int i = 0; i < 12; ++i) page += " Stir the paint, let the varnish dry and sand the floor.";
  const Document document = read_document(page, Format::text, {}, {.detect_language = false});
  Reader reader(Language::embedded());
  for (const Assertion& made : reader.read(document).assertions) {
    BOOST_TEST((made.status == Status::unrelated));
  }
}

// Where hardly anything but health is spoken of, a school or a window is a figure of speech.
BOOST_AUTO_TEST_CASE(a_page_plainly_about_health_may_speak_in_figures) {
  const std::string figure = "They come in on wheels and go home on foot, like boys after school.";
  std::string page;
  for (int i = 0; i < 8; ++i) page += "Stem cells for the knee and the hip at our clinic. ";
  Reader reader(Language::embedded());
  const auto flagged = [&](const std::string& text) {
    const Document document = read_document(text, Format::text, {}, {.detect_language = false});
    return std::ranges::any_of(reader.read(document).assertions, [](const Assertion& made) {
      return made.rule->id == "cure-language/normal-again" && made.status == Status::asserted;
    });
  };
  BOOST_TEST(!flagged(figure));
  BOOST_TEST(flagged(page + figure));
}

BOOST_AUTO_TEST_CASE(what_a_critic_quotes_is_not_his_own) {
  const std::string report =
      "The regulator upheld a complaint about the advert. The advertisement read \"wrinkles gone "
      "for ever\". The claim was misleading and unsubstantiated, the ruling says.";
  const Document document = read_document(report, Format::text, {}, {.detect_language = false});
  Reader reader(Language::embedded());
  for (const Assertion& made : reader.read(document).assertions) {
    BOOST_TEST((made.status != Status::asserted), made.rule->id);
  }
}

// A leaflet has few words of complaint, but it informs and sells nothing.
BOOST_AUTO_TEST_CASE(a_quotation_is_judged_by_the_voice_of_its_page) {
  const std::string quoted =
      " Websites show a smiling child. \"Eczema gone for ever\" stands below.";
  const std::string sober =
      "A small trial of the cream was published. The common side effects are a rash and, rarely, "
      "an infection. The risk in children is not known.";
  const std::string selling =
      "Order our eczema cream today and get two bottles free. Our customers love us, and delivery "
      "is included. A study is on its way.";
  Reader reader(Language::embedded());
  const auto status = [&](const std::string& page) {
    const Document document = read_document(page, Format::text, {}, {.detect_language = false});
    for (const Assertion& made : reader.read(document).assertions) {
      if (made.rule->id == "cure-language/gone") return made.status;
    }
    return Status::unrelated;
  };
  BOOST_TEST((status(sober + quoted) == Status::attributed));
  BOOST_TEST((status(selling + quoted) == Status::asserted));
  const std::string reported = " A rival swears that eczema is gone for ever.";
  BOOST_TEST((status(sober + reported) == Status::attributed));
  BOOST_TEST((status(selling + reported) == Status::asserted));
}

// A reader is used again and again: nothing may be left of the page before.
BOOST_AUTO_TEST_CASE(one_page_leaves_nothing_for_the_next) {
  Reader reader(Language::embedded());
  const auto read = [&](const char* page) {
    const Document document = read_document(page, Format::markdown, {}, {.detect_language = false});
    return reader.read(document).assertions.at(0).status;
  };
  BOOST_TEST((read("# Myths\n\nThe cream cures eczema.") == Status::attributed));
  BOOST_TEST((read("The cream cures eczema.") == Status::asserted));
}

BOOST_AUTO_TEST_CASE(a_word_is_a_name_of_every_kind_that_it_is_of) {
  const Document document = read_document("PRP injections fade acne scars.", Format::text, {},
                                          {.detect_language = false});
  Reader reader(Language::embedded());
  const std::vector<TermUse> names = reader.names(document, 0);
  const auto named = [&](std::string_view kind) {
    std::string found;
    for (const TermUse& use : names) {
      if (use.kind == kind) found.append(document.text_of(use.text)).append("=").append(use.term);
    }
    return found;
  };
  BOOST_TEST(named("therapy") == "PRP injections=prp injection");
  BOOST_TEST(named("appearance") == "acne scars=acne scar");  // and no "scars" inside it
  BOOST_TEST(named("condition") == "acne=acne");
  BOOST_TEST(named("hazard") == "scars=scar");
  BOOST_TEST(named("no such kind") == "");
}

BOOST_AUTO_TEST_CASE(a_name_inside_a_longer_one_of_another_sense_is_none) {
  Reader reader(Language::embedded());
  const auto named = [&](std::string_view text, bool all) {
    const Document document =
        read_document(std::string(text), Format::text, {}, {.detect_language = false});
    std::string found;
    for (const TermUse& use :
         all ? reader.names(document, 0) : reader.terms(document, 0, "therapy")) {
      if (use.kind == "therapy") found.append(use.term).append(";");
    }
    return found;
  };
  for (const bool all : {false, true}) {
    BOOST_TEST_CONTEXT(all) {
      BOOST_TEST(named("It shrinks the oil glands of the skin.", all) == "");
      BOOST_TEST(named("A drop of blood on the oil painting, then an oil.", all) == "oil;");
      BOOST_TEST(named("The oil gland oil.", all) == "oil;");
      BOOST_TEST(named("Oil", all) == "oil;");
    }
  }
}

BOOST_AUTO_TEST_CASE(classes_and_words_that_say_nothing_are_known) {
  const auto language = Language::embedded();
  const std::vector<std::string> classes = language->classes_of_kind("therapy");
  BOOST_TEST(std::ranges::count(classes, "therapy-prp") == 1);
  BOOST_TEST(std::ranges::count(classes, "skin-condition") == 0);
  BOOST_TEST(language->classes_of_kind("no such kind").empty());
  BOOST_TEST(language->is_function_word("Does"));
  BOOST_TEST(!language->is_function_word("scars"));
  BOOST_TEST(!language->is_function_word(""));
}

BOOST_AUTO_TEST_CASE(nothing_is_read_into_an_empty_page) {
  Reader reader(Language::embedded());
  const Reading reading = reader.read(read_document("", Format::text));
  BOOST_TEST(reading.sentences.empty());
  BOOST_TEST(reading.assertions.empty());
}

}  // namespace
}  // namespace caveat
