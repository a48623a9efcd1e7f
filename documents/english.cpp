// SPDX-License-Identifier: Apache-2.0

#include "documents/english.hpp"

#include <algorithm>
#include <array>

namespace caveat {
namespace {

using namespace std::string_view_literals;

// All tables are sorted: they are searched by halves.

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

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& table, std::string_view word) {
  return std::binary_search(table.begin(), table.end(), word);
}

template <std::size_t size>
constexpr bool is_sorted(const std::array<std::string_view, size>& table) {
  return std::is_sorted(table.begin(), table.end());
}

constexpr std::size_t longest_abbreviation = 6;
template <std::size_t size>
constexpr bool is_short(const std::array<std::string_view, size>& table) {
  return std::all_of(table.begin(), table.end(),
                     [](std::string_view word) { return word.size() <= longest_abbreviation; });
}
static_assert(is_short(titles) && is_short(before_numbers) && is_short(names) && is_short(tails));

static_assert(is_sorted(titles) && is_sorted(before_numbers) && is_sorted(tails));
static_assert(is_sorted(openers) && is_sorted(leading_on) && is_sorted(letter_takers));
static_assert(is_sorted(auxiliaries) && is_sorted(distinct));

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  if (word.size() > longest_abbreviation) return Abbreviation::none;
  if (holds(titles, word)) return Abbreviation::title;
  if (holds(before_numbers, word)) return Abbreviation::before_number;
  if (std::find(names.begin(), names.end(), word) != names.end()) return Abbreviation::name;
  if (holds(tails, word)) return Abbreviation::tail;
  return Abbreviation::none;
}

bool opens_sentences(std::string_view word) { return holds(openers, word); }
bool leads_on(std::string_view word) { return holds(leading_on, word); }
bool takes_letter(std::string_view word) { return holds(letter_takers, word); }
bool is_auxiliary(std::string_view word) { return holds(auxiliaries, word); }
bool is_distinctly_english(std::string_view word) { return holds(distinct, word); }

}  // namespace caveat
