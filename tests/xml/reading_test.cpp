// SPDX-License-Identifier: Apache-2.0

#include "xml/reading.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <thread>
#include <vector>

#include "scratch.hpp"

namespace caveat {
namespace {

namespace data = boost::unit_test::data;

const Schema& shelf_schema() {
  static const Schema schema(R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
      xmlns="urn:shelf" targetNamespace="urn:shelf" elementFormDefault="qualified">
    <xs:simpleType name="cover">
      <xs:restriction base="xs:token">
        <xs:enumeration value="hard"/><xs:enumeration value="soft"/>
      </xs:restriction>
    </xs:simpleType>
    <xs:complexType name="book">
      <xs:sequence>
        <xs:element name="title" type="xs:string"/>
        <xs:element name="author" type="xs:string" minOccurs="0"/>
        <xs:element name="part" type="book" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence>
      <xs:attribute name="id" use="required">
        <xs:simpleType>
          <xs:restriction base="xs:token"><xs:pattern value="[a-z]+"/></xs:restriction>
        </xs:simpleType>
      </xs:attribute>
      <xs:attribute name="cover" type="cover"/>
      <xs:attribute name="bought" type="xs:date"/>
    </xs:complexType>
    <xs:element name="shelf">
      <xs:complexType>
        <xs:choice minOccurs="1" maxOccurs="unbounded">
          <xs:element name="book" type="book"/>
          <xs:element name="gap"><xs:complexType/></xs:element>
        </xs:choice>
      </xs:complexType>
      <xs:unique name="ids"><xs:selector xpath="*"/><xs:field xpath="@id"/></xs:unique>
    </xs:element>
  </xs:schema>)",
                             "shelf.xsd");
  return schema;
}

std::string refusal(std::string bytes, XmlOptions options = {}) {
  try {
    const XmlFile file("shelf.xml", std::move(bytes), shelf_schema(), options);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

struct Row {
  std::string xml;
  std::string error;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.xml; }

const std::string open_shelf = "<shelf xmlns=\"urn:shelf\">";

const std::vector<Row> hostile = {
    {"", "shelf.xml:1:1: not well-formed: document is empty"},
    {" \n", "shelf.xml:2:1: not well-formed: start tag expected, '<' not found"},
    {"just words", "shelf.xml:1:1: not well-formed: start tag expected, '<' not found"},
    {"<", "shelf.xml:1:1: markup that begins here never ends"},
    {"<a b='>", "shelf.xml:1:1: markup that begins here never ends"},
    {"<!-- <a>", "shelf.xml:1:1: markup that begins here never ends"},
    {"<!DOCTYPE shelf><shelf/>",
     "shelf.xml:1:1: a DOCTYPE is not allowed\n  help: remove it; entities other than the five of "
     "XML are written as characters"},
    {"<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
     "shelf.xml:2:1: a DOCTYPE is not allowed\n  help: remove it; entities other than the five of "
     "XML are written as characters"},
    {"<a></b>",
     "shelf.xml:1:4: \"</b>\" does not close \"<a>\"\n  help: \"<a>\" was opened in "
     "line 1"},
    {"<a>\n</a></a>", "shelf.xml:2:5: \"</a>\" closes nothing"},
    {"<a>\n <b>", "shelf.xml:2:2: element \"b\" is never closed"},
    {"<a>\xC3\xA9\xFF</a>",
     "shelf.xml:1:5: byte 5 (0xFF) is not UTF-8\n  help: save the file as UTF-8"},
    {std::string("<a>\0</a>", 8), "shelf.xml:1:4: a NUL byte\n  help: this is not a text file"},
    {"<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
     "shelf.xml:1:21: encoding \"iso-8859-1\" is not UTF-8\n  help: save the file as UTF-8 and "
     "declare encoding=\"UTF-8\""},
    {"<s:shelf xmlns:s='urn:shelf'/>",
     "shelf.xml:1:1: element \"s:shelf\" has a namespace prefix\n  help: write \"shelf\" and "
     "declare the namespace with xmlns=\"...\""},
    {open_shelf + "&nbsp;</shelf>", "shelf.xml:1:32: not well-formed: entity 'nbsp' not defined"},
};

BOOST_DATA_TEST_CASE(what_no_parser_should_see_is_refused, data::make(hostile), row) {
  BOOST_TEST(refusal(row.xml) == row.error);
}

const std::vector<Row> invalid = {
    {"<shelf/>",
     "shelf.xml:1:1: element \"shelf\" is not in the namespace \"urn:shelf\"\n  help: "
     "write <shelf xmlns=\"urn:shelf\">"},
    {"\n<shelf xmlns='urn:other'/>",
     "shelf.xml:2:8: element \"shelf\" is not in the namespace \"urn:shelf\"\n  help: write "
     "<shelf xmlns=\"urn:shelf\">"},
    {"<shelve xmlns='urn:shelf'/>",
     "shelf.xml:1:1: unknown root element \"shelve\"\n  help: write <shelf xmlns=\"urn:shelf\">"},
    {open_shelf + "</shelf>",
     "shelf.xml:1:1: element \"shelf\" is not complete\n  help: it needs \"book\" or \"gap\""},
    {open_shelf + "\n  <boko id='a'/></shelf>",
     "shelf.xml:2:3: unknown element \"boko\"\n  help: did you mean \"book\"?"},
    {open_shelf + "\n  <magazine/></shelf>",
     "shelf.xml:2:3: unknown element \"magazine\"\n  help: expected \"book\" or \"gap\""},
    {open_shelf + "<gap/>text</shelf>",
     "shelf.xml:1:1: element \"shelf\" holds text where only elements are allowed\n  help: "
     "expected \"book\" or \"gap\""},
    {open_shelf + "\n<gap>text</gap></shelf>", "shelf.xml:2:1: element \"gap\" must be empty"},
    {open_shelf + "\n<book/></shelf>",
     "shelf.xml:2:1: element \"book\" needs the attribute \"id\""},
    {open_shelf + "\n<book  idd='a'><title/></book></shelf>",
     "shelf.xml:2:8: unknown attribute \"idd\"\n  help: did you mean \"id\"?"},
    {open_shelf + "\n<book id='a' pages='3'><title/></book></shelf>",
     "shelf.xml:2:14: unknown attribute \"pages\"\n  help: expected \"id\", \"cover\" or "
     "\"bought\""},
    {open_shelf + "\n<book id='a' cover='hrad'><title/></book></shelf>",
     "shelf.xml:2:14: attribute \"cover\" cannot be \"hrad\"\n  help: did you mean \"hard\"?"},
    {open_shelf + "\n<book id='a' cover='>'><title/></book></shelf>",
     "shelf.xml:2:14: attribute \"cover\" cannot be \">\"\n  help: expected \"hard\" or "
     "\"soft\""},
    {open_shelf + "\n<book id='A 1'><title/></book></shelf>",
     "shelf.xml:2:7: attribute \"id\" cannot be \"A 1\"\n  help: expected the form [a-z]+"},
    {open_shelf + "\n<book id='a' bought='May'><title/></book></shelf>",
     "shelf.xml:2:14: attribute \"bought\" cannot be \"May\"\n  help: expected a date"},
    {open_shelf + "\n<book id='a'>\n<author/></book></shelf>",
     "shelf.xml:3:1: element \"author\" is out of place\n  help: expected here: \"title\""},
    {open_shelf + "\n<book id='a'><title/>\n<title/></book></shelf>",
     "shelf.xml:3:1: element \"title\" is out of place\n  help: expected here: \"author\" or "
     "\"part\""},
    {open_shelf + "\n<book id='a'></book></shelf>",
     "shelf.xml:2:1: element \"book\" is not complete\n  help: it needs \"title\""},
    {open_shelf + "\n<book id='a'><title/></book>\n<book id='a'><title/></book></shelf>",
     "shelf.xml:3:1: \"a\" is there twice"},
    {open_shelf + "<!-- <book> -->\n<gap/> <![CDATA[<book>]]></shelf>",
     "shelf.xml:1:1: element \"shelf\" holds text where only elements are allowed\n  help: "
     "expected \"book\" or \"gap\""},
};

BOOST_DATA_TEST_CASE(an_invalid_file_is_told_where_and_what_instead, data::make(invalid), row) {
  BOOST_TEST(refusal(row.xml) == row.error);
}

BOOST_AUTO_TEST_CASE(limits_are_checked_before_parsing) {
  BOOST_TEST(refusal("<shelf/>", {.limit_bytes = 7}) == "shelf.xml: larger than 7 bytes");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  BOOST_TEST(refusal(deep) == "shelf.xml:1:769: elements are nested more than 256 deep");
}

BOOST_AUTO_TEST_CASE(depth_up_to_the_limit_is_accepted) {
  std::string nested = open_shelf + "<book id='a'>";
  std::string closing = "</book></shelf>";
  for (int i = 2; i < 255; ++i) {
    nested += "<title/><part id='a'>";
    closing.insert(0, "</part>");
  }
  BOOST_TEST(refusal(nested + "<title/>" + closing) == "accepted");
}

BOOST_AUTO_TEST_CASE(an_error_beyond_line_65535_keeps_its_line) {
  std::string xml = open_shelf + "\n";
  for (int line = 2; line < 70'000; ++line) xml += "<gap/>\n";
  BOOST_TEST(refusal(xml + "  <book id='a' covr='hard'><title/></book>\n</shelf>") ==
             "shelf.xml:70000:16: unknown attribute \"covr\"\n  help: did you mean \"cover\"?");
}

BOOST_AUTO_TEST_CASE(both_parsers_agree_on_what_was_read) {
  const XmlFile file(
      "shelf.xml",
      "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<!-- a shelf -->\r\n" +
          open_shelf +
          "\n  <book id='a'><title>a &lt;&#233; <![CDATA[<b>]]></title></book></shelf>",
      shelf_schema());
  const pugi::xml_node title = file.root().child("book").child("title");
  BOOST_TEST(title.text().get() == "a <\xC3\xA9 ");
  BOOST_TEST(file.bytes().substr(file.offset(title), 7) == "<title>");
}

BOOST_AUTO_TEST_CASE(places_are_lines_and_code_points) {
  const std::string bytes = "\xEF\xBB\xBF" + open_shelf +
                            "\n<book id='a'><title>\xF0\x9F\x99\x82\xC3\xA9</title><part id='b' "
                            "cover='soft'><title>t</title></part></book></shelf>";
  const XmlFile file("shelf.xml", bytes, shelf_schema());
  const pugi::xml_node book = file.root().child("book");
  BOOST_TEST(to_string(file.at(file.root())) == "shelf.xml:1:1");
  BOOST_TEST(to_string(file.at(book)) == "shelf.xml:2:1");
  BOOST_TEST(to_string(file.at(book, "id")) == "shelf.xml:2:7");
  BOOST_TEST(to_string(file.at(book, "cover")) == "shelf.xml:2:1");
  BOOST_TEST(to_string(file.at(book.child("part"), "cover")) == "shelf.xml:2:44");
  BOOST_TEST(to_string(file.at(book.child("title").first_child())) == "shelf.xml:2:21");
}

BOOST_AUTO_TEST_CASE(white_space_between_elements_is_kept_when_asked) {
  const std::string bytes = open_shelf + " <gap/> <gap/></shelf>";
  const auto children = [&](XmlOptions options) {
    const XmlFile file("shelf.xml", bytes, shelf_schema(), options);
    return std::distance(file.root().children().begin(), file.root().children().end());
  };
  BOOST_TEST(children({}) == 2);
  BOOST_TEST(children({.keep_white_space = true}) == 4);
}

/// Names and places of the children and what they hold.
std::vector<std::string> children_of(const std::string& bytes, XmlOptions options) {
  XmlFile file("shelf.xml", bytes, shelf_schema(), options);
  std::vector<std::string> seen{std::string(file.root().name()) + " " +
                                to_string(file.at(file.root()))};
  file.each_child([&](pugi::xml_node child) {
    seen.push_back(std::string(child.name()) + " " + to_string(file.at(child)));
    const pugi::xml_node title = child.child("title");
    if (!title) return;
    seen.push_back(std::string(title.child_value()) + " " + to_string(file.at(title)) + " " +
                   to_string(file.at(child, "cover")));
    BOOST_TEST(file.bytes().substr(file.offset(title), 7) == "<title>");
  });
  return seen;
}

BOOST_AUTO_TEST_CASE(children_one_by_one_are_those_of_the_tree) {
  const std::string book =
      "\n\n  <book id='a' cover='soft'><title>\xC3\xA9 &amp; <![CDATA[<b>]]></title>"
      "<part id='b'><title>p</title></part></book>";
  for (const std::string& inside :
       {book, "<gap/>" + book + "<!-- <gap/> --><gap></gap><book id='c'><title>t</title></book>"}) {
    const std::string bytes =
        "\xEF\xBB\xBF<?xml version='1.0'?>\n" + open_shelf + inside + "</shelf>\n";
    BOOST_TEST(children_of(bytes, {.by_children = true}) == children_of(bytes, {}),
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(one_schema_serves_many_threads) {
  std::vector<std::string> outcomes(8);
  std::vector<std::thread> threads;
  for (std::string& outcome : outcomes) {
    threads.emplace_back([&outcome] {
      for (int i = 0; i < 50; ++i) outcome = refusal(open_shelf + "<boko/></shelf>");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& outcome : outcomes) {
    BOOST_TEST(outcome ==
               "shelf.xml:1:26: unknown element \"boko\"\n  help: did you mean \"book\"?");
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_an_error_of_the_kind_asked_for) {
  const Scratch scratch;
  const auto kind_of = [&](Error::Kind kind) {
    try {
      read_xml(scratch / "none.xml", "none.xml", shelf_schema(), kind);
    } catch (const Error& error) {
      BOOST_TEST(error.what() == std::string("none.xml: no such file\n  help: check the path"));
      return error.kind() == kind;
    }
    return false;
  };
  BOOST_TEST(kind_of(Error::Kind::invalid));
  BOOST_TEST(kind_of(Error::Kind::unavailable));
  const auto path = scratch.file("shelf.xml", open_shelf + "<gap/></shelf>");
  BOOST_TEST(read_xml(path, "shelf.xml", shelf_schema()).root().name() == "shelf");
}

BOOST_AUTO_TEST_CASE(a_schema_may_fetch_nothing) {
  const std::string head = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>";
  const auto refusal_of = [](const std::string& xsd) {
    try {
      const Schema schema(xsd, "x.xsd");
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  BOOST_TEST(
      refusal_of(head + "<xs:import schemaLocation='http://127.0.0.1/y.xsd'/></xs:schema>") ==
      "x.xsd: a schema may not import another");
  BOOST_TEST(refusal_of("<a>") == "x.xsd: not a schema: not well-formed XML");
  BOOST_TEST(refusal_of(head + "<xs:element/></xs:schema>").starts_with("x.xsd: not a schema: "));
  BOOST_TEST(refusal_of(head + "<xs:element name='a'/></xs:schema>") == "accepted");
}

BOOST_AUTO_TEST_CASE(every_schema_of_the_program_is_one) {
  for (const char* name : {"corpus", "entries", "lexicon", "pack", "provisions"}) {
    BOOST_TEST(embedded_schema(name).name() == std::string(name) + ".xsd");
    BOOST_TEST(&embedded_schema(name) == &embedded_schema(name));
  }
  BOOST_CHECK_THROW(embedded_schema("nothing"), std::logic_error);
}

}  // namespace
}  // namespace caveat
