// SPDX-License-Identifier: Apache-2.0
//
// A pack or lexicon as a tree with places, for the loaders.

#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "language/language.hpp"
#include "xml/positions.hpp"

namespace caveat {

class SourceTree {
 public:
  /// Validates against the schema of the root element unless `trusted`: what is built
  /// into the program was validated when it was built. Throws Error.
  SourceTree(LanguageSource source, bool trusted);

  pugi::xml_node root() const { return document_->document_element(); }
  std::string_view kind() const { return root().name(); }  // pack, lexicon, provisions
  std::string id() const { return root().attribute("id").value(); }
  const LanguageSource& source() const { return source_; }

  /// The place of a node, or of the byte `offset` of its first text.
  Location at(pugi::xml_node node) const;
  Location at_text(pugi::xml_node node, std::size_t offset) const;

  [[noreturn]] void fail(pugi::xml_node where, std::string problem, std::string help) const;

 private:
  LanguageSource source_;
  std::unique_ptr<pugi::xml_document> document_;
  LinePositions lines_;
};

}  // namespace caveat
