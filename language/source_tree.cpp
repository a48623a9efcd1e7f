// SPDX-License-Identifier: Apache-2.0

#include "language/source_tree.hpp"

#include <fmt/format.h>

#include "xml/reading.hpp"

namespace caveat {

namespace {

// The loaders read mixed content, so white space between elements is kept.
constexpr unsigned parse_options = pugi::parse_default | pugi::parse_ws_pcdata;

std::string_view root_name(const pugi::xml_document& document) {
  return document.document_element().name();
}

}  // namespace

SourceTree::SourceTree(LanguageSource source, bool trusted)
    : source_(std::move(source)),
      document_(std::make_unique<pugi::xml_document>()),
      lines_(source_.bytes) {
  const auto parsed = document_->load_buffer(source_.bytes.data(), source_.bytes.size(),
                                             parse_options, pugi::encoding_utf8);
  if (!trusted) {
    const std::string_view name = root_name(*document_);
    const bool known = name == "lexicon" || name == "provisions";
    // Says what is wrong with malformed bytes too.
    XmlFile(source_.path, source_.bytes, embedded_schema(known ? name : "pack"));
  }
  if (!parsed) {
    throw Error(lines_.at(source_.bytes, static_cast<std::size_t>(parsed.offset), source_.path),
                parsed.description(), "make it well-formed XML");
  }
}

Location SourceTree::at(pugi::xml_node node) const {
  const auto offset = static_cast<std::size_t>(node.offset_debug());
  // pugixml counts from the name; people look at the bracket.
  return lines_.at(source_.bytes, offset > 0 ? offset - 1 : 0, source_.path);
}

Location SourceTree::at_text(pugi::xml_node node, std::size_t offset) const {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata) {
      const auto start = static_cast<std::size_t>(child.offset_debug());
      return lines_.at(source_.bytes, start + offset, source_.path);
    }
  }
  return at(node);
}

void SourceTree::fail(pugi::xml_node where, std::string problem, std::string help) const {
  throw Error(at(where), std::move(problem), std::move(help));
}

}  // namespace caveat
