// SPDX-License-Identifier: Apache-2.0
//
// Cuts XML into tags and text without judging it. The parsers judge; this tells where
// things stand in the bytes, which neither of them does.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace caveat {

struct XmlToken {
  /// `empty` is `<a/>`. `unfinished` is markup that the end of the file cuts off.
  enum class Kind { start, empty, end, text, comment, cdata, instruction, doctype, unfinished };

  Kind kind = Kind::text;
  std::size_t start = 0;  // bytes [start, end) of the source
  std::size_t end = 0;
  std::string_view name;  // of a start, empty or end tag
};

/// Linear in the source, constant in memory, for any bytes.
class XmlScanner {
 public:
  explicit XmlScanner(std::string_view source, std::size_t from = 0) : source_(source), at_(from) {}

  /// The next token; nullopt at the end.
  std::optional<XmlToken> next();

 private:
  XmlToken markup();
  std::size_t after(std::string_view closing, std::size_t from) const;
  std::size_t after_tag(std::size_t from) const;

  std::string_view source_;
  std::size_t at_;
};

/// Where an attribute of a start tag stands, its quotes not included in the value.
struct XmlAttribute {
  std::string_view name;
  std::size_t name_start = 0;
  std::size_t value_start = 0;
  std::size_t value_end = 0;
};

/// The next attribute of the start tag that ends at `tag_end`, looking from `from` on.
std::optional<XmlAttribute> next_attribute(std::string_view source, std::size_t from,
                                           std::size_t tag_end);

/// The attribute of the tag that starts at `element`.
std::optional<XmlAttribute> find_attribute(std::string_view source, std::size_t element,
                                           std::string_view name);

}  // namespace caveat
