// SPDX-License-Identifier: Apache-2.0

#include "language/pattern.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "language/loader.hpp"
#include "language/scanner.hpp"

namespace bdata = boost::unit_test::data;

namespace {

// A language of a few words: ~cure, @skin (skin, dark circles), @stop (but).
struct Small {
  caveat::Language::Tables tables;
  caveat::Vocabulary& vocabulary = tables.vocabulary;
  caveat::Terms& terms = tables.terms;
  std::vector<caveat::Instruction>& program = tables.growing_program;
  caveat::Frequencies frequencies{terms, tables.number};
  caveat::ClassId cure, skin;

  Small() {
    vocabulary.add("--");
    cure = make_class("~cure", {{"cure"}, {"cures"}, {"cured"}});
    skin = make_class("skin", {{"skin"}, {"dark", "circles"}, {"dark"}});
    tables.gap_stop = make_class("stop", {{"but"}});
    tables.trigger_stop = make_class("trigger-stop", {{"not"}});
    tables.number = make_class("number", {{"two"}});
    for (const char* word : {"a", "the", "this"}) frequencies.set(vocabulary.add(word), 30);
  }

  caveat::ClassId make_class(const char* id, std::vector<std::vector<const char*>> words) {
    const caveat::ClassId made = terms.add_class({.id = id});
    for (const auto& term : words) {
      std::vector<caveat::WordId> ids;
      for (const char* word : term) ids.push_back(vocabulary.add(word));
      terms.add(made, ids);
    }
    return made;
  }

  caveat::PatternNames names() {
    return {
        .word = [this](std::string_view word) { return vocabulary.add(word); },
        .is_contraction = [](std::string_view word) { return word == "can't"; },
        .inflected = [this](std::string_view word) -> std::optional<caveat::ClassId> {
          if (word == "cure") return cure;
          return std::nullopt;
        },
        .named = [this](std::string_view name) -> std::optional<caveat::ClassId> {
          if (name == "skin") return skin;
          if (name == "number") return tables.number;
          return std::nullopt;
        },
        .frequency = [this](caveat::Atom atom) { return frequencies.of(atom); },
        .suggestion = [](std::string_view, bool) { return std::string("look it up"); },
    };
  }

  /// The marked words of the first match in the sentences, or "-".
  std::string match(std::string_view pattern, const std::vector<std::string>& sentences) {
    const auto compiled = caveat::compile_pattern(pattern, names(), program);
    tables.patterns.uses.push_back({.entry = compiled.entry});
    terms.freeze(vocabulary.size());
    caveat::build_index(tables, {&compiled, 1}, frequencies);
    caveat::Passage passage;
    for (const std::string& text : sentences) {
      passage.cut(tables, text, {0, static_cast<std::uint32_t>(text.size())});
    }
    passage.settle(tables);
    caveat::Scanner(tables).scan(passage, {});
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const caveat::Stretch read = passage[i];
      for (const auto& [index, found] : read.hits) {
        const std::uint32_t start = read.tokens[found.mark_start].text.start;
        return sentences[i].substr(start, read.tokens[found.mark_end - 1U].text.end - start);
      }
    }
    return "-";
  }
  std::string match(std::string_view pattern, std::string_view text) {
    return match(pattern, std::vector{std::string(text)});
  }
};

std::string words_before(int count, std::string_view rest) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "x ";
  return text.append(rest);
}

struct Match {
  const char* pattern;
  const char* text;
  const char* marked;  // "-" when it must not match
};
std::ostream& operator<<(std::ostream& out, const Match& row) {
  return out << row.pattern << " on \"" << row.text << '"';
}

constexpr Match matches[] = {
    {"risk free", "a Risk-Free trial", "Risk-Free"},
    {"risk-free", "risk free", "risk free"},
    {"~cure", "it cured me", "cured"},
    {"~cure", "secure", "-"},
    {"@skin now", "dark circles now", "dark circles now"},  // the longest term first
    {"@skin now", "dark now", "dark now"},                  // then the shorter one
    {"[~cure] ..2 @skin", "cures the bad skin", "cures"},
    {"[~cure] ..2 @skin", "cures the very bad skin", "-"},
    {"~cure .. @skin", "cures a b c skin", "cures a b c skin"},
    {"~cure .. @skin", "cures, they say, skin", "-"},  // four words and two commas
    {"~cure ..12 @skin", "cures hay but skin", "-"},   // a gap ends at a gap-stop
    {"[~cure ..2 @skin]", "cures not skin", "-"},      // and inside a trigger at a denial
    {"~cure ..2 [@skin]", "cures not skin", "skin"},
    {"~cure ..12 @skin", "cures: skin", "-"},  // and at hard punctuation
    // Found by the rarer words behind the first ones.
    {"the ..2 ~cure", "a the this the cure", "the this the cure"},
    {"(a | the | this) ..2 ~cure x", "the cured cures x", "the cured cures x"},
    {"(a | the | this) ..3 ~cure y", "the cured x cures y", "the cured x cures y"},
    {"a the ~cure", "a cure the cured a the cures", "a the cures"},
    {"# ..2 ~cure", "it cured 30 in two cures", "30 in two cures"},
    // One word of several, once as the last choice of a longer one.
    {"(a | # | @skin) d", "7 d", "7 d"},
    {"(a | b) (c | d | e)? $", "x b e", "b e"},
    {"((a | b?) | c) d", "d", "d"},
    {"((a | b?) | c) d", "c d", "c d"},
    {"(a | b c) d", "b c d", "b c d"},
    {"(a | b c)? d", "x d", "d"},
    {"a b? c", "a c", "a c"},
    {"a | b", "b", "b"},
    {"not !only ~cure", "not cured", "not cured"},
    {"not !only", "not only", "-"},
    {"not !(a | b) c", "not c", "not c"},
    {"# %", "100 %", "100 %"},
    {"#", "two", "two"},
    {"^ ~cure", "cures all", "cures"},
    {"^ ~cure", "it cures", "-"},
    {"~cure $", "it cures.", "cures"},
    {"~cure $", "it cures!", "cures"},
    {"~cure $", "it cures all", "-"},
    {"a , b", "a, b", "a, b"},
    {"a \\? b", "a? b", "a? b"},
    {"((a | b) c | d) e", "b c e", "b c e"},
    // What only looks as if it could never match.
    {"a ($ | b) c?", "a b c", "a b c"},
    {"a ($ | \\?) \\?", "a?", "a?"},
    {"a !b c? b", "a c b", "a c b"},
    {"a !b ..1 b", "a x b", "a x b"},
    {"a !(b c) b", "a b", "a b"},
    {"(a | (b | c)? d) e", "d e", "d e"},
};

struct Bad {
  const char* pattern;
  std::size_t offset;
  const char* problem;
};
std::ostream& operator<<(std::ostream& out, const Bad& row) { return out << row.pattern; }

constexpr Bad refused[] = {
    {"", 0, "nothing to match here"},
    {".. a", 4, "a pattern cannot begin with a gap"},
    {"a ..13 b", 6, "a gap this wide is refused"},
    {"(a", 2, "a group is not closed"},
    {"a)", 1, "unexpected \")\""},
    {"(a |)", 4, "nothing to match here"},
    {"[a", 2, "a trigger needs both brackets"},
    {"@skim", 0, "unknown class \"@skim\""},
    {"~heal", 0, "no inflections are known for \"~heal\""},
    {"@ skin", 1, "a name is missing in @class"},
    {"a? (b | c?)", 11, "every part of a pattern can be left out"},
    {"a ! b", 3, "nothing after \"!\""},
    {"!-", 2, "nothing after \"!\""},
    {"((((((((((a))))))))))", 9, "groups are nested too deeply"},
    // What no text can satisfy, wherever it stands in the pattern.
    {"a $ b", 4, "this can never match: the sentence ended before it"},
    {"a ($ | ,) (b | $ c)", 17, "this can never match: the sentence ended before it"},
    {"a $ ..2 b?", 8, "this can never match: the sentence ended before it"},
    {"a ^ b", 2, "this can never match: a word stands before the beginning"},
    {"(a | b) (^ c)", 9, "this can never match: a word stands before the beginning"},
    {"a !b b", 5, "this can never match: \"!\" refuses it right before"},
    {"a !(b | @skin) (c | @skin)", 20, "this can never match: \"!\" refuses it right before"},
    {"a !~cure ~cure", 9, "this can never match: \"!\" refuses it right before"},
    {"a can't", 2, "this can never match: \"can't\" is taken apart in texts"},
};

}  // namespace

BOOST_DATA_TEST_CASE(what_a_pattern_matches, bdata::make(matches), row) {
  BOOST_TEST(Small().match(row.pattern, row.text) == row.marked);
}

BOOST_DATA_TEST_CASE(a_bad_pattern_is_refused_with_its_place, bdata::make(refused), row) {
  Small small;
  try {
    caveat::compile_pattern(row.pattern, small.names(), small.program);
    BOOST_ERROR("not refused");
  } catch (const caveat::PatternError& error) {
    BOOST_TEST(error.what() == std::string_view(row.problem));
    BOOST_TEST(error.offset() == row.offset);
    BOOST_TEST(!error.help().empty());
  }
}

// Wherever it stands among the places of a window, and however many windows it takes.
BOOST_DATA_TEST_CASE(a_match_is_found_at_any_place, bdata::xrange(0, 400, 3), before) {
  const std::string text = words_before(before, "cures a b dark circles");
  BOOST_TEST(Small().match("~cure ..2 @skin", text) == "cures a b dark circles");
  BOOST_TEST(Small().match("~cure ..2 @skin $", text) == "cures a b dark circles");
  BOOST_TEST(Small().match("~cure ..2 @skin $", text + " x") == "-");
  BOOST_TEST(Small().match("^ ~cure ..2 @skin", text) ==
             (before == 0 ? "cures a b dark circles" : "-"));
}

BOOST_DATA_TEST_CASE(a_match_is_forty_words_long_at_most, bdata::xrange(0, 80, 7), before) {
  const std::string wide = "~cure ..12 x ..12 x ..12 @skin";
  const auto cured = [&](int between) {
    return words_before(before, "cures " + words_before(between, "skin"));
  };
  BOOST_TEST(Small().match(wide, cured(38)) == "cures " + words_before(38, "skin"));
  BOOST_TEST(Small().match(wide + " x", cured(38) + " x") == "-");
}

// They stand side by side when they are read.
BOOST_DATA_TEST_CASE(a_match_stays_in_its_sentence, bdata::xrange(0, 70, 5), before) {
  const std::string first = words_before(before, "it cures");
  BOOST_TEST(Small().match("~cure .. @skin", {first, "dark circles"}) == "-");
  BOOST_TEST(Small().match("~cure dark", {first, "dark circles"}) == "-");
  BOOST_TEST(Small().match("^ @skin $", {first, "dark circles", "x"}) == "dark circles");
  BOOST_TEST(Small().match("~cure $", {"x x", "", first, "dark circles"}) == "cures");
}

BOOST_AUTO_TEST_CASE(more_sentences_than_are_sifted_at_once_stay_apart) {
  std::vector<std::string> sentences(63, "it cures");
  sentences.push_back("cures skin");
  BOOST_TEST(Small().match("~cure skin", sentences) == "cures skin");
}

// Every gap can be crossed in many ways; the bound on steps keeps that from mattering.
BOOST_AUTO_TEST_CASE(an_attempt_is_bounded) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "a ";
  BOOST_TEST(Small().match("a ..12 a ..12 a ..12 a ..12 b", text) == "-");
}
