// SPDX-License-Identifier: Apache-2.0
//
// Packs and lexicons: every example of every rule, and what is refused.

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "caveat/error.hpp"
#include "documents/reading.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"

namespace bdata = boost::unit_test::data;

namespace {

const std::string good_rule =
    R"(<pack xmlns="urn:caveat:pack:1" id="own" lang="en" version="1" title="Own">
<rule id="own/shine" category="cure" severity="warning" status="stable" since="1">
<title>t</title><why>w</why><basis definition="yes"/>
<pattern>[~cure] ..2 eczema</pattern>
<message>m</message><advice>a</advice>
<fail>It <mark>cures</mark> eczema.</fail>
<pass>It does not cure eczema.</pass><pass>It may cure eczema.</pass><pass>It is cured resin.</pass>
</rule>
</pack>
)";

std::string with(const std::string& from, const std::string& to) {
  std::string text = good_rule;
  return text.replace(text.find(from), from.size(), to);
}

std::string refusal(std::string bytes) {
  const std::vector<caveat::LanguageSource> sources{{"own.xml", std::move(bytes)}};
  try {
    caveat::Language::load(sources);
  } catch (const caveat::Error& error) {
    return error.what();
  }
  return "accepted";
}

struct Row {
  const char* from;
  const char* to;
  const char* message;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.to; }

const Row rows[] = {
    {"[~cure] ..2 eczema", "[~cure] ..2 @conditoin",
     "own.xml:4:22: unknown class \"@conditoin\"\n  help: did you mean \"condition\"?"},
    {"[~cure] ..2 eczema", "[~cuer] ..2 eczema",
     "own.xml:4:11: no inflections are known for \"~cuer\"\n  help: did you mean \"~cure\"? Or "
     "list "
     "the word in <words>"},
    {"[~cure] ..2 eczema", "..2 eczema",
     "own.xml:4:20: a pattern cannot begin with a gap\n  help: begin with a word, a ~word, a "
     "@class "
     "or #"},
    {"[~cure] ..2 eczema", "[~cure] $ eczema",
     "own.xml:4:20: this can never match: the sentence ended before it\n  help: put $ at the end"},
    {"[~cure] ..2 eczema</pattern>", "[~cure]</pattern>\n<pattern>[~cure]</pattern>",
     "own.xml:5:1: this can never match: the same pattern stands before it\n  help: the other one "
     "is "
     "at own.xml:4:1; drop one"},
    {"definition=\"yes\"", "provisions=\"uk-cap-12-70\"",
     "own.xml:3:29: unknown provision \"uk-cap-12-70\"\n  help: did you mean \"uk-cap-12-7\"?"},
    {"definition=\"yes\"", "provisions=\"au-tgac2021-effect\"",
     "own.xml:3:29: the provision \"au-tgac2021-effect\" is of grade M and decides nothing\n  "
     "help: "
     "name a provision that was seen, or none"},
    {"definition=\"yes\"", "",
     "own.xml:3:29: a rule rests on the definition or on a provision\n  help: write "
     "definition=\"yes\" or name provisions"},
    {"own/shine", "cure-language/cure",
     "own.xml:2:1: the rule id \"cure-language/cure\" is used twice\n  help: the other one stands "
     "at cure-language.xml"},
    {"It <mark>cures</mark> eczema.", "It <mark>helps</mark> eczema.",
     "own.xml:6:1: own/shine: finds nothing in \"It helps eczema.\"\n  help: mend the pattern or "
     "the example: a rule is admitted with examples that hold"},
    {"It does not cure eczema.", "It cures eczema.",
     "own.xml:7:1: own/shine: flags \"cures\" as asserted in a <pass> text: It cures eczema.\n  "
     "help: mend the pattern or the example: a rule is admitted with examples that hold"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_example_of_every_rule_holds) {
  const auto language = caveat::Language::embedded();
  BOOST_TEST(language->rules().size() >= 30u);
  for (const caveat::ExampleFailure& failure : caveat::run_examples(*language)) {
    BOOST_ERROR(to_string(failure.where) << ": " << failure.problem);
  }
}

BOOST_AUTO_TEST_CASE(a_good_pack_is_accepted) { BOOST_TEST(refusal(good_rule) == "accepted"); }

BOOST_DATA_TEST_CASE(a_bad_pack_is_refused_with_place_and_help, bdata::make(rows), row) {
  const std::string message = refusal(with(row.from, row.to));
  BOOST_TEST(message.starts_with(row.message), message);
}

BOOST_AUTO_TEST_CASE(a_foil_less_rule_is_refused_by_the_schema) {
  const std::string message = refusal(with("<pass>It may cure eczema.</pass>", ""));
  BOOST_TEST(message.starts_with("own.xml:"), message);
}

// What an authority challenged and a rule quotes is found when somebody writes it again.
BOOST_AUTO_TEST_CASE(what_precedents_quote_is_found) {
  const std::set<std::string_view> not_in_these_words = {
      "Claimed to reverse signs of ageing",  // the authority's words about the advertiser's
      "this treatment is available to everyone in our facilities",  // objected to for urgency
      "various chronic conditions",                                 // no sentence
  };
  caveat::Reader reader(caveat::Language::embedded());
  int found = 0;
  for (const caveat::Rule& rule : reader.language().rules()) {
    for (const caveat::Precedent& precedent : rule.precedents) {
      const caveat::Document document =
          caveat::read_document("Stem cell serum for the skin: " + precedent.quote,
                                caveat::Format::text, {}, {.detect_language = false});
      const auto assertions = reader.read(document).assertions;
      const bool asserted = std::ranges::any_of(assertions, [](const caveat::Assertion& made) {
        return made.status == caveat::Status::asserted;
      });
      found += asserted ? 1 : 0;
      BOOST_TEST(asserted != not_in_these_words.contains(precedent.quote), precedent.quote);
    }
  }
  BOOST_TEST(found >= 30);
}

// "May" before the same promise is no better promise: the advice asks for facts, or for silence.
BOOST_AUTO_TEST_CASE(what_would_pass_is_more_than_a_hedge) {
  const std::set<std::string> hedges = {"may",      "might",    "could",     "can",    "perhaps",
                                        "possibly", "probably", "hopefully", "help",   "helps",
                                        "seems",    "appears",  "potential", "likely", "some"};
  for (const caveat::Rule& rule : caveat::Language::embedded()->rules()) {
    std::istringstream words(rule.advice);
    int left = 0;
    for (std::string word; words >> word;) {
      word.erase(
          std::remove_if(word.begin(), word.end(), [](char c) { return !(c >= 'a' && c <= 'z'); }),
          word.end());
      left += word.size() > 2 && !hedges.contains(word) ? 1 : 0;
    }
    BOOST_TEST(left >= 6, rule.id << ": " << rule.advice);
    for (const char* offer : {"write \"may", "say \"may", "use \"may", "\"might", "\"could"}) {
      BOOST_TEST(rule.advice.find(offer) == std::string::npos, rule.id << ": " << rule.advice);
    }
  }
}

// Only these two packs may fail a page on their own.
BOOST_AUTO_TEST_CASE(severity_error_belongs_to_two_packs) {
  for (const caveat::Rule& rule : caveat::Language::embedded()->rules()) {
    if (rule.severity != caveat::Severity::error) continue;
    BOOST_TEST((rule.pack == "cure-language" || rule.pack == "safety-language"), rule.id);
  }
}

BOOST_AUTO_TEST_CASE(every_rule_rests_on_something_and_has_its_foils) {
  for (const caveat::Rule& rule : caveat::Language::embedded()->rules()) {
    BOOST_TEST((rule.by_definition || !rule.provisions.empty()), rule.id);
    BOOST_TEST(rule.examples.size() >= 4u, rule.id);
  }
}
