// SPDX-License-Identifier: Apache-2.0
//
// Markdown, by md4c: CommonMark with tables and strikethrough. HTML in it is
// read as HTML. Of front matter, title and description are text.

#pragma once

#include <cstdint>
#include <string_view>

#include "caveat/document.hpp"
#include "documents/builder.hpp"
#include "documents/html.hpp"

namespace caveat {

class MarkdownReader {
 public:
  /// `begin`: length of a byte-order mark. Throws Error when memory does not suffice.
  void read(Document& document, std::uint32_t begin, DocumentBuilder& builder, HtmlReader& html);

 private:
  struct Callbacks;

  std::uint32_t read_front_matter(std::uint32_t begin);
  void read_field(std::string_view line, std::uint32_t offset);
  void surround();
  void text(std::string_view piece, bool is_entity);
  void white_space(bool ends_line);
  void html_text(std::string_view piece);
  void inline_html(Span span);
  bool is_inside(std::string_view piece) const;
  std::uint32_t offset_of(std::string_view piece) const;

  Document* document_ = nullptr;
  DocumentBuilder* builder_ = nullptr;
  HtmlReader* html_ = nullptr;
  int heading_level_ = 0, list_depth_ = 0, item_depth_ = 0, quote_depth_ = 0, image_depth_ = 0;
  int struck_depth_ = 0;
  bool in_cell_ = false, in_html_ = false;
  bool spaced_ = false, broken_ = false;  // white space or a line end before the next piece
  std::uint32_t end_ = 0;                 // in the source, of what was read last
  Span html_span_;
  std::uint32_t link_start_ = 0;
  std::uint32_t link_depth_ = 0;
};

}  // namespace caveat
