// SPDX-License-Identifier: Apache-2.0

#include "xml/reading.hpp"

#include <fmt/format.h>

#include <utility>

#include "files/read.hpp"
#include "xml/guard.hpp"
#include "xml/scanner.hpp"

namespace caveat {
namespace {

std::string help_for(const FileError& error) {
  if (error.trouble() == FileTrouble::missing) return "check the path";
  if (error.trouble() == FileTrouble::unreadable) return "check the permissions of the file";
  return {};
}

}  // namespace

XmlFile::XmlFile(std::string path, std::string bytes, const Schema& schema, XmlOptions options)
    : path_(std::move(path)), bytes_(std::move(bytes)), lines_(bytes_) {
  guard_xml(bytes_, path_, options.limit_bytes, options.limit_depth);
  schema.validate(bytes_, path_);
  unsigned int flags = pugi::parse_default;
  if (options.keep_white_space) flags |= pugi::parse_ws_pcdata;
  const pugi::xml_parse_result result =
      document_.load_buffer(bytes_.data(), bytes_.size(), flags, pugi::encoding_utf8);
  if (!result) {
    throw Error(at_offset(static_cast<std::size_t>(result.offset)), result.description());
  }
}

std::size_t XmlFile::offset(pugi::xml_node node) const {
  const auto offset = static_cast<std::size_t>(node.offset_debug());
  return node.type() == pugi::node_element ? offset - 1 : offset;  // pugixml points at the name
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
