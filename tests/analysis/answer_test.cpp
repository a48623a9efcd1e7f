// SPDX-License-Identifier: Apache-2.0
//
// One line of `caveat analyse`: what is refused and why, and where the offsets point.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "cli/analysis.hpp"
#include "language/small.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;
using nlohmann::json;

struct Answer {
  bool fine = false;
  std::string line;
};

Answer answer_to(std::string_view line) {
  static const std::vector<LanguageSource> sources{{"lexicon.xml", std::string(small_lexicon)},
                                                   {"pack.xml", std::string(small_pack)}};
  static Analysis analysis(Language::compile(sources));
  Answer answer;
  answer.fine = analysis.answer(line, answer.line);
  return answer;
}

// As `caveat analyse` reads lines too long to be copied.
Answer long_answer_to(std::string line) {
  static const std::vector<LanguageSource> sources{{"lexicon.xml", std::string(small_lexicon)},
                                                   {"pack.xml", std::string(small_pack)}};
  static Analysis analysis(Language::compile(sources));
  Answer answer;
  std::string rest;
  answer.fine = analysis.answer_long(std::move(line), rest, [&](std::string& piece) {
    answer.line += piece;
    piece.clear();
  });
  answer.line += rest;
  return answer;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

struct Refused {
  const char* name;
  std::string line;
  std::string answer;
};
std::ostream& operator<<(std::ostream& out, const Refused& row) { return out << row.name; }

constexpr std::size_t long_line = std::size_t{1} << 20;

// Only the text of a parser's own messages is left open.
const std::vector<Refused> refused = {
    {"nothing", "", R"({"id": null, "error": "an empty line"})"},
    {"only spaces", " \t\r", R"({"id": null, "error": "an empty line"})"},
    {"an array", "[1]", R"({"id": null, "error": "not a JSON object"})"},
    {"a string", "\"It cures acne.\"", R"({"id": null, "error": "not a JSON object"})"},
    {"a long array", "[\"" + std::string(long_line, 'a') + "\"]",
     R"({"id": null, "error": "not a JSON object"})"},
    {"no text", R"({"id": 7})", R"({"id": 7, "error": "no \"text\""})"},
    {"no text, long", R"({"id": 7, "Text": ")" + std::string(long_line, 'a') + "\"}",
     R"({"id": 7, "error": "no \"text\""})"},
    {"text is null", R"({"id": 7, "text": null})",
     R"({"id": 7, "error": "\"text\" is not a string"})"},
    {"text is a list", R"({"id": 7, "text": ["a"]})",
     R"({"id": 7, "error": "\"text\" is not a string"})"},
    {"text is a list, long", R"({"text": [")" + std::string(long_line, 'a') + "\"], \"id\": 7}",
     R"({"id": 7, "error": "\"text\" is not a string"})"},
    {"a format nobody reads", R"({"id": 7, "text": "a", "format": "pdf"})",
     R"({"id": 7, "error": "unknown format \"pdf\": text, markdown or html"})"},
    {"a format in capitals", R"({"text": "a", "format": "HTML"})",
     R"({"id": null, "error": "unknown format \"HTML\": text, markdown or html"})"},
    {"a format that is no string", R"({"id": 7, "text": "a", "format": 1})",
     R"({"id": 7, "error": "\"format\" is not a string"})"},
    {"NUL in the text", R"({"id": 7, "text": "a\u0000b"})",
     R"({"id": 7, "error": "byte 1 is NUL: not a text"})"},
    {"targets are no list", R"({"id": 7, "text": "abc", "targets": {}})",
     R"({"id": 7, "error": "\"targets\" is not an array"})"},
    {"a target that is a number", R"({"id": 7, "text": "abc", "targets": [1]})",
     R"({"id": 7, "error": "a target is not {\"start\": n, \"end\": m} with n < m"})"},
    {"a target without an end", R"({"id": 7, "text": "abc", "targets": [{"start": 1}]})",
     R"({"id": 7, "error": "a target is not {\"start\": n, \"end\": m} with n < m"})"},
    {"an empty target", R"({"id": 7, "text": "abc", "targets": [{"start": 1, "end": 1}]})",
     R"({"id": 7, "error": "a target is not {\"start\": n, \"end\": m} with n < m"})"},
    {"a target backwards", R"({"id": 7, "text": "abc", "targets": [{"start": 2, "end": 1}]})",
     R"({"id": 7, "error": "a target is not {\"start\": n, \"end\": m} with n < m"})"},
    {"a target before the text",
     R"({"id": 7, "text": "abc", "targets": [{"start": -1, "end": 1}]})",
     R"({"id": 7, "error": "a target is not {\"start\": n, \"end\": m} with n < m"})"},
    {"a target in halves", R"({"id": 7, "text": "abc", "targets": [{"start": 0.5, "end": 1}]})",
     R"({"id": 7, "error": "a target is not {\"start\": n, \"end\": m} with n < m"})"},
    {"a target of 33 bits",
     R"({"id": 7, "text": "abc", "targets": [{"start": 0, "end": 4294967296}]})",
     R"({"id": 7, "error": "a target is not {\"start\": n, \"end\": m} with n < m"})"},
    {"a target behind the text", R"({"id": 7, "text": "abc", "targets": [{"start": 1, "end": 4}]})",
     R"({"id": 7, "error": "a target lies outside the text"})"},
    {"a target counted in bytes",
     "{\"id\": 7, \"text\": \"\u00e9\", \"targets\": [{\"start\": 0, \"end\": 2}]}",
     R"({"id": 7, "error": "a target lies outside the text"})"},
};

BOOST_AUTO_TEST_SUITE(analysis)

BOOST_DATA_TEST_CASE(a_line_that_cannot_be_answered_is_refused, data::make(refused), row) {
  const Answer answer = answer_to(row.line);
  BOOST_TEST(!answer.fine);
  BOOST_TEST(answer.line == row.answer + "\n");
}

struct NotJson {
  const char* name;
  std::string line;
};
std::ostream& operator<<(std::ostream& out, const NotJson& row) { return out << row.name; }

const std::vector<NotJson> not_json = {
    {"a word", "cures"},
    {"half an object", "{"},
    {"half a string", R"({"text": "a)"},
    {"two objects", R"({"text": "a"} {"text": "b"})"},
    {"a comma at the end", R"({"text": "a",})"},
    {"single quotes", R"({'text': 'a'})"},
    {"half a surrogate pair", R"({"text": "\ud800"})"},
    {"not UTF-8", "{\"text\": \"a\xff\"}"},
    {"a bare tab", "{\"text\": \"a\tb\"}"},
    {"nested too deep",
     R"({"text": "a", "id": )" + repeated("[", 2000) + repeated("]", 2000) + "}"},
    {"nested too deep, long", R"({"text": ")" + std::string(long_line, 'a') + "\", \"id\": " +
                                  repeated("[", 500'000) + repeated("]", 500'000) + "}"},
    {"half a string, long", R"({"text": ")" + std::string(long_line, 'a')},
    {"not UTF-8, long", R"({"text": ")" + std::string(long_line, 'a') + "\xff\"}"},
    {"two objects, long", R"({"text": ")" + std::string(long_line, 'a') + "\"} {}"},
};

BOOST_DATA_TEST_CASE(what_is_not_json_is_refused, data::make(not_json), row) {
  const Answer answer = answer_to(row.line);
  BOOST_TEST(!answer.fine);
  BOOST_TEST(answer.line.starts_with("{\"id\": null, \"error\": \"not JSON: "));
  BOOST_TEST(answer.line.size() < 200U);
  BOOST_TEST(json::accept(answer.line));
}

const std::vector<std::string> ids = {
    "null",
    "true",
    "0",
    "-7",
    "18446744073709551615",
    "2.5",
    R"("p1")",
    R"("caf\u00e9 \"1\"")",
    R"([1,"a",null])",
    R"({"page":{"part":[2]}})",
};

BOOST_DATA_TEST_CASE(an_id_of_any_kind_comes_back, data::make(ids), id) {
  const Answer answer = answer_to("{\"id\": " + id + ", \"text\": \"\"}");
  BOOST_TEST(answer.fine);
  BOOST_TEST(json::parse(answer.line).at("id") == json::parse(id));
  const Answer refusal = answer_to("{\"id\": " + id + "}");
  BOOST_TEST(json::parse(refusal.line).at("id") == json::parse(id));
}

struct Answered {
  const char* name;
  std::string line;
  std::string answer;
};
std::ostream& operator<<(std::ostream& out, const Answered& row) { return out << row.name; }

const std::string own_cure = R"("rule": "own/cure", "category": "cure", )";

const std::vector<Answered> answered = {
    {"no text at all", R"({"text": ""})", R"({"id": null, "sentences": []})"},
    {"nothing to find", R"({"id": 1, "text": "It rains."})",
     R"({"id": 1, "sentences": [{"start": 0, "end": 9, "text": "It rains.", "claim": false, )"
     R"("risk": false, "strength": "none", "findings": []}]})"},
    {"CRLF after the line", "{\"id\": 1, \"text\": \"It rains.\"}\r",
     R"({"id": 1, "sentences": [{"start": 0, "end": 9, "text": "It rains.", "claim": false, )"
     R"("risk": false, "strength": "none", "findings": []}]})"},
    {"asserted, then negated", R"({"id": 1, "text": "It cures acne.\nIt does not cure it."})",
     R"({"id": 1, "sentences": [{"start": 0, "end": 14, "text": "It cures acne.", "claim": true, )"
     R"("risk": false, "strength": "absolute", "findings": [{)" +
         own_cure +
         R"("status": "asserted", "severity": "error", "trigger": {"start": 3, "end": 8}, )"
         R"("cue": null, "provisions": []}]}, )"
         R"({"start": 15, "end": 35, "text": "It does not cure it.", "claim": false, )"
         R"("risk": false, "strength": "none", "findings": []}]})"},
    {"characters of two, three and four bytes",
     "{\"id\": 1, \"text\": \"\u00dc\u20ac\U0001F600 cannot not cure acne\"}",
     R"({"id": 1, "sentences": [{"start": 0, "end": 24, "text": ")"
     "\u00dc\u20ac\U0001F600"
     R"( cannot not cure acne", "claim": false, "risk": false, "strength": "none", "findings": [{)" +
         own_cure +
         R"("status": "negated", "severity": "error", "trigger": {"start": 15, "end": 19}, )"
         R"("cue": {"id": "not", "start": 11, "end": 14}, "provisions": []}]}]})"},
    {"escapes are characters too", R"({"text": "\ud83d\ude00\t\"It\" cures\u00a0acne"})",
     R"({"id": null, "sentences": [{"start": 0, "end": 17, "text": ")"
     "\U0001F600\\t\\\"It\\\" cures\u00a0"
     R"(acne", "claim": true, "risk": false, "strength": "absolute", "findings": [{)" +
         own_cure +
         R"("status": "asserted", "severity": "error", "trigger": {"start": 7, "end": 12}, )"
         R"("cue": null, "provisions": []}]}]})"},
    {"HTML: offsets into the source, text as read",
     R"({"format": "html", "text": "<p>\u00c9 &amp; it <b>cur</b>es acne"})",
     R"({"id": null, "sentences": [{"start": 3, "end": 31, "text": ")"
     "\u00c9"
     R"( & it cures acne", "claim": true, "risk": false, "strength": "absolute", "findings": [{)" +
         own_cure +
         R"("status": "asserted", "severity": "error", "trigger": {"start": 17, "end": 26}, )"
         R"("cue": null, "provisions": []}]}]})"},
    {"Markdown", R"({"format": "markdown", "text": "- It *cures* acne\n"})",
     R"({"id": null, "sentences": [{"start": 2, "end": 17, "text": "It *cures* acne", )"
     R"("claim": true, "risk": false, "strength": "absolute", "findings": [{)" +
         own_cure +
         R"("status": "asserted", "severity": "error", "trigger": {"start": 6, "end": 11}, )"
         R"("cue": null, "provisions": []}]}]})"},
    {"targets in the order asked",
     "{\"text\": \"\U0001F600 It is not red but blue\", "
     R"("targets": [{"start": 19, "end": 23}, {"start": 12, "end": 15}]})",
     "{\"id\": null, \"sentences\": [{\"start\": 0, \"end\": 24, \"text\": \"\U0001F600"
     R"( It is not red but blue", "claim": false, "risk": false, "strength": "none", )"
     R"("findings": []}], "targets": [{"start": 19, "end": 23, "status": "asserted", "cue": null}, )"
     R"({"start": 12, "end": 15, "status": "negated", "cue": {"id": "not", "start": 8, "end": 11}}]})"},
    {"targets in HTML",
     R"({"format": "html", "text": "<p>It is not <i>r</i>ed", "targets": [{"start": 16, "end": 23}]})",
     R"({"id": null, "sentences": [{"start": 3, "end": 23, "text": "It is not red", )"
     R"("claim": false, "risk": false, "strength": "none", "findings": []}], )"
     R"("targets": [{"start": 16, "end": 23, "status": "negated", )"
     R"("cue": {"id": "not", "start": 9, "end": 12}}]})"},
};

BOOST_DATA_TEST_CASE(a_line_is_answered_in_code_points, data::make(answered), row) {
  const Answer answer = answer_to(row.line);
  BOOST_TEST(answer.fine);
  BOOST_TEST(answer.line == row.answer + "\n");
}

// Lines over a megabyte go another way.
BOOST_AUTO_TEST_CASE(a_long_line_is_answered_as_a_short_one) {
  const std::string filler = repeated("It rains. ", long_line / 10 + 1);
  const Answer answer =
      answer_to(R"({"id": [2.5], "targets": [{"start": 3, "end": 8}], "text": ")" + filler +
                "\u00fc It does not cure acne.\"}");
  BOOST_REQUIRE(answer.fine);
  const json parsed = json::parse(answer.line);
  BOOST_TEST(parsed.at("id") == json::parse("[2.5]"));
  const json& last = parsed.at("sentences").back();
  BOOST_TEST(last.at("end") == filler.size() + 24);
  BOOST_TEST(last.at("findings").at(0).at("trigger").at("start") == filler.size() + 14);
  BOOST_TEST(last.at("findings").at(0).at("status") == "negated");
  BOOST_TEST(parsed.at("targets").at(0).at("status") == "asserted");
}

BOOST_AUTO_TEST_CASE(a_refusal_leaves_nothing_behind) {
  const std::string line = R"({"id": 1, "text": "It cures acne."})";
  const std::string before = answer_to(line).line;
  answer_to(R"({"text": "It does not rain.", "targets": [{"start": 0, "end": 99}]})");
  BOOST_TEST(answer_to(line).line == before);
}

BOOST_AUTO_TEST_SUITE_END()

const std::vector<std::string> read_either_way = {
    R"({"id": 7, "text": "It cures acne. It does not cure acne."})",
    R"({"text": "It cures \"acne\".\nIt \u0063ures \u00e9\ud83d\ude00 acne.", "id": [1, {"text": 2}]})",
    R"({"a": {"text": "x"}, "b": ["text", "y"], "text": "It cures acne.", "format": "markdown"})",
    R"({"text": "It cures acne.", "targets": [{"start": 3, "end": 8}]})",
    R"({"text": ""})",
    R"({"id": "no text"})",
    R"({"text": 3})",
    R"({"text": "a" "b"})",
    R"({"text": "never closed)",
    R"({"text": "ends in a slash\)",
    R"(["text", "It cures acne."])",
    R"({"text": "\ud800 alone"})",
    R"({"text": "\u12g4"})",
    R"({"text": "\x"})",
    "{\"text\": \"a\tb\"}",
    "{\"text\": \"\xC3\"}",
    "",
};

BOOST_DATA_TEST_CASE(a_long_line_is_answered_like_a_short_one, data::make(read_either_way), line) {
  const Answer one = answer_to(line), other = long_answer_to(line);
  BOOST_TEST(one.fine == other.fine);
  if (one.fine) BOOST_TEST(one.line == other.line);
}

BOOST_AUTO_TEST_CASE(a_large_answer_comes_in_pieces_that_are_the_whole) {
  const std::string line = R"({"text": ")" + repeated("It cures acne. ", 40'000) + "\"}";
  BOOST_TEST((answer_to(line).line == long_answer_to(line).line));
}

// Hostile shapes: what they cost is measured by the benchmarks, that they are answered is not.
struct Hostile {
  const char* name;
  std::string text;
  std::size_t sentences;
};
std::ostream& operator<<(std::ostream& out, const Hostile& row) { return out << row.name; }

const std::vector<Hostile> hostile = {
    {"no spaces", std::string(1 << 20, 'a'), 1},
    {"nothing but not", repeated("not ", 1 << 18) + "cures acne", 1},
    {"nothing but triggers", repeated("cures ", 1 << 17), 1},
    {"quotes in quotes", repeated("'\\\" ", 100'000) + "It cures acne", 1},
    {"one sentence of 10 MB", repeated("the cream and the ", 600'000) + "cures acne", 1},
};

BOOST_DATA_TEST_CASE(hostile_text_is_answered, data::make(hostile), row) {
  const Answer answer = long_answer_to(R"({"text": ")" + row.text + "\"}");
  BOOST_TEST_REQUIRE(answer.fine);
  BOOST_TEST(json::parse(answer.line)["sentences"].size() == row.sentences);
}

}  // namespace
}  // namespace caveat
