// SPDX-License-Identifier: Apache-2.0
//
// Reading XML that somebody else may have written: bounded, validated, and with a
// place for everything that can be wrong with it.

#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "caveat/error.hpp"
#include "xml/guard.hpp"
#include "xml/positions.hpp"
#include "xml/schema.hpp"

namespace caveat {

struct XmlOptions {
  std::size_t limit_bytes = std::size_t{256} << 20;
  std::size_t limit_depth = 256;
  /// Keeps text nodes that are white space only, for mixed content.
  bool keep_white_space = false;
  /// For files with very many children: each is parsed when each_child() comes to it, and
  /// root() has attributes only.
  bool by_children = false;
};

/// An XML file that was found valid: a tree, and where its parts stand in the bytes.
///
/// Refused with Error before any parser sees them: bytes over the limits, not UTF-8, with
/// a NUL byte, a DOCTYPE or an element name with a prefix. libxml2 judges the same bytes
/// that the tree is made from. Comments are not in the tree but remain in bytes().
class XmlFile {
 public:
  /// `path` is used in locations only. Without a schema the bytes must be known to be valid.
  XmlFile(std::string path, std::string bytes, const Schema* schema, XmlOptions options = {});
  XmlFile(std::string path, std::string bytes, const Schema& schema, XmlOptions options = {})
      : XmlFile(std::move(path), std::move(bytes), &schema, options) {}

  pugi::xml_node root() const { return document_.document_element(); }

  /// The child elements of the root, in order; with `by_children` a child is gone when the
  /// next one comes.
  void each_child(const std::function<void(pugi::xml_node)>& visit);

  const std::string& path() const noexcept { return path_; }
  const std::string& bytes() const noexcept { return bytes_; }

  /// Where an element's `<` or a text's first byte stands in bytes().
  std::size_t offset(pugi::xml_node node) const;
  Location at(pugi::xml_node node) const;

  /// Of the attribute's name; of the element when it has no such attribute.
  Location at(pugi::xml_node element, std::string_view attribute) const;
  Location at_offset(std::size_t offset) const;

  /// Throws Error at the element, or at one of its attributes.
  [[noreturn]] void fail(pugi::xml_node where, std::string problem, std::string help = {}) const;
  [[noreturn]] void fail(pugi::xml_node where, std::string_view attribute, std::string problem,
                         std::string help = {}) const;

 private:
  void parse_root();
  void load(pugi::xml_document& document, std::string_view bytes, std::size_t start) const;

  std::string path_;
  std::string bytes_;
  LinePositions lines_;
  XmlOptions options_;
  XmlOutline outline_;
  pugi::xml_document document_;
  pugi::xml_document child_;  // by_children: the one that is visited
  std::size_t child_start_ = 0;
};

/// Reads and parses a file. A file that cannot be read is an Error of that `kind`: 2 for a
/// file that belongs to the set-up, 3 for one whose content was asked about.
XmlFile read_xml(const std::filesystem::path& file, const std::string& path, const Schema& schema,
                 Error::Kind kind = Error::Kind::invalid, XmlOptions options = {});

/// read_file() with its troubles told as Error at `path`.
std::string read_input(const std::filesystem::path& file, const std::string& path,
                       std::size_t limit, Error::Kind kind = Error::Kind::unavailable);

}  // namespace caveat
