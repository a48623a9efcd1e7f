// SPDX-License-Identifier: Apache-2.0

#include "xml/writing.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <pugixml.hpp>
#include <vector>

#include "xml/schema.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

struct Row {
  std::string text;
  std::string visible;  // what xml_text() makes of it
  std::string written;  // between the tags
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.visible; }

const std::vector<Row> texts = {
    {"", "", ""},
    {std::string("a\0b", 3), "a\\x00b", "a\\x00b"},
    {"\x01\x1F", "\\x01\\x1F", "\\x01\\x1F"},
    {"\x80", "\\x80", "\\x80"},
    {"\xC0\xAF", "\\xC0\\xAF", "\\xC0\\xAF"},                      // overlong
    {"a\xE2\x82", "a\\xE2\\x82", "a\\xE2\\x82"},                   // cut off
    {"\xED\xA0\xBD\xED\xB9\x82", "U+D83DU+DE42", "U+D83DU+DE42"},  // CESU-8
    {"\xEF\xBF\xBE\xEF\xBF\xBF", "U+FFFEU+FFFF", "U+FFFEU+FFFF"},
    {"\xF4\x90\x80\x80", "\\xF4\\x90\\x80\\x80", "\\xF4\\x90\\x80\\x80"},  // past U+10FFFF
    {"\xEF\xBF\xBD", "\xEF\xBF\xBD", "\xEF\xBF\xBD"},
    {"\xF0\x9F\x99\x82 \xC2\x85", "\xF0\x9F\x99\x82 \xC2\x85", "\xF0\x9F\x99\x82 \xC2\x85"},
    {"\t\n", "\t\n", "\t\n"},
    {"\r\n", "\r\n", "&#13;\n"},
    {"a]]>b", "a]]>b", "a]]&gt;b"},
    {"<&\"'>", "<&\"'>", "&lt;&amp;\"'&gt;"},
    {"\x7F", "\x7F", "\x7F"},
};

BOOST_DATA_TEST_CASE(text_is_made_fit_and_escaped, data::make(texts), row) {
  BOOST_TEST(xml_text(row.text) == row.visible);
  BOOST_TEST(is_xml_text(row.text) == (row.text == row.visible));
  std::string out;
  XmlWriter xml(out);
  xml.open("a").text(row.text).close();
  BOOST_TEST(out == "<a>" + row.written + "</a>");
  BOOST_TEST(xml.sanitised() == (row.text != row.visible));
}

BOOST_DATA_TEST_CASE(a_parser_reads_back_what_was_meant, data::make(texts), row) {
  std::string out;
  XmlWriter xml(out);
  xml.open("a").attribute("b", row.text).text(row.text).finish();
  pugi::xml_document tree;
  BOOST_REQUIRE(
      tree.load_buffer(out.data(), out.size(), pugi::parse_default | pugi::parse_ws_pcdata));
  BOOST_TEST(tree.child("a").attribute("b").value() == row.visible);
  BOOST_TEST(tree.child("a").text().get() == row.visible);

  // Another parser's opinion.
  const Schema schema(R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:element name="a"><xs:complexType mixed="true"><xs:attribute name="b"/></xs:complexType>
    </xs:element></xs:schema>)",
                      "a.xsd");
  BOOST_CHECK_NO_THROW(schema.validate(out, "out.xml"));
}

BOOST_AUTO_TEST_CASE(elements_stand_two_spaces_deep_and_text_is_left_alone) {
  std::string out;
  XmlWriter xml(out);
  xml.declaration().open("report").attribute("version", 1).attribute_if("note", "");
  xml.open("empty").close();
  xml.comment("a -- b");
  xml.open("quote").text("It ").element("mark", "cures").text(" it.").close();
  xml.open("outer").element("inner", "").close();
  xml.finish();
  BOOST_TEST(out ==
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<report version=\"1\">\n"
             "  <empty/>\n"
             "  <!-- a - - b -->\n"
             "  <quote>It <mark>cures</mark> it.</quote>\n"
             "  <outer>\n"
             "    <inner></inner>\n"
             "  </outer>\n"
             "</report>\n");
}

BOOST_AUTO_TEST_CASE(attributes_keep_their_line_breaks) {
  std::string out;
  XmlWriter xml(out);
  xml.open("a").attribute("b", "1\n2\t3\r\"<").close();
  BOOST_TEST(out == "<a b=\"1&#10;2&#9;3&#13;&quot;&lt;\"/>");
}

BOOST_AUTO_TEST_CASE(a_sink_gets_the_same_bytes_in_pieces) {
  const std::string line(300'000, '<');
  const auto write = [&](XmlWriter& xml) { xml.open("a").element("b", line).finish(); };
  std::string whole;
  XmlWriter into_string(whole);
  write(into_string);
  std::string pieces;
  std::size_t largest = 0;
  XmlWriter into_sink([&](std::string_view piece) {
    pieces += piece;
    largest = std::max(largest, piece.size());
  });
  write(into_sink);
  BOOST_TEST((pieces == whole));
  BOOST_TEST(largest < 150'000U);
}

}  // namespace
}  // namespace caveat
