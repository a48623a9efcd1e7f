// SPDX-License-Identifier: Apache-2.0

#include "entries/deriving.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <set>

#include "documents/reading.hpp"
#include "entries/coverage.hpp"
#include "entries/writing.hpp"
#include "language/language.hpp"
#include "pretend_reading.hpp"

namespace caveat {
namespace {

Document page(std::string text, Format format = Format::text) {
  DocumentInfo info;
  info.id = "page";
  return read_document(std::move(text), format, std::move(info),
                       {.charset = {}, .detect_language = false});
}

std::vector<Entry> derived(const Document& document, AnchorStyle style = AnchorStyle::whole_quote) {
  return derive(
      document, pretend_reading(document),
      [&](std::size_t sentence, std::string_view kind) {
        return pretend_terms(document, sentence, kind);
      },
      style);
}

std::string therapy(const Entry& entry) { return entry.therapy ? entry.therapy->kind : "none"; }
std::string condition(const Entry& entry) {
  return entry.condition ? entry.condition->name : "none";
}

}  // namespace

BOOST_AUTO_TEST_CASE(works_that_a_claim_links_to_are_its_evidence) {
  const Document document = page(
      "<p>Plasma helps scars (<a href='https://doi.org/10.1000/x.1?utm=1'>trial</a>, "
      "<a href='https://pubmed.ncbi.nlm.nih.gov/123456/'>review</a>, "
      "<a href='/prices'>prices</a>, <a href='https://doi.org/about'>DOI</a>).</p>"
      "<p><a href='https://clinicaltrials.gov/study/NCT01234567'>Registered</a>.</p>"
      "<p>The cream helps, see "
      "<a href='https://www.ncbi.nlm.nih.gov/pmc/articles/PMC77/'>here</a>.</p>",
      Format::html);
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 2U);
  BOOST_REQUIRE_EQUAL(entries[0].evidence.size(), 2U);
  BOOST_TEST(entries[0].evidence[0].scheme == "doi");
  BOOST_TEST(entries[0].evidence[0].value == "10.1000/x.1");
  BOOST_TEST(!entries[0].evidence[0].confirmed);
  BOOST_TEST(entries[0].evidence[1].scheme == "pmid");
  BOOST_TEST(entries[0].evidence[1].value == "123456");
  BOOST_REQUIRE_EQUAL(entries[1].evidence.size(), 1U);
  BOOST_TEST(entries[1].evidence[0].value == "PMC77");
}

BOOST_AUTO_TEST_CASE(a_population_is_named_when_the_claim_names_one) {
  const auto population = [](const std::string& text) {
    Reader reader(Language::embedded());
    const std::vector<Entry> entries = derive(page(text), reader);
    return entries.empty() ? std::string("no claim") : entries.front().population;
  };
  BOOST_TEST(population("PRP injections reduce acne scars in adults.") == "adults");
  BOOST_TEST(population("PRP injections reduce acne scars in men and women.") == "men, women");
  BOOST_TEST(population("PRP injections reduce acne scars.") == "");
}

struct StudyRow {
  const char* claim;
  const char* evidence;  // kind, title, n
};
std::ostream& operator<<(std::ostream& out, const StudyRow& row) { return out << row.claim; }

BOOST_DATA_TEST_CASE(
    a_study_that_a_claim_speaks_of_is_noted,
    boost::unit_test::data::make({
        StudyRow{"PRP softens scars.", "none"},
        StudyRow{"More than 9,000 patients say PRP softens scars.", "none"},
        StudyRow{"PRP softens scars in 80% of patients.", "none"},
        StudyRow{"PRP softens scars after 3 sessions.", "none"},
        StudyRow{"In a trial PRP softened scars in 80 per cent of patients.", "trial|trial|"},
        StudyRow{"In a trial PRP softened scars in 30 year old women.", "trial|trial|"},
        StudyRow{"In a trial PRP softened scars.", "trial|trial|"},
        StudyRow{"A randomised trial in twelve adults found that PRP softens scars.",
                 "rct|randomised trial in twelve adults|12"},
        StudyRow{"In a four-week user test with 1,052 women PRP softened scars.",
                 "trial|user test with 1,052 women|1052"},
        StudyRow{"In our records 31 of 54 patients said that PRP softened their scars.",
                 "|54 patients|54"},
        StudyRow{"Of 412 people treated, 300 say PRP softened their scars.", "|412 people|412"},
        StudyRow{"In mice, animal studies show that PRP softens scars.", "animal|animal studies|"},
        StudyRow{"A third of patients in 1.5 studies say PRP softens scars.", "trial|studies|"},
    }),
    row) {
  Reader reader(Language::embedded());
  const std::vector<Entry> entries = derive(page(row.claim), reader);
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  std::string found = "none";
  for (const Evidence& one : entries[0].evidence) {
    found = one.kind + "|" + one.title + "|" + one.n;
    BOOST_TEST(!one.confirmed);
    BOOST_TEST(one.only_mentioned());
  }
  BOOST_TEST(found == row.evidence);
}

BOOST_AUTO_TEST_CASE(what_a_claim_says_of_a_study_belongs_to_the_work_it_links_to) {
  Reader reader(Language::embedded());
  const std::vector<Entry> entries = derive(
      page("<p>A randomised trial in 52 women (<a href='https://doi.org/10.1000/x.1'>here</a>) "
           "found that PRP softens scars.</p>",
           Format::html),
      reader);
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  BOOST_REQUIRE_EQUAL(entries[0].evidence.size(), 1U);
  BOOST_TEST(entries[0].evidence[0].value == "10.1000/x.1");
  BOOST_TEST(entries[0].evidence[0].kind == "rct");
  BOOST_TEST(entries[0].evidence[0].n == "52");
  BOOST_TEST(!entries[0].evidence[0].only_mentioned());
}

struct NamedRow {
  const char* claim;
  std::vector<std::string> works;  // scheme and value
};
std::ostream& operator<<(std::ostream& out, const NamedRow& row) { return out << row.claim; }

BOOST_DATA_TEST_CASE(a_work_that_a_claim_names_by_its_number_is_cited,
                     boost::unit_test::data::make(std::vector<NamedRow>{
                         {"PRP softens scars.", {}},
                         {"PRP softens scars (PMID: 31452104).", {"pmid 31452104"}},
                         {"PRP softens scars, PMID 31452104.", {"pmid 31452104"}},
                         {"PRP softens scars (doi:10.1000/Abc.1).", {"doi 10.1000/Abc.1"}},
                         {"PRP softens scars [10.1000/s0140-6736(96)1].",
                          {"doi 10.1000/s0140-6736(96)1"}},
                         {"PRP softens scars, see NCT01234567 and ISRCTN12345678.",
                          {"nct NCT01234567", "isrctn ISRCTN12345678"}},
                         {"PRP softens scars (PMC1234567).", {"pmcid PMC1234567"}},
                         // Numbers that name nothing.
                         {"PRP softens scars by 10.5 points/month.", {}},
                         {"PRP softens scars: 10.1000/ and 10.12/x and X10.1000/1.", {}},
                         {"PRP softens scars, NCT0123456 PMID PMID: none PMC12.", {}},
                     }),
                     row) {
  Reader reader(Language::embedded());
  const std::vector<Entry> entries = derive(page(row.claim), reader);
  BOOST_REQUIRE(!entries.empty());
  std::vector<std::string> works;
  for (const Evidence& one : entries[0].evidence) {
    BOOST_TEST(!one.confirmed);
    works.push_back(one.scheme + " " + one.value);
  }
  BOOST_TEST(works == row.works, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_work_that_is_linked_and_named_is_one) {
  Reader reader(Language::embedded());
  const std::vector<Entry> entries = derive(
      page("<p>PRP softens scars (<a href='https://doi.org/10.1000/x.1'>10.1000/x.1</a>).</p>",
           Format::html),
      reader);
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  BOOST_TEST(entries[0].evidence.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_cell_is_about_what_its_row_begins_with) {
  const Document document = page(
      "<h2>stem cells</h2><p>stem cells helps scars.</p><table>"
      "<tr><th>What</th><th>How</th></tr><tr><td>plasma</td><td>soon</td><td>helps scars</td></tr>"
      "<tr><td>the cream</td><td>helps wrinkles</td></tr></table>",
      Format::html);
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 3U);
  BOOST_TEST(therapy(entries[1]) == "therapy-prp");
  BOOST_TEST(therapy(entries[2]) == "therapy-topical");
}

BOOST_AUTO_TEST_CASE(what_nobody_sees_is_neither_claimed_nor_missed) {
  const Document document = page(
      "<p>Injected plasma helps scars.</p><p hidden>Injected plasma helps wrinkles.</p>"
      "<p><del>Injected plasma helps vitiligo.</del></p>"
      "<p hidden>Injected plasma can cause infection.</p>",
      Format::html);
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  BOOST_TEST(entries[0].risks.empty());
  BOOST_TEST(uncovered(document, pretend_reading(document), entries, {}).empty());
}

BOOST_AUTO_TEST_CASE(an_outcome_is_what_was_measured) {
  Reader reader(Language::embedded());
  const std::vector<Entry> entries =
      derive(page("PRP injections improve hair density.\n\nPRP softens scars.\n"), reader);
  BOOST_REQUIRE_EQUAL(entries.size(), 2U);
  BOOST_TEST(entries[0].outcome == "hair density");
  BOOST_TEST(entries[1].outcome == "");
}

BOOST_AUTO_TEST_CASE(the_same_words_about_two_therapies_are_two_claims) {
  const Document document = page(
      "# Injected plasma\n\nIt helps scars.\n\nIt helps scars.\n\n# The cream\n\nIt helps scars.\n",
      Format::markdown);
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 2U);
  BOOST_TEST(entries[0].also.size() == 1U);
  BOOST_TEST(therapy(entries[0]) == "therapy-prp");
  BOOST_TEST(therapy(entries[1]) == "therapy-topical");
}

BOOST_AUTO_TEST_CASE(every_claim_becomes_an_unconfirmed_entry) {
  const Document document = page(
      "Our house stands by the sea. Injected plasma helps scars. Ask for a price.\n\n"
      "The cream helps wrinkles!\n");
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 2U);
  BOOST_TEST(entries[0].id == "injected-plasma-helps-scars");
  BOOST_TEST(entries[0].wording == "Injected plasma helps scars.");
  BOOST_TEST(entries[0].kind == "benefit");
  BOOST_TEST(!entries[0].confirmed);
  BOOST_TEST(therapy(entries[0]) == "therapy-prp");
  BOOST_TEST(entries[0].therapy->route == "injected");
  BOOST_TEST(entries[0].therapy->name == "plasma");
  BOOST_TEST(condition(entries[0]) == "scars");
  BOOST_TEST(entries[0].origin.document == "page");
  BOOST_TEST(entries[0].origin.exact == "Injected plasma helps scars.");
  BOOST_TEST((entries[0].origin.position == Span{29, 57}));
  BOOST_TEST(!entries[0].origin.prefix.empty());
  BOOST_TEST(therapy(entries[1]) == "therapy-topical");
  BOOST_TEST(condition(entries[1]) == "wrinkles");
}

BOOST_AUTO_TEST_CASE(a_claim_that_names_no_therapy_is_an_entry_too) {
  const std::vector<Entry> entries = derived(page("Our house stands by the sea. It helps."));
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  BOOST_TEST(entries[0].wording == "It helps.");
  BOOST_TEST(therapy(entries[0]) == "none");
}

BOOST_AUTO_TEST_CASE(equal_sentences_make_one_entry_with_all_places) {
  const Document document =
      page("It helps scars.\n\nAnd more.\n\nIT HELPS SCARS.\n\nIt helps scars.\n");
  // The pretended reading takes "HELPS" for no claim.
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  BOOST_REQUIRE_EQUAL(entries[0].also.size(), 1U);
  BOOST_TEST(entries[0].also[0].position->start > entries[0].origin.position->start);
}

BOOST_AUTO_TEST_CASE(an_entry_says_how_strongly_and_where_its_names_stand) {
  Reader reader(Language::embedded());
  EntriesFile file;
  file.entries =
      derive(page("PRP may soften  acne scars in adults.\n\nIt cures melasma.\n"), reader);
  const EntriesFile again = parse_entries(write_entries(file), "entries.xml", "/srv");
  BOOST_REQUIRE_EQUAL(again.entries.size(), 2U);
  const Entry& first = again.entries[0];
  BOOST_TEST((first.strength == Strength::conditional));
  BOOST_TEST((first.therapy->at == Span{0, 3}));
  BOOST_TEST((first.condition->at == Span{15, 25}));
  BOOST_TEST(first.origin.exact.substr(15, 10) == "acne scars");
  const Entry& second = again.entries[1];
  BOOST_TEST((second.strength == Strength::absolute));
  BOOST_TEST(!second.therapy->at.has_value());  // "it"
  BOOST_TEST((second.condition->at == Span{9, 16}));
}

// What plainly says what does what is a claim however often, and whatever stands around it.
BOOST_AUTO_TEST_CASE(a_page_that_repeats_one_claim_has_one_entry) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "PRP may soften acne scars.\n\n";
  Reader reader(Language::embedded());
  const std::vector<Entry> entries = derive(page(text), reader);
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  BOOST_TEST(entries[0].also.size() == 199U);
}

BOOST_AUTO_TEST_CASE(claims_that_say_it_outright_stand_on_every_page) {
  const std::string html =
      "<html lang=\"en\"><h1>The house</h1><p>We opened in 2011 and have three rooms on the ground "
      "floor, a garden behind the house and a car park at the front. The bus stops at our door "
      "every ten minutes, and the station is a short walk along the river. Bring the letter that "
      "we sent to you, and a list of the tablets that you take.</p>"
      "<p>PRP can help with:</p><ul><li>acne scars</li><li>melasma</li><li>thinning hair</li></ul>"
      "<p>PRP may help melasma. Our serum is safer than laser treatment.</p></html>";
  Reader reader(Language::embedded());
  std::string wordings;
  for (const Entry& entry : derive(read_document(html, Format::html, {.id = "page"}), reader)) {
    wordings += entry.wording + "|";
  }
  BOOST_TEST(wordings ==
             "acne scars|melasma|thinning hair|PRP may help melasma.|"
             "Our serum is safer than laser treatment.|");
}

BOOST_AUTO_TEST_CASE(different_claims_with_the_same_words_first_get_their_own_ids) {
  const Document document =
      page("It now helps a b c d e f g h i.\n\nIt now helps a b c d e k l m.\n");
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 2U);
  BOOST_TEST(entries[0].id == "it-now-helps-a-b-c-d-e");
  BOOST_TEST(entries[1].id == "it-now-helps-a-b-c-d-e-2");
}

BOOST_AUTO_TEST_CASE(a_therapy_is_taken_from_what_stands_around) {
  const Document document = page(
      "We draw blood and spin it to plasma. It helps scars. Unlike a cream, plasma helps twice.\n");
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 2U);
  BOOST_TEST(therapy(entries[0]) == "therapy-prp");
  // Named first, but the sentences before are about plasma: the cream is the comparator.
  BOOST_TEST(therapy(entries[1]) == "therapy-prp");
}

BOOST_AUTO_TEST_CASE(a_procedure_named_in_passing_is_a_comparator) {
  const Document document =
      page("Injected plasma helps scars. A facelift is costly. It helps wrinkles in a week.\n");
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 2U);
  BOOST_TEST(therapy(entries[1]) == "therapy-prp");
}

BOOST_AUTO_TEST_CASE(what_a_claim_compares_itself_with_is_not_its_therapy) {
  const Document document = page("We spin plasma.\n\nIt helps better than any cream.\n");
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  BOOST_TEST(therapy(entries[0]) == "therapy-prp");
}

BOOST_AUTO_TEST_CASE(a_form_gives_way_to_what_is_in_it) {
  const auto found = [](const std::string& text) {
    const std::vector<Entry> entries = derived(page(text, Format::markdown));
    return entries.empty() ? std::string("no claim") : therapy(entries.back());
  };
  BOOST_TEST(found("# stem cells\n\nThe infusion helps.\n") == "therapy-msc");
  BOOST_TEST(found("# Prices\n\nThe infusion helps.\n") == "therapy-iv");
  // Vitamins that come by infusion are an infusion.
  BOOST_TEST(found("# vitamins\n\nAn infusion takes an hour. No infusion hurts.\n\nIt helps.\n") ==
             "therapy-iv");
  BOOST_TEST(found("# vitamins\n\nIt helps.\n") == "therapy-supplement");
  // But a cream on a page about cells is a cream.
  BOOST_TEST(found("# stem cells\n\nThe cream helps.\n") == "therapy-topical");
}

BOOST_AUTO_TEST_CASE(a_page_is_about_what_it_introduces) {
  const auto found = [](const std::string& text) {
    const std::vector<Entry> entries = derived(page(text));
    return entries.empty() ? std::string("no claim") : therapy(entries.front());
  };
  const std::string rest = "It helps. Ask us.\n\n";
  BOOST_TEST(found("Prices and more.\n\nWe spin plasma.\n\n" + rest) == "therapy-prp");
  // Named later, and once: about something else.
  BOOST_TEST(found("Prices and more.\n\n" + rest + "We spin plasma.\n") == "none");
}

BOOST_AUTO_TEST_CASE(what_a_claim_names_first_is_meant_where_there_is_no_other) {
  const std::string far =
      "Ask us.\n\nCome.\n\nAsk.\n\nOr write.\n\nCome.\n\nAsk.\n\nWe write.\n\nCome.\n\n";
  const auto last = [&](const std::string& first) {
    return therapy(derived(page("Prices.\n\n" + first + far + "That helps scars.\n")).back());
  };
  BOOST_TEST(last("So plasma helps scars.\n\n") == "therapy-prp");
  BOOST_TEST(last("So plasma helps scars.\n\nSo do stem cells, it helps.\n\n") == "none");
}

BOOST_AUTO_TEST_CASE(a_line_of_a_price_list_is_about_itself) {
  const std::vector<Entry> entries = derived(
      page("Prices\n\nplasma, one hour: £85.\n\nGlow: £1,400. It helps scars.\n\n"
           "stem cells: 90. That helps scars.\n\nPrices are: as in 2024. This helps scars.\n"));
  BOOST_REQUIRE_EQUAL(entries.size(), 3U);
  BOOST_TEST(therapy(entries[0]) == "none");
  BOOST_TEST(therapy(entries[1]) == "therapy-msc");
  // No price: what stands before it goes on.
  BOOST_TEST(therapy(entries[2]) == "therapy-msc");
}

BOOST_AUTO_TEST_CASE(what_the_title_names_is_meant_where_another_is_mentioned_once) {
  const Document document = page(
      "# Injected plasma\n\nPlasma helps scars. After stem cells or without, it helps twice.\n",
      Format::markdown);
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 2U);
  BOOST_TEST(therapy(entries[1]) == "therapy-prp");

  const std::vector<Entry> once =
      derived(page("# Injected plasma\n\nPlasma helps scars.\n\nstem cells, however, that helps.\n",
                   Format::markdown));
  BOOST_REQUIRE_EQUAL(once.size(), 2U);
  // What a sentence begins with is what it is about.
  BOOST_TEST(therapy(once[1]) == "therapy-msc");
}

BOOST_AUTO_TEST_CASE(tablets_of_a_medicine_are_no_supplement) {
  const std::vector<Entry> entries =
      derived(page("# vitamins as tablets\n\nIt helps.\n", Format::markdown));
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  BOOST_TEST(therapy(entries[0]) == "none");
}

BOOST_AUTO_TEST_CASE(a_condition_is_what_the_page_is_about_where_no_other_is_named) {
  const auto found = [](const std::string& text) {
    const std::vector<Entry> entries = derived(page(text, Format::markdown));
    return entries.empty() ? std::string("no claim") : condition(entries.front());
  };
  BOOST_TEST(found("# vitiligo\n\n## Plasma\n\nIt helps.\n") == "vitiligo");
  BOOST_TEST(found("# Your hair\n\n## Plasma\n\nIt helps.\n") == "hair");
  // A question is any reader's; looks in general count where there is nothing else.
  BOOST_TEST(found("# Your hair\n\nIt helps.\n\n## And vitiligo?\n\nAsk us.\n") == "hair");
  BOOST_TEST(found("# Your hair\n\nIt helps your looks.\n") == "hair");
  BOOST_TEST(found("# Prices\n\nIt helps your looks.\n") == "looks");
  BOOST_TEST(found("# Your hair\n\nIt helps scars.\n") == "scars");
}

BOOST_AUTO_TEST_CASE(a_condition_goes_by_its_own_name) {
  Reader reader(Language::embedded());
  const std::vector<Entry> entries = derive(page("PRP injections soften acne scars."), reader);
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  BOOST_TEST(entries[0].condition->name == "acne scar");
  BOOST_TEST(entries[0].condition->kind == "skin-flaw");
}

BOOST_AUTO_TEST_CASE(a_heading_is_about_what_stands_under_it) {
  const Document document = page(
      "# The cream\n\nThe cream helps.\n\nThe cream helps twice.\n\n"
      "# It helps at once\n\nWe draw blood. We spin it to plasma.\n",
      Format::markdown);
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 3U);
  BOOST_TEST(therapy(entries[0]) == "therapy-topical");
  BOOST_TEST(entries[2].wording == "It helps at once");
  BOOST_TEST(therapy(entries[2]) == "therapy-prp");
}

BOOST_AUTO_TEST_CASE(list_items_under_one_lead_in_are_entries_that_share_it) {
  const Document document = page(
      "Injected plasma:\n\n- helps scars\n- helps wrinkles\n\n"
      "For vitiligo:\n\n- the cream helps\n",
      Format::markdown);
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 3U);
  BOOST_TEST(therapy(entries[0]) == "therapy-prp");
  BOOST_TEST(condition(entries[0]) == "scars");
  BOOST_TEST(therapy(entries[1]) == "therapy-prp");
  BOOST_TEST(therapy(entries[2]) == "therapy-topical");
  BOOST_TEST(condition(entries[2]) == "vitiligo");
}

struct LeadIn {
  const char* text;
  std::vector<std::string> wordings;
};
std::ostream& operator<<(std::ostream& out, const LeadIn& row) { return out << row.text; }

// What the items claim is not claimed by their lead-in once more, unless it says it all itself.
BOOST_DATA_TEST_CASE(a_lead_in_is_no_claim_beside_those_of_its_items,
                     boost::unit_test::data::make(std::vector<LeadIn>{
                         {"Plasma helps with:\n\n- helps scars\n- helps wrinkles\n",
                          {"helps scars", "helps wrinkles"}},
                         {"Plasma helps with:\n\n- helps scars\n- costs little\n", {"helps scars"}},
                         {"Plasma helps vitiligo:\n\n- helps at once\n",
                          {"Plasma helps vitiligo:", "helps at once"}},
                         {"Plasma helps with:\n\n- blood\n- needles\n", {"Plasma helps with:"}},
                         {"Plasma helps with:\n\nIt helps scars.\n",
                          {"Plasma helps with:", "It helps scars."}},
                     }),
                     row) {
  const Document document = page(row.text, Format::markdown);
  const std::vector<Entry> entries = derived(document);
  std::vector<std::string> wordings;
  for (const Entry& one : entries) wordings.push_back(one.wording);
  BOOST_TEST(wordings == row.wordings, boost::test_tools::per_element());
  // Nor does anybody miss an entry for it.
  const Reading reading = pretend_reading(document);
  BOOST_TEST(uncovered(document, reading, entries, {}).empty());
  BOOST_TEST(!uncovered(document, reading, {}, {}).empty());
}

BOOST_AUTO_TEST_CASE(a_lead_in_that_breaks_a_rule_is_answered_for_itself) {
  Reader reader(Language::embedded());
  const Document document = page(
      "PRP can always help, guaranteed, with:\n\n- acne scars in adults\n- knee pain from "
      "arthritis\n",
      Format::markdown);
  const Reading reading = reader.read(document);
  std::vector<Entry> entries = derive(document, reader);
  BOOST_REQUIRE_EQUAL(entries.size(), 3U);
  BOOST_TEST(entries[0].wording == "PRP can always help, guaranteed, with:");
  entries.erase(entries.begin());
  BOOST_TEST(uncovered(document, reading, entries, {}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(numbered_headings_under_a_heading_are_entries_with_its_hedge) {
  Reader reader(Language::embedded());
  const std::vector<Entry> entries =
      derive(page("# Your skin\n\n## Conditions that stem cell therapy may help include\n\n## 1. "
                  "Psoriasis\n\nSkin cells grow fast.\n\n## 2. Acne\n\nSpots.\n\n## Prices\n\n"
                  "## 1. Vitiligo\n",
                  Format::markdown),
             reader);
  BOOST_REQUIRE_EQUAL(entries.size(), 2U);
  for (const Entry& one : entries) {
    BOOST_TEST(therapy(one) == "therapy-msc");
    BOOST_TEST((one.strength == Strength::conditional));
  }
  BOOST_TEST(entries[0].wording == "1. Psoriasis");
  BOOST_TEST(condition(entries[0]) == "psoriasis");
  BOOST_TEST(entries[1].wording == "2. Acne");
  BOOST_TEST(condition(entries[1]) == "acne");
}

BOOST_AUTO_TEST_CASE(a_condition_is_never_taken_from_the_sentence_before) {
  const Document document = page("We see many people with vitiligo. Injected plasma helps.\n");
  BOOST_TEST(condition(derived(document).at(0)) == "none");
}

BOOST_AUTO_TEST_CASE(risks_of_the_same_therapy_become_candidates_nearest_first) {
  const Document document = page(
      "Injected plasma can cause pain at the site.\n\n"
      "Injected plasma helps scars.\n\n"
      "Injected plasma is not for people with an infection.\n\n"
      "A facelift can cause pain and infection.\n\n"
      "The cream can cause pain too.\n\n"
      "Injected plasma can cause risks.\n\n"
      "Injected plasma can cause infection.\n");
  const std::vector<Entry> entries = derived(document);
  BOOST_REQUIRE_EQUAL(entries.size(), 1U);
  const std::vector<RiskNote>& risks = entries[0].risks;
  BOOST_REQUIRE_EQUAL(risks.size(), 3U);
  BOOST_TEST(risks[0].text == "Injected plasma is not for people with an infection.");
  BOOST_TEST((risks[0].type == RiskType::contraindication));
  BOOST_TEST((risks[0].placement == Placement::on_page));
  BOOST_TEST(risks[0].therapies.at(0) == "therapy-prp");
  BOOST_TEST(!risks[0].confirmed);
  BOOST_TEST(risks[1].text == "Injected plasma can cause pain at the site.");
  // "can cause risks" names none.
  BOOST_TEST(risks[2].text == "Injected plasma can cause infection.");
}

BOOST_AUTO_TEST_CASE(a_page_without_claims_derives_nothing) {
  BOOST_TEST(derived(page("Opening hours are nine to five.\n")).empty());
  BOOST_TEST(derived(page("\n")).empty());
}

BOOST_AUTO_TEST_CASE(what_was_derived_is_written_and_read_back) {
  const Document document =
      page("Injected plasma helps scars <3 & more. Injected plasma can cause infection.\n");
  EntriesFile file;
  file.documents.push_back(list_document(document.info, "/srv/page.txt", "/srv"));
  file.entries = derived(document);
  const std::string bytes = write_entries(file);
  const EntriesFile again = parse_entries(bytes, "entries.xml", "/srv");
  BOOST_TEST(write_entries(again) == bytes);
  BOOST_REQUIRE_EQUAL(again.entries.size(), 1U);
  const ResolvedAnchor origin = resolve(again.entries[0].origin, document);
  BOOST_TEST((origin.resolution == Resolution::same));
  BOOST_TEST(document.text_of(origin.text) == "Injected plasma helps scars <3 & more.");
  BOOST_TEST(!again.entries[0].confirmed);
  BOOST_TEST(!again.entries[0].risks.at(0).confirmed);
}

BOOST_AUTO_TEST_CASE(what_was_derived_covers_the_page) {
  const Document document = page(
      "Injected plasma helps scars. It is spring. Injected plasma helps wrinkles.\n\n"
      "Injected plasma can cause infection.\n");
  const Reading reading = pretend_reading(document);
  for (const AnchorStyle style :
       {AnchorStyle::whole_quote, AnchorStyle::ends, AnchorStyle::position}) {
    const std::vector<Entry> entries = derived(document, style);
    BOOST_TEST(uncovered(document, reading, entries, {}).empty());
    // Without the second entry its claim is open, and covered again by a left-out line.
    const std::vector<Entry> first(entries.begin(), entries.begin() + 1);
    const std::vector<Uncovered> open = uncovered(document, reading, first, {});
    BOOST_REQUIRE_EQUAL(open.size(), 1U);
    BOOST_TEST(open[0].sentence == 2U);
    BOOST_TEST(open[0].claim);
    const std::vector<LeftOut> left_out = {{entries[1].origin, "said above", {}}};
    BOOST_TEST(uncovered(document, reading, first, left_out).empty());
  }
}

BOOST_AUTO_TEST_CASE(anchors_into_other_documents_cover_nothing) {
  const Document document = page("Injected plasma helps scars.\n");
  std::vector<Entry> entries = derived(document);
  entries[0].origin.document = "elsewhere";
  BOOST_TEST(uncovered(document, pretend_reading(document), entries, {}).size() == 1U);
}

}  // namespace caveat
