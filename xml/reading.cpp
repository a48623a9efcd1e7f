// SPDX-License-Identifier: Apache-2.0

#include "xml/reading.hpp"

#include <fmt/format.h>

#include <utility>

#include "files/read.hpp"
#include "xml/scanner.hpp"

namespace caveat {
namespace {

std::string help_for(const FileError& error) {
  if (error.trouble() == FileTrouble::missing) return "check the path";
  if (error.trouble() == FileTrouble::unreadable) return "check the permissions of the file";
  return {};
}

}  // namespace

XmlFile::XmlFile(std::string path, std::string bytes, const Schema* schema, XmlOptions options)
    : path_(std::move(path)), bytes_(std::move(bytes)), lines_(bytes_), options_(options) {
  outline_ = guard_xml(bytes_, path_, options.limit_bytes, options.limit_depth);
  if (schema != nullptr) schema->validate(bytes_, path_);
  if (options_.by_children) {
    parse_root();
  } else {
    load(document_, bytes_, 0);
  }
}

/// The start tag alone, as an empty element.
void XmlFile::parse_root() {
  const XmlRange tag = outline_.root_tag;
  std::string root = bytes_.substr(tag.start, tag.end - tag.start);
  if (!root.ends_with("/>")) root.insert(root.size() - 1, "/");
  load(document_, root, tag.start);
}

void XmlFile::load(pugi::xml_document& document, std::string_view bytes, std::size_t start) const {
  unsigned int flags = pugi::parse_default;
  if (options_.keep_white_space) flags |= pugi::parse_ws_pcdata;
  const pugi::xml_parse_result result =
      document.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
  if (!result) {
    throw Error(at_offset(start + static_cast<std::size_t>(result.offset)), result.description());
  }
}

void XmlFile::each_child(const std::function<void(pugi::xml_node)>& visit) {
  if (!options_.by_children) {
    for (const pugi::xml_node child : root().children()) {
      if (child.type() == pugi::node_element) visit(child);
    }
    return;
  }
  for (const XmlRange range : outline_.children) {
    child_start_ = range.start;
    load(child_, std::string_view(bytes_).substr(range.start, range.end - range.start),
         range.start);
    visit(child_.document_element());
  }
}

std::size_t XmlFile::offset(pugi::xml_node node) const {
  auto offset = static_cast<std::size_t>(node.offset_debug());
  if (node.type() == pugi::node_element) --offset;  // pugixml points at the name
  if (!options_.by_children) return offset;
  return offset + (node.root() == child_.root() ? child_start_ : outline_.root_tag.start);
}

Location XmlFile::at(pugi::xml_node node) const { return at_offset(offset(node)); }

Location XmlFile::at(pugi::xml_node element, std::string_view attribute) const {
  const std::size_t start = offset(element);
  const auto found = find_attribute(bytes_, start, attribute);
  return at_offset(found ? found->name_start : start);
}

Location XmlFile::at_offset(std::size_t offset) const { return lines_.at(bytes_, offset, path_); }

void XmlFile::fail(pugi::xml_node where, std::string problem, std::string help) const {
  throw Error(at(where), std::move(problem), std::move(help));
}

void XmlFile::fail(pugi::xml_node where, std::string_view attribute, std::string problem,
                   std::string help) const {
  throw Error(at(where, attribute), std::move(problem), std::move(help));
}

XmlFile read_xml(const std::filesystem::path& file, const std::string& path, const Schema& schema,
                 Error::Kind kind, XmlOptions options) {
  return {path, read_input(file, path, options.limit_bytes, kind), schema, options};
}

std::string read_input(const std::filesystem::path& file, const std::string& path,
                       std::size_t limit, Error::Kind kind) {
  try {
    return read_file(file, limit);
  } catch (const FileError& error) {
    throw Error({path}, error.what(), help_for(error), kind);
  }
}

}  // namespace caveat
