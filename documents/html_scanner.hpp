// SPDX-License-Identifier: Apache-2.0
//
// Cuts HTML into tags and text, without a tree, in one pass and constant memory.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "caveat/document.hpp"
#include "documents/html_tags.hpp"

namespace caveat {

enum class Attribute : std::uint8_t {
  alt,
  aria_controls,
  aria_expanded,
  aria_hidden,
  class_,
  content,
  hidden,
  href,
  id,
  lang,
  name,
  open,
  property,
  rel,
  role,
  style,
};
inline constexpr std::size_t attribute_count = 16;

struct HtmlToken {
  enum class Kind { text, raw_text, start_tag, end_tag };

  Kind kind = Kind::text;
  Span span;               // in the source, of the whole token
  Tag tag = Tag::other;    // of raw_text: the element it is the content of
  std::uint64_t name = 0;  // a digest of the tag's name, in lower case
  bool closes_itself = false;
  /// Of the first attribute of each name, without its quotation marks.
  std::array<Span, attribute_count> values{};
  std::uint32_t present = 0;  // bit per Attribute

  bool has(Attribute attribute) const { return (present >> static_cast<int>(attribute) & 1) != 0; }
  Span value(Attribute attribute) const { return values[static_cast<std::size_t>(attribute)]; }
};

/// Reads [begin, end) of `source`. Comments, declarations and processing
/// instructions are passed over; what is no tag is text; the contents of CDATA
/// sections are text; a tag that never ends swallows the rest, as in browsers.
class HtmlScanner {
 public:
  HtmlScanner(std::string_view source, std::uint32_t begin, std::uint32_t end);

  /// False at the end.
  bool next(HtmlToken& token);

 private:
  bool read_raw_text(HtmlToken& token);
  bool read_markup(HtmlToken& token);
  bool read_declaration(HtmlToken& token);
  void read_tag(HtmlToken& token);
  void read_attribute(HtmlToken& token);
  Span read_value();
  std::uint32_t find(std::string_view what, std::uint32_t from) const;
  bool begins_tag(std::uint32_t at) const;
  char byte(std::uint32_t at) const { return at < end_ ? source_[at] : '\0'; }
  void skip_space();

  std::string_view source_;
  std::uint32_t at_;
  std::uint32_t end_;
  Tag raw_ = Tag::other;  // whose raw text comes next
  std::uint32_t raw_name_size_ = 0;
  std::uint32_t raw_name_ = 0;  // where its name stands
  std::uint32_t cdata_end_ = 0;
  bool is_xml_ = false;
};

}  // namespace caveat
