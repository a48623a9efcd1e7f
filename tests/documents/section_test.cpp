// SPDX-License-Identifier: Apache-2.0

#include "documents/section.hpp"

#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "documents/reading.hpp"

using caveat::Document;
using caveat::Format;
using caveat::Sections;

namespace {

struct Page {
  explicit Page(std::string markdown, Format format = Format::markdown)
      : document(caveat::read_document(std::move(markdown), format)), sections(document) {}

  std::uint32_t sentence(std::string_view text) const {
    for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
      if (document.text_of(document.sentences[i].text) == text) return i;
    }
    BOOST_FAIL("no such sentence: " << text);
    return 0;
  }
  std::string block(std::optional<std::uint32_t> index) const {
    return index ? std::string(document.text_of(document.blocks[*index].text)) : "none";
  }
  std::string words(std::optional<std::uint32_t> index) const {
    return index ? std::string(document.text_of(document.sentences[*index].text)) : "none";
  }
  std::string heading(std::string_view text) const {
    return block(sections.heading(sentence(text)));
  }
  std::string lead_in(std::string_view text) const {
    return words(sections.lead_in(sentence(text)));
  }

  Document document;
  Sections sections;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_heading_rules_what_stands_beneath_it) {
  const Page page("Start.\n\n# A\n\nOne.\n\n### C\n\nTwo.\n\n## B\n\nThree.\n");
  BOOST_TEST(page.heading("Start.") == "none");
  BOOST_TEST(page.heading("A") == "none");
  BOOST_TEST(page.heading("One.") == "A");
  BOOST_TEST(page.heading("C") == "A");
  BOOST_TEST(page.heading("Two.") == "C");
  BOOST_TEST(page.heading("B") == "A");
  BOOST_TEST(page.heading("Three.") == "B");
}

BOOST_AUTO_TEST_CASE(a_region_has_its_own_headings) {
  const Page page("<h2>A</h2>One.<aside>Two.<h3>B</h3>Three.</aside>Four.", Format::html);
  BOOST_TEST(page.heading("Two.") == "none");
  BOOST_TEST(page.heading("Three.") == "B");
  BOOST_TEST(page.heading("Four.") == "A");
  BOOST_TEST(page.words(page.sections.next(page.sentence("One."))) == "Four.");
  BOOST_TEST(page.words(page.sections.previous(page.sentence("Two."))) == "none");
}

BOOST_AUTO_TEST_CASE(the_flow_passes_over_what_is_not_read_in_line) {
  const Page page("<title>T</title>One. Two.<img alt=x>Three.", Format::html);
  BOOST_TEST(page.words(page.sections.previous(page.sentence("One."))) == "none");
  BOOST_TEST(page.words(page.sections.next(page.sentence("One."))) == "Two.");
  BOOST_TEST(page.words(page.sections.next(page.sentence("Two."))) == "Three.");
  BOOST_TEST(page.words(page.sections.previous(page.sentence("Three."))) == "Two.");
  BOOST_TEST(page.words(page.sections.next(page.sentence("Three."))) == "none");
  BOOST_TEST(page.words(page.sections.next(page.sentence("T"))) == "none");
}

BOOST_AUTO_TEST_CASE(a_list_has_the_sentence_that_leads_in) {
  const Page page("Hi. It may:\n\n- calm\n- heal:\n  - burns\n  - cuts\n\nEnd.\n\n- alone");
  BOOST_TEST(page.lead_in("calm") == "It may:");
  BOOST_TEST(page.lead_in("heal:") == "It may:");
  BOOST_TEST(page.lead_in("cuts") == "heal:");
  BOOST_TEST(page.lead_in("End.") == "none");
  BOOST_TEST(page.lead_in("alone") == "none");
}

BOOST_AUTO_TEST_CASE(sibling_headings_share_a_lead_in) {
  const Page page(
      "Uses\n\nIt may help with:\n\n1. Burns\n\nThey hurt.\n\n2. Cuts\n\nThey bleed.\n\n"
      "Risks\n\nThere are some risks to know of here.\n",
      Format::text);
  BOOST_TEST(page.lead_in("Burns") == "It may help with:");
  BOOST_TEST(page.lead_in("Cuts") == "It may help with:");
  BOOST_TEST(page.lead_in("Risks") == "none");
}

BOOST_AUTO_TEST_CASE(a_heading_that_is_not_finished_leads_in) {
  const Page page(
      "## It may help problems such as\n\n## 1. Burns\n\nThey hurt.\n\n## 2. Cuts\n\n"
      "## Risks\n\n### A. Pain\n\n## 1. Prices\n");
  BOOST_TEST(page.lead_in("1. Burns") == "It may help problems such as");
  BOOST_TEST(page.lead_in("2. Cuts") == "It may help problems such as");
  BOOST_TEST(page.lead_in("Risks") == "none");
  BOOST_TEST(page.lead_in("A. Pain") == "none");
  BOOST_TEST(page.lead_in("1. Prices") == "none");
}

BOOST_AUTO_TEST_CASE(distances_count_steps) {
  const Page page("# A\n\nOne. Two.\n\nThree.\n\n# B\n\nFour.");
  const std::uint32_t one = page.sentence("One."), three = page.sentence("Three.");
  BOOST_TEST(page.sections.sentences_between(one, three) == 2u);
  BOOST_TEST(page.sections.blocks_between(three, one) == 1u);
  BOOST_TEST(page.sections.same_section(one, three));
  BOOST_TEST(page.sections.same_section(page.sentence("A"), three));
  BOOST_TEST(!page.sections.same_section(one, page.sentence("Four.")));
}

BOOST_AUTO_TEST_CASE(an_empty_document_has_no_sections) {
  const Document document;
  const Sections sections(document);
  BOOST_TEST(document.blocks.empty());
}
