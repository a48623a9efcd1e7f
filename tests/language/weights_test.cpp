// SPDX-License-Identifier: Apache-2.0
//
// Words on the scales: what they add up to, and where nothing is weighed.

#include "language/weights.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "caveat/error.hpp"
#include "documents/reading.hpp"
#include "language/known_of_page.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"
#include "small.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

// "glory" is promised, "gloom" speaks against a promise and "murk" against all of its page\'s,
// "lift" claims, "sting" is a risk; "dawn ever" is promised, "hush" is a risk at the start and
// a claim at the end.
const std::string weights = R"(<lexicon xmlns="urn:caveat:lexicon:1" id="w" lang="en" version="1">
  <weighing of="absolute" base="-200" threshold="200" claim="0" risk="0" heading="-600" item="0" after-claim="0" after-risk="0" after-heading="0" claims="0" risks="0" defused="0"/>
  <weighing of="credible" base="0" threshold="-200" claim="0" risk="0" heading="0" item="0" after-claim="0" after-risk="0" after-heading="0" claims="0" risks="0" defused="0"/>
  <weighing of="claim" base="-200" threshold="0" claim="300" risk="0" heading="0" item="0" after-claim="0" after-risk="0" after-heading="0" claims="0" risks="0" defused="0"/>
  <weighing of="risk" base="-500" threshold="0" claim="0" risk="300" heading="0" item="0" after-claim="0" after-risk="0" after-heading="0" claims="0" risks="0" defused="0" claim-before="-600"/>
  <page-weighing of="health" base="0" threshold="-500"/>
  <page-weighing of="promises" base="0" threshold="-500"/>
  <weights>
glory 0 600 0 0 0 0 0 0 0 0 0 0 0 0 0
gloom 0 0 -600 -900 0 0 0 0 0 0 0 0 0 0 0
lift 0 0 0 400 0 0 0 0 0 0 0 0 0 0 0
sting 0 0 0 0 400 0 0 0 0 0 0 0 0 0 0
breeze 0 0 0 0 0 0 0 0 0 0 0 9000 0 0 0
murk 0 0 0 0 0 0 0 0 0 0 -9000 0 0 0 0
nurse 0 0 0 0 0 0 0 0 0 0 0 0 0 0 -9000
wheel 0 0 0 0 0 0 0 0 0 0 0 0 0 -9000 0
dawn 2 0 0 0 0 0 0 0 0 0 0 0 0 0 0
ever 3 0 0 0 0 0 0 0 0 0 0 0 0 0 0
hush 4 0 0 0 0 0 0 0 0 0 0 0 0 0 0
  </weights>
  <pairs>
2 3 600 0 0 0
1 4 0 0 0 400
4 1 0 0 400 0
  </pairs>
  <class id="therapy" kind="therapy"><terms>prp</terms></class>
  <class id="body-part" kind="body"><terms>knees</terms></class>
  <recogniser id="eases" kind="claim" strength="direct">eases ..2 (@condition | knees | ladders)</recogniser>
</lexicon>
)";

const std::string weighed_pack =
    R"(<pack xmlns="urn:caveat:pack:1" id="own" lang="en" version="1" title="Own">
<rule id="own/cure" category="cure" severity="error" status="stable" since="1" ordinary="yes">
<title>t</title><why>w</why><basis definition="yes"/>
<pattern>[~cure] ..2 @condition</pattern>
<message>m</message><advice>a</advice>
<fail>It <mark>cures</mark> eczema.</fail>
<pass>It does not cure eczema.</pass><pass>It can't cure acne.</pass><pass>It cures resin.</pass>
</rule>
<rule id="own/heal" category="cure" severity="error" status="stable" since="1">
<title>t</title><why>w</why><basis definition="yes"/>
<pattern>[~heal] ..2 @condition</pattern>
<message>m</message><advice>a</advice>
<fail>It <mark>heals</mark> eczema.</fail>
<pass>It does not heal eczema.</pass><pass>It can't heal acne.</pass><pass>It heals resin.</pass>
</rule>
<rule id="own/glory" category="absolute" severity="error" status="stable" since="1" claim="no">
<title>t</title><why>w</why><basis definition="yes"/>
<weighed/>
<message>m</message><advice>a</advice>
<fail>It <mark>cures</mark> eczema.</fail>
<pass>It does not cure eczema.</pass><pass>It can't cure acne.</pass><pass>It cures resin.</pass>
</rule>
</pack>
)";

std::shared_ptr<const Language> language() {
  const std::vector<LanguageSource> sources{
      {"small.xml", std::string(small_lexicon)}, {"w.xml", weights}, {"own.xml", weighed_pack}};
  return Language::compile(sources);
}

// Sixty words and more, about health; the sentence that is asked about stands at its end.
std::string page(const std::string& topic, const std::string& last, int sentences = 12) {
  std::string text;
  for (int i = 0; i < sentences; ++i) text += "People with " + topic + " came in on foot. ";
  return text + last;
}

// Long enough to tell what it is.
std::string long_page(const std::string& topic, const std::string& last) {
  return page(topic, last, 24);
}

struct Row {
  std::string text;
  const char* said;  // of the last sentence: rule, status, severity; then claim, risk
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const auto rows = data::make(std::vector<Row>{
    {page("acne", "All is glory now."), "own/glory asserted error;"},
    {page("acne", "All is glory, acne, glory now."), "own/glory asserted error;"},
    {page("acne", "It is not glory now."), "own/glory negated error;"},
    {page("acne", "All is well now."), ""},
    // Too short to weigh; about something else; no page of a seller.
    {"People with acne came in. All is glory now.", ""},
    {page("resin", "All is glory now."), ""},
    {long_page("acne wheel", "All is glory now."), ""},
    {long_page("acne nurse", "All is glory now."), ""},
    {long_page("acne nurse", "A lift, a sting."), " claim risk"},
    {long_page("acne nurse", "It cures acne."), "own/cure asserted warning; claim"},
    {long_page("acne wheel", "A lift, a sting."), ""},
    {page("acne wheel", "All is glory now."), "own/glory asserted error;"},
    {page("acne wheel", "It heals acne."), "own/heal asserted error; claim"},
    {long_page("acne wheel", "It heals acne."), "own/heal asserted warning;"},
    // Unless it is said outright.
    {long_page("acne wheel", "PRP cures acne."), "own/cure asserted error; claim"},
    {page("acne misleading", "All is glory now."), ""},
    // A rule goes first, and is doubted where the words speak against it.
    {page("acne", "It cures acne, glory."), "own/cure asserted error; claim"},
    {page("acne", "It cures acne, gloom."), "own/cure asserted warning;"},
    {"It cures acne, gloom.", "own/cure asserted error; claim"},
    {page("acne", "It cures acne, gloom, not."), "own/cure asserted warning;"},
    // What is said outright stays an error whatever the page sounds like: words without an
    // ordinary use, two rules of one mind, or a claim that says what does what.
    {page("acne", "It heals acne, gloom."), "own/heal asserted error; claim"},
    {page("acne", "It cures acne, heals eczema, gloom."),
     "own/cure asserted error;own/heal asserted error; claim"},
    {page("acne", "It cures acne and cures eczema, gloom."),
     "own/cure asserted warning;own/cure asserted warning;"},
    {page("acne", "It cures acne, does not heal eczema, gloom."),
     "own/cure asserted warning;own/heal negated error;"},
    {page("acne", "PRP cures acne, gloom."), "own/cure asserted error; claim"},
    // Said outright, unless it is a risk.
    {page("acne", "PRP eases acne, gloom."), " claim"},
    {page("acne", "PRP eases knees, gloom."), " claim"},
    {page("acne", "PRP eases ladders, gloom."), ""},
    {page("acne", "PRP eases acne, gloom, sting, sting."), " risk"},
    {page("acne", "A lift for all."), " claim"},
    {page("acne", "A sting for all."), " risk"},
    {page("acne", "A lift, a sting."), " claim risk"},
    {page("acne", "A lift and gloom."), ""},
    // Words next to each other.
    {page("acne", "A dawn ever so near."), "own/glory asserted error;"},
    {page("acne", "It is not dawn ever."), "own/glory negated error;"},
    {page("acne", "Ever a dawn so near."), ""},
    {page("acne", "Hush all of you."), " risk"},
    {page("acne", "All of you, hush"), " claim"},
    // What the sentences around it lean to counts: as much as they say is not enough.
    {page("acne", "A lift for all. A sting for all."), ""},
    {page("acne", "A sting for all. A lift for all."), " claim"},
    // What the page is like counts too.
    {page("acne breeze", "Nothing at all."), " claim"},
    {page("resin", "A lift for all."), ""},
});

BOOST_DATA_TEST_CASE(words_add_up, rows, row) {
  const Document document = read_document(row.text, Format::text, {}, {.detect_language = false});
  Reader reader(language());
  const Reading reading = reader.read(document);
  std::string said;
  for (const Assertion& made : reading.of(reading.sentences.back())) {
    said += made.rule->id + " " + std::string(to_string(made.status)) + " " +
            std::string(to_string(made.severity)) + ";";
  }
  if (reading.sentences.back().claim) said += " claim";
  if (reading.sentences.back().risk) said += " risk";
  BOOST_TEST(said == row.said);
}

// "gloom" takes nine points and more from a claim, and the recogniser gives three.
BOOST_AUTO_TEST_CASE(a_heading_claims_what_a_recogniser_says) {
  Reader reader(language());
  for (const char* const mark : {"", "# "}) {
    const Document document =
        read_document(page("acne", "\n\n" + std::string(mark) + "If it cures acne: gloom\n"),
                      Format::markdown, {}, {.detect_language = false});
    const Reading reading = reader.read(document);
    BOOST_TEST(document.text_of(document.sentences.back().text) == "If it cures acne: gloom");
    BOOST_TEST(reading.sentences.back().claim == (*mark != '\0'));
  }
}

BOOST_AUTO_TEST_CASE(the_heaviest_words_are_the_trigger) {
  const Document document = read_document(page("acne", "Now, glory for all, glory, and no more."),
                                          Format::text, {}, {.detect_language = false});
  Reader reader(language());
  const Reading reading = reader.read(document);
  BOOST_REQUIRE(reading.assertions.size() == 1u);
  BOOST_TEST(document.quote(reading.assertions.front().trigger) == "glory for all, glory");
}

BOOST_AUTO_TEST_CASE(words_that_add_only_together_are_the_trigger_together) {
  const Document document = read_document(page("acne", "Now there is dawn ever so near."),
                                          Format::text, {}, {.detect_language = false});
  Reader reader(language());
  const Reading reading = reader.read(document);
  BOOST_REQUIRE(reading.assertions.size() == 1u);
  BOOST_TEST(document.quote(reading.assertions.front().trigger) == "dawn ever");
}

BOOST_AUTO_TEST_CASE(what_stands_behind_counts) {
  const Document document =
      read_document(page("acne", "A sting for all. A lift again. A sting for all. Nothing."),
                    Format::text, {}, {.detect_language = false});
  std::string behind = weights;
  behind.replace(behind.find("claim-before"), 12, "claim-behind");
  const std::vector<LanguageSource> sources{
      {"small.xml", std::string(small_lexicon)}, {"w.xml", behind}, {"own.xml", weighed_pack}};
  Reader reader(Language::compile(sources));
  const Reading reading = reader.read(document);
  BOOST_TEST(!reading.sentences.end()[-4].risk);
  BOOST_TEST(reading.sentences.end()[-2].risk);
}

// "sting" is a risk unless the heading above leans to a claim ...
BOOST_AUTO_TEST_CASE(the_heading_above_counts) {
  std::string above = weights;
  above.replace(above.find("claim-before"), 12, "claim-above");
  Reader reader(Language::compile(std::vector<LanguageSource>{
      {"small.xml", std::string(small_lexicon)}, {"w.xml", above}, {"own.xml", weighed_pack}}));
  const auto is_risk = [&](const std::string& heading) {
    const std::string text = heading + "\n\n" + page("acne", "Then comes sting, sting.");
    const Document document = read_document(text, Format::markdown);
    return reader.read(document).sentences.back().risk;
  };
  BOOST_TEST(!is_risk("## Lift lift lift lift"));
  BOOST_TEST(is_risk("## Well well well well"));
  BOOST_TEST(is_risk("## Lift lift lift lift\n\nCame in.\n\n## Well well"));
}

// ... or it stands in the last fifth of its page.
BOOST_AUTO_TEST_CASE(the_place_on_the_page_counts) {
  std::string placed = weights;
  placed.replace(placed.find("claim-before"), 12, "last-fifth");
  Reader reader(Language::compile(std::vector<LanguageSource>{
      {"small.xml", std::string(small_lexicon)}, {"w.xml", placed}, {"own.xml", weighed_pack}}));
  const std::string sting = "Then comes sting, sting. ";
  const Document document =
      read_document(sting + page("acne", sting) + "They came. " + sting, Format::text);
  const Reading reading = reader.read(document);
  BOOST_TEST(reading.sentences.front().risk);
  BOOST_TEST(!reading.sentences.back().risk);
}

// ... or is an item of a list.
BOOST_AUTO_TEST_CASE(that_it_is_an_item_counts) {
  std::string items = weights;
  items.replace(items.find("item=\"0\"", items.find("of=\"risk\"")), 8, "item=\"-900\"");
  Reader reader(Language::compile(std::vector<LanguageSource>{
      {"small.xml", std::string(small_lexicon)}, {"w.xml", items}, {"own.xml", weighed_pack}}));
  for (const char* const mark : {"", "- "}) {
    const std::string text =
        page("acne", "\n\n" + std::string(mark) + "Then comes sting, sting.\n");
    const Document document = read_document(text, Format::markdown);
    const Reading reading = reader.read(document);
    BOOST_TEST(reading.sentences.back().risk == (*mark == '\0'));
  }
}

// A claim by weight is conditional where something hedges it: its own cue, the lead-in of its
// list, a heading or the sentence before, if cues of a lexicon can.
struct Hedged {
  const char* role;  // of the cue "perhaps"
  const char* last;
  Strength strength;
};
std::ostream& operator<<(std::ostream& out, const Hedged& row) {
  return out << row.role << ": " << row.last;
}

const auto hedged = data::make(std::vector<Hedged>{
    {"forward", "A lift for all.", Strength::direct},
    {"forward", "Perhaps a lift for all.", Strength::conditional},
    {"forward", "A lift for all, perhaps.", Strength::direct},
    {"forward", "It is not perhaps a lift for all.", Strength::direct},
    {"forward", "Perhaps. A lift for all.", Strength::direct},
    {"forward", "It gives:\n\n- a lift for all\n", Strength::direct},
    {"forward", "It gives perhaps:\n\n- a lift for all\n", Strength::conditional},
    {"backward", "A lift for all, perhaps.", Strength::conditional},
    {"previous", "Perhaps. A lift for all.", Strength::conditional},
    {"previous", "Well. A lift for all.", Strength::direct},
    {"heading", "\n\n## Perhaps\n\nA lift for all.", Strength::conditional},
    {"heading", "\n\n## Well\n\nA lift for all.", Strength::direct},
});

BOOST_DATA_TEST_CASE(a_claim_by_weight_may_be_hedged, hedged, row) {
  const std::string cues =
      R"(<lexicon xmlns="urn:caveat:lexicon:1" id="h" lang="en" version="1"><cues status="hedged" role=")" +
      std::string(row.role) + R"("><cue id="perhaps">perhaps</cue></cues></lexicon>)";
  std::string claims = weights;  // no sentence is looked at for a promise
  claims.replace(claims.find("threshold"), 0, "least-placed=\"9000\" ");
  Reader reader(
      Language::compile(std::vector<LanguageSource>{{"small.xml", std::string(small_lexicon)},
                                                    {"w.xml", claims},
                                                    {"h.xml", cues},
                                                    {"own.xml", weighed_pack}}));
  const Document document = read_document(page("acne", row.last), Format::markdown);
  const Reading reading = reader.read(document);
  BOOST_TEST(reading.sentences.back().claim);
  BOOST_TEST((reading.sentences.back().strength == row.strength));
}

// Who fits weights and who applies them mean the same by "its place".
BOOST_AUTO_TEST_CASE(what_is_known_of_a_place) {
  unsigned seen = 0, meant = 0;
  for (const BlockKind kind : {BlockKind::paragraph, BlockKind::heading, BlockKind::list_item}) {
    for (std::size_t sentence = 0; sentence < 30; ++sentence) {
      seen |= flags_of_place(sentence, 30, {.kind = kind, .text = {}});
    }
  }
  for (std::size_t i = 0; i < circumstance_names.size(); ++i) {
    if (is_of_place(static_cast<Circumstance>(i))) meant |= 1U << i;
  }
  BOOST_TEST(seen == meant);
}

BOOST_AUTO_TEST_CASE(without_weights_nothing_is_weighed) {
  const std::vector<LanguageSource> sources{{"small.xml", std::string(small_lexicon)},
                                            {"own.xml", weighed_pack}};
  const Document document = read_document(page("acne", "It cures acne, glory and gloom."),
                                          Format::text, {}, {.detect_language = false});
  Reader reader(Language::compile(sources));
  const Reading reading = reader.read(document);
  BOOST_REQUIRE(reading.assertions.size() == 1u);
  BOOST_TEST(reading.assertions.front().rule->id == "own/cure");
  BOOST_TEST(to_string(reading.assertions.front().severity) == "error");
}

struct Weakened {
  std::string text;
  const char* finding;
  const char* counterweight;  // null: nothing weakened it
};
std::ostream& operator<<(std::ostream& out, const Weakened& row) { return out << row.text; }

const auto weakened = data::make(std::vector<Weakened>{
    {page("acne", "It cures acne, gloom."), "own/cure warning", "gloom"},
    {page("acne", "In gloom, it cures acne of more gloom and more gloom."), "own/cure warning",
     "gloom and more gloom"},
    {page("acne murk", "It cures acne."), "own/cure warning", "murk"},
    {page("acne murk", "It cures acne, gloom gloom gloom."), "own/cure warning",
     "gloom gloom gloom"},
    {page("acne", "It cures acne, well."), "own/cure error", nullptr},
    {page("acne", "It heals acne, gloom."), "own/heal error", nullptr},
    // What is denied needs no words against it.
    {page("acne", "It can't cure acne, gloom."), "own/cure warning", nullptr},
    {"It cures acne, gloom.", "own/cure error", nullptr},
});

BOOST_DATA_TEST_CASE(what_weakens_a_finding_is_named, weakened, row) {
  const Document document = read_document(row.text, Format::text, {}, {.detect_language = false});
  Reader reader(language());
  const Reading reading = reader.read(document);
  BOOST_REQUIRE(reading.assertions.size() == 1u);
  const Finding found =
      to_finding(reading.assertions.front(), document, LineIndex(document.source));
  BOOST_TEST(found.rule + " " + std::string(to_string(found.severity)) == row.finding);
  BOOST_TEST(found.counterweight.has_value() == (row.counterweight != nullptr));
  if (!found.counterweight || row.counterweight == nullptr) return;
  const auto& [span, quote] = *found.counterweight;
  BOOST_TEST(quote == row.counterweight);
  BOOST_TEST(document.source.substr(span.start, span.size()) == row.counterweight);
}

struct Refusal {
  std::string from, to;
  std::string message;  // of the lexicon or pack with this put in for that
};
std::ostream& operator<<(std::ostream& out, const Refusal& row) { return out << row.to; }

const std::string fifteen =
    "w.xml:11:1: \"lift\" needs fifteen whole numbers\n"
    "  help: write the word, its group (below 128), then its points for absolute, credible, claim "
    "and risk: of the word, of its sentence's drift, of its page's tone; then of its page for "
    "health and for promises";
const std::string pair_help =
    "\n  help: write two groups (below 128), then what their words add next to each other for "
    "absolute, credible, claim and risk";
const std::string lift = "lift 0 0 0 400 0 0 0 0 0 0 0 0 0 0 0";

std::string many_words() {
  std::string lines = lift;
  for (std::size_t i = 0; i < Weights::most_words; ++i) {
    lines += "\nw" + std::to_string(i) + " 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0";
  }
  return lines;
}

const auto refusals = data::make(std::vector<Refusal>{
    {lift, "lift 0 0 0 400 0 0 0 0 0 0 0 0 0 0", fifteen},
    {lift, lift + " 0", fifteen},
    {lift, "lift 0 0 0 4oo 0 0 0 0 0 0 0 0 0 0 0", fifteen},
    {lift, "lift 0 0 0 40000 0 0 0 0 0 0 0 0 0 0 0", fifteen},
    {lift, "lift 128 0 0 400 0 0 0 0 0 0 0 0 0 0 0", fifteen},
    {"2 3 600 0 0 0", "2 3 600 0 0",
     "w.xml:22:1: \"2 3 600 0 0\" is no pair of groups" + pair_help},
    {"2 3 600 0 0 0", "2 128 600 0 0 0",
     "w.xml:22:1: \"2 128 600 0 0 0\" is no pair of groups" + pair_help},
    {"2 3 600 0 0 0", "2 3 600 0 0 0 0",
     "w.xml:22:1: \"2 3 600 0 0 0 0\" is no pair of groups" + pair_help},
    {lift, many_words(),
     "w.xml:60009:1: weights of more than 60000 words\n  help: leave out the rarest"},
    {"of=\"credible\"", "of=\"claim\"",
     "w.xml:8:3: weights without a <weighing of=\"credible\">\n  help: say when their sum is "
     "enough"},
    {"<pattern>[~heal] ..2 @condition</pattern>", "<weighed/>",
     "own.xml:18:1: a second rule of what the words weigh\n  help: the other one is own/heal: "
     "replace it, or give this one patterns"},
});

BOOST_DATA_TEST_CASE(what_cannot_be_weighed_is_refused, refusals, row) {
  const auto changed = [&](std::string text) {
    const auto at = text.find(row.from);
    return at == std::string::npos ? text : text.replace(at, row.from.size(), row.to);
  };
  const std::vector<LanguageSource> sources{{"small.xml", std::string(small_lexicon)},
                                            {"w.xml", changed(weights)},
                                            {"own.xml", changed(weighed_pack)}};
  std::string message = "accepted";
  try {
    Language::compile(sources);
  } catch (const Error& error) {
    message = error.what();
  }
  BOOST_TEST(message == row.message);
}

}  // namespace
}  // namespace caveat
