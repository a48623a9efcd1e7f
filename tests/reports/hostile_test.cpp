// SPDX-License-Identifier: Apache-2.0
//
// Whatever a page holds, every report is XML that another parser accepts, and text
// that a terminal does not act on.

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "reports/libxml2.hpp"
#include "reports/runs.hpp"

namespace bdata = boost::unit_test::data;

namespace caveat {

namespace {

struct Row {
  std::string name;
  std::string text;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

std::vector<Row> hostile_rows() {
  std::vector<Row> rows = {
      {"empty", ""},
      {"end of CDATA", "]]>"},
      {"comment", "-- --> <!-- -"},
      {"markup", "<a b=\"c\" d='e'>&amp;&#1;&nosuch;</a>"},
      {"newline", "a\nb\r\nc\td"},
      {"white space", "  \n  "},
      {"surrogates", "\xED\xA0\x80 \xED\xBF\xBF"},
      {"U+FFFE, U+FFFF", "\xEF\xBF\xBE \xEF\xBF\xBF"},
      {"overlong", "\xC0\xAF \xC1\xBF \xE0\x80\x80 \xF0\x80\x80\x80"},
      {"beyond Unicode", "\xF4\x90\x80\x80 \xF8\x88\x80\x80\x80 \xFE \xFF"},
      {"cut short", "\xF0\x9F\x98"},
      {"stray continuation", "\x80\xBF"},
      {"byte order mark", "\xEF\xBB\xBFtext"},
      {"emoji", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC"},
      {"terminal",
       "\x1B]0;title\x07\x1B[2J\xC2\x9B"
       "31m"},
      {"overrides",
       "\xE2\x80\xAE"
       "abc\xE2\x80\xA9"},
      {"dots and slashes", "../../a.b\\c/d.e"},
      {"1 MB token", std::string(1 << 20, 'x')},
      {"1 MB of ampersands", std::string(1 << 20, '&')},
      {"1 MB of NUL", std::string(1 << 20, '\0')},
      {"1 MB of broken UTF-8", std::string(1 << 20, '\xFF')},
  };
  for (int byte = 0; byte < 0x20; ++byte) {
    rows.push_back({"C0 " + std::to_string(byte), std::string("a") + char(byte) + "b"});
  }
  for (int byte = 0x7F; byte < 0xA0; ++byte) {
    rows.push_back({"C1 " + std::to_string(byte), std::string("a\xC2") + char(byte) + "b"});
    rows.push_back({"raw " + std::to_string(byte), std::string("a") + char(byte) + "b"});
  }
  return rows;
}

bool has_control(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) return true;
    const bool is_c1 =
        byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (is_c1) return true;
  }
  return false;
}

std::string utf8(char32_t point) {
  const auto low = [&](unsigned shift) {
    return static_cast<char>(0x80 | (point >> shift & 0x3F));
  };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xC0 | point >> 6), low(0)};
  if (point < 0x10000) return {static_cast<char>(0xE0 | point >> 12), low(6), low(0)};
  return {static_cast<char>(0xF0 | point >> 18), low(12), low(6), low(0)};
}

// What XML 1.0 cannot carry, as the reports have to show it; empty for the rest.
std::string escape_of(char32_t point) {
  const char* digits = "0123456789ABCDEF";
  if (point < 0x20 && point != '\t' && point != '\n' && point != '\r') {
    return {'\\', 'x', digits[point >> 4], digits[point & 15]};
  }
  if (point == 0xFFFE) return "U+FFFE";
  if (point == 0xFFFF) return "U+FFFF";
  return {};
}

using XmlDocument = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

void collect(const xmlNode* node, std::string_view name, std::vector<std::string>& texts) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (name == reinterpret_cast<const char*>(node->name)) {
      xmlChar* content = xmlNodeGetContent(node);
      texts.emplace_back(reinterpret_cast<const char*>(content));
      xmlFree(content);
    }
    collect(node->children, name, texts);
  }
}

}  // namespace

BOOST_DATA_TEST_CASE(every_report_survives, bdata::make(hostile_rows()), row) {
  const Run run = run_made_of(row.text);
  BOOST_TEST(libxml2_problem(xml_of(run), our_schema("report")) == "");
  BOOST_TEST(libxml2_problem(junit_of(run), our_schema("junit")) == "");
  BOOST_TEST(!has_control(text_of(run)));
  BOOST_TEST(!has_control(text_of(run, {.width = 80})));
}

BOOST_AUTO_TEST_CASE(every_scalar_value_survives_or_is_visibly_escaped) {
  Run run;
  std::vector<std::string> expected;
  for (char32_t first = 0; first <= 0x10FFFF; first += 256) {
    if (first >= 0xD800 && first < 0xE000) continue;
    std::string text;
    std::string shown;
    for (char32_t point = first; point < first + 256; ++point) {
      const std::string escaped = escape_of(point);
      text += utf8(point);
      shown += escaped.empty() ? utf8(point) : escaped;
    }
    run.reasons.push_back({1, text});
    expected.push_back(shown);
  }
  const std::string report = xml_of(run);
  const XmlDocument document(xmlReadMemory(report.data(), static_cast<int>(report.size()), nullptr,
                                           nullptr, XML_PARSE_NONET),
                             xmlFreeDoc);
  BOOST_TEST_REQUIRE(document.get() != nullptr);
  std::vector<std::string> texts;
  collect(xmlDocGetRootElement(document.get()), "reason", texts);
  BOOST_TEST(texts == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_line_of_64_mb_is_reported) {
  std::string source = "Our cream cures " + std::string((64u << 20) - 16, 'x');
  Run run = showcase();
  run.documents.resize(1);
  DocumentResult& result = run.documents[0];
  const std::string path = result.document.info.path;
  result.document = plain_document("big", path, std::move(source));
  result.checks[0].findings = {finding_on(result.document, "cures")};
  std::string report = xml_of(run);
  BOOST_TEST(report.size() > 64u << 20);
  BOOST_TEST(libxml2_problem(report, our_schema("report")) == "");
  report.clear();
  report.shrink_to_fit();
  BOOST_TEST(libxml2_problem(junit_of(run), our_schema("junit")) == "");
  BOOST_TEST(text_of(run).size() < 64u << 10);
}

}  // namespace caveat
