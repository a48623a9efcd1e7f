// SPDX-License-Identifier: Apache-2.0

#include "entries/resolving.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "documents/reading.hpp"
#include "files/digest.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

Document page(std::string text) {
  return read_document(std::move(text), Format::text, {}, {.detect_language = false});
}

Span find(const Document& document, std::string_view words) {
  const std::size_t at = document.text.find(words);
  BOOST_REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

constexpr std::string_view sentence = "The serum smooths fine lines in a week.";

const std::string before =
    "The clinic opened in spring.\n\n"
    "The serum smooths fine lines in a week. It smells of roses.\n\n"
    "Bookings are taken by telephone.\n";

std::string edited(std::string_view what, std::string_view by) {
  std::string text = before;
  return text.replace(text.find(what), what.size(), by);
}

struct Row {
  const char* name;
  std::string now;
  Resolution resolution;
  const char* found;  // empty: nothing
  const char* why;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row edits[] = {
    {"nothing", before, Resolution::same, "The serum smooths fine lines in a week.",
     "the quote stands where it stood"},
    {"a document that became empty", " ", Resolution::gone, "",
     "the quote is nowhere in the document"},
    {"another page", "Opening hours are nine to five.\n", Resolution::gone, "",
     "the quote is nowhere in the document"},
    {"the sentence deleted", edited(sentence, ""), Resolution::gone, "",
     "the quote is nowhere in the document"},
    {"cut short", edited(" in a week.", "."), Resolution::reworded, "The serum smooths fine lines.",
     "some of the quote's words have changed"},
    {"one word replaced", edited("smooths", "softens"), Resolution::reworded,
     "The serum softens fine lines in a week.", "some of the quote's words have changed"},
    {"words inserted", edited("fine lines", "fine lines, and deep ones too,"), Resolution::reworded,
     "The serum smooths fine lines, and deep ones too, in a week.",
     "some of the quote's words have changed"},
    {"split in two", edited("fine lines in a week.", "fine lines. It does so in a week."),
     Resolution::split, "The serum smooths fine lines. It does so in a week.",
     "the quote stands in more sentences than it had"},
    {"merged with the next",
     edited("lines in a week. It smells of roses.", "lines in one week and it smells of roses."),
     Resolution::merged, "The serum smooths fine lines in one week",
     "the quote has become part of a longer sentence"},
    {"words put before it", edited(sentence, "Nobody says the serum smooths fine lines in a week."),
     Resolution::merged, "Nobody says the serum smooths fine lines in a week.",
     "the quote has become part of a longer sentence"},
    {"words put after it", edited("in a week.", "in a week, but not here."), Resolution::reworded,
     "The serum smooths fine lines in a week, but not here.",
     "some of the quote's words have changed"},
    {"a near copy among other neighbours",
     "News.\n\nThe balm smooths fine lines in a week. We are closed on Sundays.\n",
     Resolution::lookalike, "", "something like the quote stands among other neighbours"},
    {"another sentence in its place", edited(sentence, "Our house has a garden by the sea."),
     Resolution::gone, "", "the quote is nowhere in the document"},
    {"a paragraph before deleted", edited("The clinic opened in spring.\n\n", ""),
     Resolution::moved, "The serum smooths fine lines in a week.",
     "the quote stands 30 bytes further up"},
    {"a paragraph inserted before", "News.\n\n" + before, Resolution::moved,
     "The serum smooths fine lines in a week.", "the quote stands 7 bytes further on"},
    {"all caps", edited(sentence, "THE SERUM SMOOTHS FINE LINES IN A WEEK."), Resolution::same,
     "THE SERUM SMOOTHS FINE LINES IN A WEEK.",
     "the quote stands where it stood, in other letters or marks"},
    {"spaces and a line break", edited("smooths fine", "smooths \n fine"), Resolution::same,
     "The serum smooths\nfine lines in a week.", "the quote stands where it stood"},
    {"a copy further down", before + "\n" + std::string(sentence) + "\n", Resolution::same,
     "The serum smooths fine lines in a week.", "the quote stands where it stood"},
};

Anchor quoted(std::string exact, std::optional<Span> position = {}) {
  Anchor anchor;
  anchor.exact = std::move(exact);
  anchor.position = position;
  return anchor;
}

Anchor anchor_in(const Document& document, std::string_view words,
                 AnchorStyle style = AnchorStyle::whole_quote) {
  return AnchorMaker(document).make(find(document, words), style).anchor;
}

}  // namespace

BOOST_DATA_TEST_CASE(an_anchor_says_what_became_of_its_words, data::make(edits), row) {
  const Document old = page(before);
  const Document now = page(row.now);
  const ResolvedAnchor answer = resolve(anchor_in(old, sentence), now);
  BOOST_TEST(static_cast<int>(answer.resolution) == static_cast<int>(row.resolution));
  BOOST_TEST(now.text_of(answer.text) == row.found);
  BOOST_TEST(answer.why == row.why);
  BOOST_TEST(answer.found() == (*row.found != '\0'));
  BOOST_TEST((answer.source == (answer.found() ? now.map.to_source(answer.text) : Span{})));
}

struct Edited {
  const char* name;
  const char* was;
  const char* quote;
  const char* now;
  Resolution resolution;
  const char* found;
};

std::ostream& operator<<(std::ostream& out, const Edited& row) { return out << row.name; }

// What pages do that say the same words over and over, or end with the quote.
const Edited repetitive[] = {
    // Of three words the neighbours say where they were.
    {"one of three words changed",
     "Ask for a plan of the rooms.\n\nPRP reduces acne.\n\nBring the letter that we sent.\n",
     "PRP reduces acne.",
     "Ask for a plan of the rooms.\n\nPRP cures acne.\n\nBring the letter that we sent.\n",
     Resolution::reworded, "PRP cures acne."},
    {"words gone, others inflected",
     "Ask for a plan of the rooms.\n\nPRP appears to reduce pain.\n\nBring the letter we sent.\n",
     "PRP appears to reduce pain.",
     "Ask for a plan of the rooms.\n\nPRP reduces pain.\n\nBring the letter we sent.\n",
     Resolution::reworded, "PRP reduces pain."},
    {"another sentence of three words in its place",
     "Ask for a plan of the rooms.\n\nPRP reduces acne.\n\nBring the letter that we sent.\n",
     "PRP reduces acne.",
     "Ask for a plan of the rooms.\n\nPRP costs little.\n\nBring the letter that we sent.\n",
     Resolution::gone, ""},
    {"three words, one changed, elsewhere",
     "Ask for a plan of the rooms.\n\nPRP reduces acne.\n\nBring the letter that we sent.\n",
     "PRP reduces acne.", "Our laser hurts nobody.\n\nPRP cures acne.\n\nThe bus stops here.\n",
     Resolution::gone, ""},
    {"the heading above has the quote's first word",
     "News of spring.\n\nWhen to call\n\nCall us if the skin gets red or hot.\n",
     "Call us if the skin gets red or hot.",
     "News of spring.\n\nWhen to call\n\nMusic us if the skin gets red or hot.\n",
     Resolution::reworded, "Music us if the skin gets red or hot."},
    {"the heading above is the quote's first word",
     "All about spots.\n\nAcne\n\nAcne is a lasting ailment of small glands.\n",
     "Acne is a lasting ailment of small glands.",
     "All about spots.\n\nAcne\n\nBridge is a lasting ailment of small glands.\n",
     Resolution::reworded, "Bridge is a lasting ailment of small glands."},
    {"the next sentence has the quote's last word",
     "It is a drink with willow, turmeric and vitamin C. Vitamin C tastes sour to most.\n",
     "It is a drink with willow, turmeric and vitamin C.",
     "It is a drink with willow, turmeric and table K. Vitamin C tastes sour to most.\n",
     Resolution::reworded, "It is a drink with willow, turmeric and table K."},
    {"many words put in before the last ones of the page",
     "We are open.\n\nResults differ from person to person and no outcome is guaranteed.\n",
     "Results differ from person to person and no outcome is guaranteed.",
     "We are open.\n\nResults differ from person to person and no outcome whatsoever in any of "
     "our houses at all is guaranteed.\n",
     Resolution::reworded,
     "Results differ from person to person and no outcome whatsoever in any of our houses at all "
     "is guaranteed."},
    {"the first words of the page, whose neighbour is gone",
     "The gel may smooth lines in adults. It smells of roses.\n\nBookings by telephone.\n",
     "The gel may smooth lines in adults.",
     "The gel might smooth lines in adults.\n\nBookings by telephone.\n", Resolution::reworded,
     "The gel might smooth lines in adults."},
    {"the last words of the page, whose neighbour is gone",
     "We are open. It smells of roses.\n\nThe gel may smooth lines in adults.\n",
     "The gel may smooth lines in adults.",
     "We are open.\n\nThe gel might smooth lines in adults.\n", Resolution::reworded,
     "The gel might smooth lines in adults."},
    {"a title with a full stop is no end of a sentence",
     "Ask them.\n\nBoth Dr. Wren and Mrs. Oak see people there on weekdays, and the house stays "
     "open late.\n",
     "Both Dr. Wren and Mrs. Oak see people there on weekdays, and the house stays open late.",
     "Ask them.\n\nBoth Dr. Wren and Mrs. Oak see people there on weekdays. The house stays open "
     "late.\n",
     Resolution::split,
     "Both Dr. Wren and Mrs. Oak see people there on weekdays. The house stays open late."},
    {"the page has the quote's words all over",
     "Stem cells help the growth of skin, skin cells help the growth of stem cells.\n\n"
     "Skin cells help the growth of skin, stem cells help the growth of the skin.\n\n"
     "The house opens at noon on weekdays. Do stem cells help the growth of the skin? Ask in "
     "spring.\n\n"
     "The growth of skin stem cells is a help to skin, and cells help stem cells.\n\n"
     "The growth of the stem cells of the skin is a help to the growth of cells.\n",
     "Do stem cells help the growth of the skin?",
     "Stem cells help the growth of skin, skin cells help the growth of stem cells.\n\n"
     "Skin cells help the growth of skin, stem cells help the growth of the skin.\n\n"
     "The house opens at noon on weekdays. Do stem kettle help the growth of the paper? Ask in "
     "spring.\n\n"
     "The growth of skin stem cells is a help to skin, and cells help stem cells.\n\n"
     "The growth of the stem cells of the skin is a help to the growth of cells.\n",
     Resolution::reworded, "Do stem kettle help the growth of the paper?"},
    {"a near copy at the end of the page, beside words any page has",
     "Clouds.\n\nIt lessens the look of scars and stretch marks. It may be a choice for people "
     "who seek a smoother skin.\n",
     "It may be a choice for people who seek a smoother skin.",
     "Clouds.\n\nIt softens the look of old stretch marks. It may be a market for people who seek "
     "a quiet skin. Ask us in spring, or send a letter to our house by the sea.\n",
     Resolution::lookalike, ""},
};

BOOST_DATA_TEST_CASE(an_anchor_stands_on_pages_that_repeat_themselves, data::make(repetitive),
                     row) {
  const Document old = page(row.was);
  const Document now = page(row.now);
  const ResolvedAnchor answer = resolve(anchor_in(old, row.quote), now);
  BOOST_TEST(to_string(answer.resolution) == to_string(row.resolution), answer.why);
  BOOST_TEST(now.text_of(answer.text) == row.found);
}

BOOST_AUTO_TEST_CASE(what_changed_is_said_word_by_word) {
  const Document old = page(before);
  const Document now = page(edited("smooths fine lines", "may smooth lines and scars"));
  const ResolvedAnchor answer = resolve(anchor_in(old, sentence), now);
  BOOST_TEST((answer.resolution == Resolution::reworded));
  BOOST_TEST(answer.similarity < 1.0);
  BOOST_TEST(answer.similarity > 0.5);
  std::string changes;
  for (const WordDifference& change : answer.changes) {
    changes += "[" + change.was + " -> " + change.is + "]";
  }
  BOOST_TEST(changes == "[smooths fine -> may smooth][ -> and scars]");
}

BOOST_AUTO_TEST_CASE(words_named_by_their_ends_are_held_to_their_digest) {
  const Document old = page(before);
  const Anchor anchor = anchor_in(old, sentence, AnchorStyle::ends);
  BOOST_TEST(anchor.exact == "");
  BOOST_TEST(anchor.start == "The serum smooths fine");
  BOOST_TEST(anchor.end == "lines in a week.");
  BOOST_TEST(anchor.prefix + anchor.suffix == "");

  const ResolvedAnchor same = resolve(anchor, old);
  BOOST_TEST((same.resolution == Resolution::same));
  BOOST_TEST(old.text_of(same.text) == sentence);

  const Document moved = page("News.\n\n" + before);
  BOOST_TEST((resolve(anchor, moved).resolution == Resolution::moved));

  const Document changed = page(edited("fine lines", "fine and deep lines"));
  const ResolvedAnchor other = resolve(anchor, changed);
  BOOST_TEST((other.resolution == Resolution::reworded));
  BOOST_TEST(other.needs_person);
  BOOST_TEST(other.why == "the text between the quote's first and last words has changed");
  BOOST_TEST(changed.text_of(other.text) == "The serum smooths fine and deep lines in a week.");

  const Document cut = page(edited("lines in a week.", "lines."));
  BOOST_TEST((resolve(anchor, cut).resolution == Resolution::gone));
  BOOST_TEST(resolve(anchor, cut).why ==
             "the quote's first words are there, its last words do not follow");
  BOOST_TEST(resolve(anchor, page("Nothing.")).why ==
             "the quote's first words are nowhere in the document");
}

BOOST_AUTO_TEST_CASE(neighbours_decide_between_copies) {
  const Document document =
      page("Acne scars. It works in a week. Ask us.\n\nBurns. It works in a week. Ask them.\n");
  Anchor anchor;
  anchor.exact = "It works in a week.";
  const ResolvedAnchor ambiguous = resolve(anchor, document);
  BOOST_TEST((ambiguous.resolution == Resolution::ambiguous));
  BOOST_TEST(!ambiguous.found());
  BOOST_TEST(ambiguous.why == "the quote stands at 2 places, and nothing tells them apart");

  anchor.prefix = "Burns.";
  const ResolvedAnchor second = resolve(anchor, document);
  BOOST_TEST((second.resolution == Resolution::same));
  BOOST_TEST(second.text.start == 47U);
  BOOST_TEST(second.context == 1.0);
  BOOST_TEST(second.runner_up.start == 12U);
  BOOST_TEST(second.runner_up_context < 1.0);
  BOOST_TEST(second.runner_up_similarity == 1.0);
  BOOST_TEST(second.margin() == (1.0 - second.runner_up_context) / 3,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST(ambiguous.margin() == 0.0);
  BOOST_TEST(resolve(quoted("Ask them."), document).margin() == 1.0);
}

BOOST_AUTO_TEST_CASE(context_grows_until_it_is_unique) {
  const Document document = page(
      "On scars, after many weeks of daily care and rest, it works. Ask us.\n\n"
      "On burns, after many weeks of daily care and rest, it works. Ask us.\n");
  const AnchorMaker maker(document);
  const auto last = static_cast<std::uint32_t>(document.text.rfind("it works."));
  for (const std::uint32_t start : {find(document, "it works.").start, last}) {
    const AnchorMaker::Made made = maker.make({start, start + 9});
    BOOST_TEST(made.unique);
    Anchor anchor = made.anchor;
    anchor.position.reset();
    BOOST_TEST(resolve(anchor, document).text.start == start);
  }
}

BOOST_AUTO_TEST_CASE(identical_sentences_are_told_apart_by_position_alone) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "The serum works at once.\n\n";
  const Document document = page(text);
  const AnchorMaker::Made made = AnchorMaker(document).make(document.sentences[100].text);
  BOOST_TEST(!made.unique);
  const ResolvedAnchor there = resolve(made.anchor, document);
  BOOST_TEST((there.resolution == Resolution::same));
  BOOST_TEST((there.text == document.sentences[100].text));
  BOOST_TEST(there.why ==
             "the quote stands where it stood; only its place tells it from 199 others like it");
  BOOST_TEST(there.margin() == 0.0);
  Anchor lost = made.anchor;
  lost.position->start += 1;
  BOOST_TEST((resolve(lost, document).resolution == Resolution::ambiguous));
}

struct BadAnchor {
  const char* name;
  Anchor anchor;
  Resolution resolution;
  const char* why;
};

std::ostream& operator<<(std::ostream& out, const BadAnchor& row) { return out << row.name; }

Anchor beside(std::string prefix, std::string exact, Span position = {0, 5}) {
  Anchor anchor = quoted(std::move(exact), position);
  anchor.prefix = std::move(prefix);
  return anchor;
}

const BadAnchor bad_anchors[] = {
    {"empty", {}, Resolution::gone, "the anchor has no quote"},
    {"no letters", quoted("\xE2\x80\x8B"), Resolution::gone, "the anchor's quote has no letters"},
    {"beyond the document", quoted(std::string(sentence), Span{5000, 5040}), Resolution::moved,
     "the quote stands there; the recorded place is beyond the document"},
    {"the largest offsets", quoted(std::string(sentence), Span{4294967294U, 4294967295U}),
     Resolution::moved, "the quote stands there; the recorded place is beyond the document"},
    {"a byte too far on", quoted(std::string(sentence), Span{31, 70}), Resolution::moved,
     "the quote stands 1 byte further up"},
    {"backwards", quoted(std::string(sentence), Span{40, 30}), Resolution::moved,
     "the quote stands 10 bytes further up"},
    {"one word among others", beside("Elsewhere the", "serum"), Resolution::lookalike,
     "a few words that stand elsewhere, among others"},
    {"a prefix longer than the document", beside(std::string(5000, 'x'), std::string(sentence)),
     Resolution::moved, "the quote stands 30 bytes further on"},
    {"a prefix that stands nowhere", beside("Elsewhere the", std::string(sentence), Span{30, 69}),
     Resolution::same, "the quote stands where it stood, among other neighbours"},
    {"longer than the document", quoted(std::string(5000, 'x')), Resolution::gone,
     "the quote is nowhere in the document"},
};

BOOST_DATA_TEST_CASE(a_bad_anchor_gets_a_verdict, data::make(bad_anchors), row) {
  const ResolvedAnchor answer = resolve(row.anchor, page(before));
  BOOST_TEST(static_cast<int>(answer.resolution) == static_cast<int>(row.resolution));
  BOOST_TEST(answer.why == row.why);
}

struct Doubtful {
  const char* name;
  const char* quote;
  std::string digest;
  Resolution resolution;
  bool needs_person;
  const char* why;
};

std::ostream& operator<<(std::ostream& out, const Doubtful& row) { return out << row.name; }

const Doubtful doubtful[] = {
    {"its own digest", "The serum smooths fine lines in a week.", quote_digest(sentence),
     Resolution::same, false, "the quote stands where it stood"},
    {"of the exact bytes", "The serum smooths fine lines in a week.",
     "sha256:" + sha256_hex(sentence), Resolution::same, false, "the quote stands where it stood"},
    {"of another quote", "The serum smooths fine lines in a week.",
     quote_digest("The serum erases fine lines."), Resolution::reworded, true,
     "the quote and its digest contradict each other"},
    {"the quote edited, the page not", "The serum soothes fine lines in a week.",
     quote_digest(sentence), Resolution::reworded, true,
     "the quote was changed by hand; the words of its digest stand here"},
    {"neither is there", "Our garden is open to all.", quote_digest("Parking is free of charge."),
     Resolution::gone, false, "the quote is nowhere in the document"},
};

// Somebody edited one of the two: never the same without a word.
BOOST_DATA_TEST_CASE(a_quote_is_held_to_its_digest, data::make(doubtful), row) {
  const Document document = page(before);
  Anchor anchor = anchor_in(document, sentence);
  anchor.exact = row.quote;
  anchor.digest = row.digest;
  const ResolvedAnchor answer = resolve(anchor, document);
  BOOST_TEST(to_string(answer.resolution) == to_string(row.resolution));
  BOOST_TEST(answer.needs_person == row.needs_person);
  BOOST_TEST(answer.why == row.why);
}

BOOST_AUTO_TEST_CASE(an_offset_inside_a_character_is_no_place) {
  const Document document = page("\xC3\x84rzte raten ab. \xC3\x84rzte raten zu.\n");
  const ResolvedAnchor answer = resolve(quoted("rzte raten ab.", Span{1, 17}), document);
  BOOST_TEST((answer.resolution == Resolution::gone));
}

BOOST_AUTO_TEST_CASE(struck_words_are_not_there) {
  Document document = page(before);
  const Anchor anchor = anchor_in(document, sentence);
  Document struck = page("News.\n\n" + before);
  struck.blocks[2].struck = true;
  const ResolvedAnchor answer = resolve(anchor, struck);
  BOOST_TEST((answer.resolution == Resolution::struck));
  BOOST_TEST(answer.why == "the quote is struck out");
}

// Where it stood is no excuse, whatever the anchor knows of its neighbours.
BOOST_AUTO_TEST_CASE(words_in_their_old_place_that_are_not_shown_are_not_there) {
  for (const AnchorStyle style :
       {AnchorStyle::whole_quote, AnchorStyle::ends, AnchorStyle::position}) {
    Document document = page(before);
    const Anchor anchor = anchor_in(document, sentence, style);
    BOOST_TEST((resolve(anchor, document).resolution == Resolution::same));
    document.blocks[1].hidden = true;
    BOOST_TEST((resolve(anchor, document).resolution == Resolution::struck));
    BOOST_TEST(resolve(anchor, document).why == "the quote is hidden");
  }
}

BOOST_AUTO_TEST_CASE(an_anchor_counts_bytes_and_code_points) {
  const Document document = page("\xC3\x84rzte, \xE2\x80\x9Cja\xE2\x80\x9D.\n\nThe serum works.\n");
  const Anchor anchor = anchor_in(document, "The serum works.");
  BOOST_TEST((anchor.position == Span{19, 35}));
  BOOST_TEST((anchor.position_codepoints == Span{14, 30}));
  BOOST_TEST(anchor.digest == quote_digest("the serum WORKS."));
  BOOST_TEST(anchor.prefix == "\xC3\x84rzte, \"ja\".");
}

BOOST_AUTO_TEST_CASE(a_position_anchor_needs_no_context) {
  const Document document = page(before + "\n" + std::string(sentence) + "\n");
  const Anchor anchor = anchor_in(document, sentence, AnchorStyle::position);
  BOOST_TEST(anchor.prefix + anchor.suffix + anchor.digest == "");
  BOOST_TEST((resolve(anchor, document).resolution == Resolution::same));
}

struct LinkRow {
  const char* href;
  Anchor anchor;
  const char* link;
};

std::ostream& operator<<(std::ostream& out, const LinkRow& row) { return out << row.link; }

Anchor ends(std::string start, std::string end) {
  Anchor anchor;
  anchor.start = std::move(start);
  anchor.end = std::move(end);
  return anchor;
}

const LinkRow links[] = {
    {"", quoted("It works."), ""},
    {"https://example.org/", {}, ""},
    {"https://example.org/", quoted("It works."), "https://example.org/#:~:text=It%20works."},
    {"https://example.org/#prices", quoted("a, b & c-d"),
     "https://example.org/#prices:~:text=a%2C%20b%20%26%20c%2Dd"},
    {"https://example.org/#:~:text=old", quoted("new"), "https://example.org/#:~:text=new"},
    {"https://example.org/", quoted("Injected fat-derived cells may help."),
     "https://example.org/#:~:text=Injected%20fat%2Dderived%20cells%20may%20help."},
    // No browser looks for words across two paragraphs.
    {"https://example.org/", quoted("It smooths lines.\nAnd it lasts."),
     "https://example.org/#:~:text=It%20smooths%20lines.,And%20it%20lasts."},
    {"https://example.org/", ends("The serum", "a week."),
     "https://example.org/#:~:text=The%20serum,a%20week."},
    // On the page the quotation marks may be curly: the words around them are not.
    {"https://example.org/", quoted("It is a \"miracle\" for all skin."),
     "https://example.org/#:~:text=It%20is%20a,for%20all%20skin."},
};

BOOST_DATA_TEST_CASE(a_link_opens_the_page_at_the_words, data::make(links), row) {
  BOOST_TEST(text_fragment_link(row.href, row.anchor) == row.link);
}

}  // namespace caveat
