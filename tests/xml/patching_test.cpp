// SPDX-License-Identifier: Apache-2.0

#include "xml/patching.hpp"

#include <boost/test/unit_test.hpp>

namespace caveat {
namespace {

const std::string source =
    "<?xml version='1.0'?>\n"
    "<!-- mine:  keep -->\n"
    "<list   a = 'x'>\n"
    "\t<item id=\"1\"   note='it'/>  <!-- <item> -->\n"
    "\t<item\n"
    "\t   id=\"2\">old</item>\n"
    "</list>\n";

std::size_t element(std::string_view tag) { return source.find(tag); }

std::string replaced(std::string text, std::string_view before, std::string_view after) {
  return text.replace(text.find(before), before.size(), after);
}

BOOST_AUTO_TEST_CASE(without_edits_every_byte_stays) {
  BOOST_TEST(XmlPatch(source).empty());
  BOOST_TEST(XmlPatch(source).apply() == source);
}

BOOST_AUTO_TEST_CASE(attributes_change_where_they_stand) {
  XmlPatch patch(source);
  patch.set_attribute(element("<item id"), "note", "it's <new>");
  patch.set_attribute(element("<list"), "b", "\"1\"\n");
  patch.remove_attribute(element("<item\n"), "id");
  patch.remove_attribute(element("<item\n"), "none");
  std::string expected = replaced(source, "'it'", "'it&apos;s &lt;new&gt;'");
  expected = replaced(expected, "'x'>", "'x' b=\"&quot;1&quot;&#10;\">");
  expected = replaced(expected, "\n\t   id=\"2\"", "");
  BOOST_TEST(patch.apply() == expected);
}

BOOST_AUTO_TEST_CASE(text_is_replaced_and_escaped) {
  XmlPatch patch(source);
  patch.set_text(element("<item\n"), "a < b");
  patch.set_text(element("<item id"), "new");
  std::string expected = replaced(source, ">old<", ">a &lt; b<");
  expected = replaced(expected, "note='it'/>", "note='it'>new</item>");
  BOOST_TEST(patch.apply() == expected);
}

BOOST_AUTO_TEST_CASE(an_element_goes_with_its_line_when_it_has_one) {
  XmlPatch patch(source);
  patch.remove_element(element("<item id"));  // a comment stands behind it
  patch.remove_element(element("<item\n"));
  std::string expected = replaced(source, "<item id=\"1\"   note='it'/>", "");
  expected = replaced(expected, "\t<item\n\t   id=\"2\">old</item>\n", "");
  BOOST_TEST(patch.apply() == expected);
}

BOOST_AUTO_TEST_CASE(elements_come_in_on_lines_of_their_own) {
  XmlPatch patch(source);
  patch.insert_before(element("<item id"), "<item id=\"0\">\n  <x/>\n</item>");
  patch.insert_after(element("<item\n"), "<item id=\"3\"/>");
  patch.append_child(element("<list"), "<item id=\"4\"/>");
  patch.append_child(element("<list"), "<item id=\"5\"/>");
  std::string expected = replaced(source, "\t<item id=\"1\"",
                                  "\t<item id=\"0\">\n\t  <x/>\n\t</item>\n\t<item id=\"1\"");
  expected = replaced(expected, "old</item>\n",
                      "old</item>\n\t<item id=\"3\"/>\n\t<item id=\"4\"/>\n\t<item id=\"5\"/>\n");
  BOOST_TEST(patch.apply() == expected);
}

BOOST_AUTO_TEST_CASE(a_first_child_is_indented_below_its_parent) {
  const auto appended = [](std::string_view xml, std::size_t offset) {
    XmlPatch patch(xml);
    patch.append_child(offset, "<b/>");
    return patch.apply();
  };
  BOOST_TEST(appended("<a/>", 0) == "<a>\n  <b/>\n</a>");
  BOOST_TEST(appended("<a></a>", 0) == "<a>\n  <b/>\n</a>");
  BOOST_TEST(appended("<x>\n  <a c='1' />\n</x>", 6) == "<x>\n  <a c='1'>\n    <b/>\n  </a>\n</x>");
  BOOST_TEST(appended("<a><!-- c --></a>", 0) == "<a><!-- c -->\n  <b/>\n</a>");
}

BOOST_AUTO_TEST_CASE(windows_line_ends_are_kept) {
  XmlPatch patch("<a>\r\n  <b/>\r\n</a>\r\n");
  patch.append_child(0, "<c>\n  <d/>\n</c>");
  BOOST_TEST(patch.apply() == "<a>\r\n  <b/>\r\n  <c>\r\n    <d/>\r\n  </c>\r\n</a>\r\n");
}

}  // namespace
}  // namespace caveat
