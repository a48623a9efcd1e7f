// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

#include "documents/html_scanner.hpp"

namespace caveat {

/// How many lists and tables are open around a place.
struct Nesting {
  std::uint32_t lists = 0;
  std::uint32_t tables = 0;
};

/// An element whose content is marked in some way, up to its end tag. Elements of
/// the same name inside are counted; further marked elements inside change nothing.
class MarkedElement {
 public:
  void begin(const HtmlToken& token, Nesting nesting);
  /// Tells of every tag, before the depths change for a start tag and after they
  /// changed for an end tag.
  void see(const HtmlToken& token, Nesting nesting);
  bool is_open() const { return depth_ > 0; }
  bool is_outermost(Tag tag) const { return tag_ == tag && depth_ == 1; }

 private:
  bool ends_before(Tag start, Nesting nesting) const;

  Tag tag_ = Tag::other;
  std::uint64_t name_ = 0;
  std::uint32_t depth_ = 0;
  Nesting nesting_;
};

bool is_list(Tag tag);
bool is_list_item(Tag tag);
bool is_table_cell(Tag tag);

}  // namespace caveat
