// SPDX-License-Identifier: Apache-2.0
//
// What a reader sees of HTML. No tree is built: what surrounds a text is kept in
// counters, so that depth costs nothing and unclosed elements do no harm.

#pragma once

#include <cstdint>
#include <unordered_set>

#include "caveat/document.hpp"
#include "documents/builder.hpp"
#include "documents/html_attributes.hpp"
#include "documents/html_scanner.hpp"
#include "documents/marked_element.hpp"

namespace caveat {

class HtmlReader {
 public:
  /// Starts over.
  void reset(Document& document, DocumentBuilder& builder);

  /// Reads [begin, end) of the source. What stays open goes on in the next call.
  void read(std::uint32_t begin, std::uint32_t end);
  /// Ends what is still open.
  void finish();

  // For a format that HTML may stand in, as in Markdown.

  /// Kind, level, quoted and struck of the place that is read now, as far as no
  /// element says otherwise.
  void set_surroundings(const Block& surroundings) { surroundings_ = surroundings; }
  /// The next text begins a block.
  void break_block() { breaks_block_ = true; }
  /// Opens a block for text that is about to come when the open one will not do.
  void begin_text();

 private:
  Block style() const;
  void text(Span span);
  void decoded(Span span, bool in_attribute);
  void raw_text(const HtmlToken& token);
  void start_tag(const HtmlToken& token);
  void end_tag(const HtmlToken& token);
  void start_block(const HtmlToken& token);
  void end_block(Tag tag);
  void quotation_mark(Span span);
  void void_element(const HtmlToken& token);
  void meta(const HtmlToken& token);
  void mark(const HtmlToken& token);
  void count(Tag tag, bool starts);
  void separate(Block block, Span value, bool in_attribute);
  void begin_link(const HtmlToken& token);
  void end_link();
  std::string_view value(const HtmlToken& token, Attribute attribute) const {
    return attribute_value(document_->source, token, attribute);
  }
  bool is_hidden(const HtmlToken& token) const;
  bool is_panel(const HtmlToken& token) const;
  bool is_folded(const HtmlToken& token) const;
  bool is_controlled(const HtmlToken& token) const;

  Document* document_ = nullptr;
  DocumentBuilder* builder_ = nullptr;

  Block surroundings_;
  MarkedElement hidden_, collapsed_, struck_;
  Nesting nesting_;
  std::uint32_t quote_depth_ = 0, sectioning_depth_ = 0;
  std::uint32_t header_depth_ = 0, footer_depth_ = 0, aside_depth_ = 0, nav_depth_ = 0;
  std::uint32_t svg_depth_ = 0, caption_depth_ = 0;
  std::uint32_t item_tables_ = 0;  // tables around the present list item
  bool in_item_ = false, in_cell_ = false, in_summary_ = false;
  int heading_level_ = 0;  // 0 outside of headings
  int last_heading_level_ = 1;
  bool breaks_block_ = true;  // the next text begins a block
  bool after_line_break_ = false;
  bool after_toggle_ = false;  // a button said that what comes is not expanded
  Block open_;                 // style of the block that is open
  bool in_link_ = false;
  Link link_;
  std::unordered_set<std::uint64_t> collapsed_ids_;  // what buttons say is folded away
};

}  // namespace caveat
