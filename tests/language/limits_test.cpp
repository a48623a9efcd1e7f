// SPDX-License-Identifier: Apache-2.0
//
// Files that grow when they are compiled: refused before they take the memory.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "caveat/error.hpp"
#include "language/language.hpp"
#include "language/small.hpp"

namespace caveat {
namespace {

std::string repeated(int times, const std::function<std::string(int)>& make) {
  std::string result;
  for (int i = 0; i < times; ++i) result += make(i);
  return result;
}

std::string inserted(std::string_view file, std::string_view before, const std::string& more) {
  std::string bytes(file);
  return bytes.insert(bytes.find(before), more);
}

std::string lexicon_with(const std::string& more) { return inserted(small_lexicon, "<cues", more); }

std::string included(int depth, const std::string& times_over) {
  return "<class id=\"c0\"><terms>a, b</terms></class>" + repeated(depth, [&](int i) {
           const std::string include = "<include class=\"c" + std::to_string(i) + "\"/>";
           return "<class id=\"c" + std::to_string(i + 1) + "\">" + include +
                  (times_over == "twice" ? include : "") + "</class>";
         });
}

// From the deepest on, so that the first class opens all others.
std::string included_from_the_top(int depth) {
  return repeated(depth,
                  [&](int i) {
                    return "<class id=\"c" + std::to_string(depth - i) + "\"><include class=\"c" +
                           std::to_string(depth - i - 1) + "\"/></class>";
                  }) +
         "<class id=\"c0\"><terms>a</terms></class>";
}

std::string rules_of_categories(int count) {
  const std::string pack(small_pack);
  const std::size_t start = pack.find("<rule"), end = pack.find("</pack>");
  return inserted(small_pack, "</pack>", repeated(count, [&](int i) {
                    std::string rule = pack.substr(start, end - start);
                    rule.replace(rule.find("own/cure"), 8, "own/c" + std::to_string(i));
                    rule.replace(rule.find("\"cure\""), 6, "\"c" + std::to_string(i) + "\"");
                    return rule;
                  }));
}

std::string outcome(const std::string& lexicon, const std::string& pack) {
  const std::vector<LanguageSource> sources{{"lexicon.xml", lexicon}, {"pack.xml", pack}};
  try {
    Language::compile(sources);
  } catch (const Error& error) {
    return error.problem();
  }
  return "accepted";
}

struct Row {
  const char* name;
  std::string lexicon, pack;
  const char* outcome;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::string own_lexicon(small_lexicon);
const std::string own_pack(small_pack);

const std::vector<Row> rows = {
    {"as it is", own_lexicon, own_pack, "accepted"},
    {"a class included twice, thirty times over", lexicon_with(included(30, "twice")), own_pack,
     "a class of more than 100000 terms"},
    {"a class included once, thirty times over", lexicon_with(included(30, "once")), own_pack,
     "accepted"},
    {"sixty thousand classes within each other", lexicon_with(included_from_the_top(60'000)),
     own_pack, "classes include each other more than 64 deep"},
    {"a term of eleven inflected words",
     lexicon_with("<class id=\"c\"><terms>" +
                  repeated(11, [](int) { return std::string("~cure "); }) + "</terms></class>"),
     own_pack,
     "\"~cure ~cure ~cure ~cure ~cure ~cure ~cure ~cure ~cure ~cure ~cure\" has more "
     "than 1000 forms"},
    {"seventy thousand cues",
     lexicon_with(
         "<cues status=\"hedged\" role=\"forward\">" +
         repeated(70'000,
                  [](int i) { return "<cue id=\"x" + std::to_string(i) + "\">perhaps</cue>"; }) +
         "</cues>"),
     own_pack, "more than 65535 patterns"},
    {"sixty categories", own_lexicon, rules_of_categories(59), "accepted"},
    {"seventy categories", own_lexicon, rules_of_categories(70), "more than 61 categories"},
};

BOOST_AUTO_TEST_SUITE(limits)

BOOST_DATA_TEST_CASE(a_language_is_bounded, boost::unit_test::data::make(rows), row) {
  BOOST_TEST(outcome(row.lexicon, row.pack) == row.outcome);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace caveat
