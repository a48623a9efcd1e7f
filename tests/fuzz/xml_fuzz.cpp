// SPDX-License-Identifier: Apache-2.0
//
// Any bytes are an Error with a place inside them, or a tree whose parts have places; and
// what is written of any text can be read again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "xml/patching.hpp"
#include "xml/reading.hpp"
#include "xml/writing.hpp"

namespace {

using namespace caveat;

const Schema& any_schema() {
  static const Schema schema(R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:complexType name="a" mixed="true">
      <xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element name="a" type="a"/><xs:element name="b" type="xs:token"/>
      </xs:choice>
      <xs:attribute name="c" type="xs:date"/><xs:attribute name="d"/>
    </xs:complexType>
    <xs:element name="a" type="a"/>
  </xs:schema>)",
                             "any.xsd");
  return schema;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void read(const std::string& bytes) {
  try {
    const XmlFile file("in.xml", bytes, any_schema());
    XmlPatch patch(file.bytes());
    for (const pugi::xml_node child : file.root().children()) {
      require(file.at(child).line > 0);
      if (child.type() != pugi::node_element) continue;
      require(bytes[file.offset(child)] == '<');
      if (child.name() == std::string_view("a"))
        patch.set_attribute(file.offset(child), "d", "new");
    }
    patch.append_child(file.offset(file.root()), "<a/>");
    const XmlFile patched("patched.xml", patch.apply(), any_schema());
  } catch (const Error& error) {
    require(error.where().path == "in.xml");
    require(!error.problem().empty());
  }
}

void write(const std::string& text) {
  std::string out;
  XmlWriter xml(out);
  xml.open("a").attribute("d", text).text(text).comment(text);
  xml.finish();
  const XmlFile file("out.xml", out, any_schema());
  require(file.root().attribute("d").value() == xml_text(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  write(bytes);
  return 0;
}
