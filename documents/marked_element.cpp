// SPDX-License-Identifier: Apache-2.0

#include "documents/marked_element.hpp"

namespace caveat {

void MarkedElement::begin(const HtmlToken& token, Nesting nesting) {
  if (is_open()) return;
  tag_ = token.tag;
  name_ = token.name;
  depth_ = 1;
  nesting_ = nesting;
}

void MarkedElement::see(const HtmlToken& token, Nesting nesting) {
  if (!is_open()) return;
  if (token.kind == HtmlToken::Kind::start_tag) {
    if (ends_before(token.tag, nesting)) {
      depth_ = 0;
    } else if (token.name == name_ && !token.closes_itself) {
      ++depth_;
    }
    return;
  }
  if (token.name == name_) --depth_;
  const bool left =
      (is_list_item(tag_) && nesting.lists < nesting_.lists) ||
      ((is_table_cell(tag_) || tag_ == Tag::tr) && nesting.tables < nesting_.tables) ||
      (tag_ == Tag::p && is_block(token.tag));
  if (left) depth_ = 0;
}

/// Elements whose end tags may be left out end where the next one starts.
bool MarkedElement::ends_before(Tag start, Nesting nesting) const {
  if (tag_ == Tag::p) return is_block(start);
  if (is_list_item(tag_)) return is_list_item(start) && nesting.lists == nesting_.lists;
  if (is_table_cell(tag_))
    return (is_table_cell(start) || start == Tag::tr) && nesting.tables == nesting_.tables;
  if (tag_ == Tag::tr) return start == Tag::tr && nesting.tables == nesting_.tables;
  return tag_ == Tag::option && start == Tag::option;
}

bool is_list(Tag tag) {
  return tag == Tag::ul || tag == Tag::ol || tag == Tag::menu || tag == Tag::dir || tag == Tag::dl;
}
bool is_list_item(Tag tag) { return tag == Tag::li || tag == Tag::dt || tag == Tag::dd; }
bool is_table_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }

}  // namespace caveat
