// SPDX-License-Identifier: Apache-2.0

#include "documents/english.hpp"

#include <algorithm>
#include <array>

#include "documents/characters.hpp"
#include "documents/word_table.hpp"

namespace caveat {
namespace {

using namespace std::string_view_literals;

constexpr std::array titles = {
    "approx"sv, "assoc"sv, "ca"sv, "capt"sv, "cf"sv,   "col"sv,  "dr"sv,     "dres"sv,
    "drs"sv,    "e.g"sv,   "eg"sv, "esp"sv,  "excl"sv, "fr"sv,   "gen"sv,    "gov"sv,
    "hon"sv,    "i.e"sv,   "ie"sv, "incl"sv, "lt"sv,   "med"sv,  "messrs"sv, "mme"sv,
    "mr"sv,     "mrs"sv,   "ms"sv, "mt"sv,   "mx"sv,   "prof"sv, "rev"sv,    "sen"sv,
    "sgt"sv,    "st"sv,    "v"sv,  "viz"sv,  "vs"sv,
};
constexpr std::array before_numbers = {
    "apr"sv, "art"sv, "aug"sv, "chap"sv, "dec"sv, "eq"sv,  "ext"sv,  "feb"sv, "fig"sv, "figs"sv,
    "jan"sv, "jul"sv, "jun"sv, "mar"sv,  "no"sv,  "nos"sv, "nov"sv,  "oct"sv, "p"sv,   "par"sv,
    "pp"sv,  "pt"sv,  "ref"sv, "refs"sv, "sec"sv, "sep"sv, "sept"sv, "tab"sv, "tel"sv, "vol"sv,
};
constexpr std::array names = {
    "e.u"sv, "u.k"sv, "u.n"sv, "u.s"sv, "u.s.a"sv, "ave"sv, "blvd"sv, "dept"sv, "rd"sv, "univ"sv,
};
constexpr std::array tails = {
    "a.m"sv, "al"sv,  "b.a"sv, "b.sc"sv, "bros"sv, "co"sv,  "corp"sv, "d.o"sv, "etc"sv, "inc"sv,
    "jr"sv,  "ltd"sv, "m.a"sv, "m.d"sv,  "m.sc"sv, "p.m"sv, "ph.d"sv, "plc"sv, "sr"sv,
};
constexpr std::array openers = {
    "after"sv,   "all"sv,     "although"sv, "as"sv,        "because"sv, "before"sv,   "both"sv,
    "but"sv,     "each"sv,    "even"sv,     "every"sv,     "for"sv,     "he"sv,       "here"sv,
    "his"sv,     "however"sv, "if"sv,       "in"sv,        "it"sv,      "its"sv,      "many"sv,
    "most"sv,    "my"sv,      "no"sv,       "one"sv,       "our"sv,     "patients"sv, "please"sv,
    "she"sv,     "since"sv,   "so"sv,       "some"sv,      "such"sv,    "that"sv,     "the"sv,
    "their"sv,   "then"sv,    "there"sv,    "therefore"sv, "these"sv,   "they"sv,     "this"sv,
    "those"sv,   "thus"sv,    "to"sv,       "we"sv,        "when"sv,    "while"sv,    "with"sv,
    "without"sv, "yet"sv,     "you"sv,      "your"sv,
};
constexpr std::array leading_on = {
    "a"sv,       "about"sv,  "after"sv, "an"sv,   "and"sv,    "are"sv,     "as"sv,    "at"sv,
    "because"sv, "before"sv, "but"sv,   "by"sv,   "called"sv, "can"sv,     "for"sv,   "from"sv,
    "has"sv,     "have"sv,   "if"sv,    "in"sv,   "into"sv,   "is"sv,      "its"sv,   "like"sv,
    "may"sv,     "my"sv,     "named"sv, "no"sv,   "not"sv,    "of"sv,      "on"sv,    "or"sv,
    "our"sv,     "over"sv,   "per"sv,   "than"sv, "that"sv,   "the"sv,     "their"sv, "these"sv,
    "this"sv,    "to"sv,     "under"sv, "via"sv,  "was"sv,    "were"sv,    "when"sv,  "which"sv,
    "while"sv,   "who"sv,    "whose"sv, "will"sv, "with"sv,   "without"sv, "your"sv,
};
constexpr std::array introducers = {"following"sv, "include"sv, "includes"sv, "including"sv};
constexpr std::array letter_takers = {
    "appendix"sv,  "category"sv,  "class"sv,  "factor"sv, "figure"sv,  "grade"sv, "group"sv,
    "hepatitis"sv, "influenza"sv, "option"sv, "part"sv,   "phase"sv,   "plan"sv,  "schedule"sv,
    "stage"sv,     "step"sv,      "table"sv,  "type"sv,   "vitamin"sv,
};
constexpr std::array auxiliaries = {
    "are"sv, "can"sv,   "cannot"sv, "could"sv,  "do"sv,   "had"sv,  "have"sv,
    "may"sv, "might"sv, "must"sv,   "should"sv, "were"sv, "will"sv,
};
constexpr std::array distinct = {
    "and"sv,  "are"sv,   "as"sv,   "at"sv,  "be"sv,    "by"sv,   "can"sv,  "for"sv,
    "from"sv, "have"sv,  "how"sv,  "it"sv,  "may"sv,   "more"sv, "not"sv,  "of"sv,
    "or"sv,   "our"sv,   "that"sv, "the"sv, "their"sv, "they"sv, "this"sv, "to"sv,
    "what"sv, "which"sv, "with"sv, "you"sv, "your"sv,
};

template <std::size_t... sizes>
constexpr auto joined(const std::array<std::string_view, sizes>&... lists) {
  std::array<std::string_view, (sizes + ...)> all;
  auto end = all.begin();
  ((end = std::copy(lists.begin(), lists.end(), end)), ...);
  return all;
}

constexpr std::size_t longest_abbreviation = 6;
constexpr std::size_t end_of_titles = titles.size();
constexpr std::size_t end_of_numbers = end_of_titles + before_numbers.size();
constexpr std::size_t end_of_names = end_of_numbers + names.size();

constexpr WordTable abbreviation_table(joined(titles, before_numbers, names, tails));
static_assert(std::ranges::all_of(joined(titles, before_numbers, names, tails),
                                  [](auto word) { return word.size() <= longest_abbreviation; }));
constexpr WordTable opener_table(openers);
constexpr WordTable leading_on_table(leading_on);
constexpr WordTable introducer_table(introducers);
constexpr WordTable letter_taker_table(letter_takers);
constexpr WordTable auxiliary_table(auxiliaries);
constexpr WordTable distinct_table(distinct);

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  if (word.size() > longest_abbreviation) return Abbreviation::none;
  const std::size_t place = abbreviation_table.place(word);
  if (place == abbreviation_table.nowhere) return Abbreviation::none;
  if (place < end_of_titles) return Abbreviation::title;
  if (place < end_of_numbers) return Abbreviation::before_number;
  return place < end_of_names ? Abbreviation::name : Abbreviation::tail;
}

bool opens_sentences(std::string_view word) { return opener_table.holds(word); }
bool leads_on(std::string_view word) { return leading_on_table.holds(word); }
bool introduces(std::string_view word) { return introducer_table.holds(word); }
bool takes_letter(std::string_view word) { return letter_taker_table.holds(word); }
bool is_auxiliary(std::string_view word) { return auxiliary_table.holds(word); }
bool is_plural_ending(std::string_view letters) { return letters == "s"; }

std::size_t syllables(std::string_view word) {
  const auto is_vowel = [](char c) { return "aeiouy"sv.find(c) != std::string_view::npos; };
  std::size_t groups = 0;
  char before = ' ', last = ' ';
  for (const char original : word) {
    const char c = ascii_lower(original);
    if (c == '\'') continue;
    if (is_vowel(c) && !is_vowel(last)) ++groups;
    before = last;
    last = c;
  }
  // The "e" that ends "rare", but not the one of "little".
  const bool is_silent = last == 'e' && before != 'l' && !is_vowel(before) && groups > 1;
  return std::max<std::size_t>(1, groups - (is_silent ? 1 : 0));
}

bool is_distinctly_english(std::string_view word) { return distinct_table.holds(word); }

}  // namespace caveat
