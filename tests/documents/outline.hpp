// SPDX-License-Identifier: Apache-2.0
//
// A document in a form that can be compared and read.

#pragma once

#include <string>
#include <string_view>

#include "documents/reading.hpp"

/// One line a block: kind, flags, then sentences with " | " between them.
inline std::string outline(const caveat::Document& document) {
  constexpr std::string_view kinds[] = {"h",       "p",   "li",    "td",  "q",
                                        "caption", "alt", "title", "meta"};
  constexpr std::string_view regions[] = {"", "header ", "footer ", "aside ", "nav "};
  std::string result;
  for (const caveat::Block& block : document.blocks) {
    result += regions[static_cast<std::size_t>(block.region)];
    result += kinds[static_cast<std::size_t>(block.kind)];
    if (block.level != 0) result += std::to_string(block.level);
    if (block.hidden) result += "(hidden)";
    if (block.collapsed) result += "(collapsed)";
    if (block.struck) result += "(struck)";
    if (block.quoted) result += "(quoted)";
    result += ':';
    for (std::uint32_t i = 0; i < block.sentence_count; ++i) {
      result += i == 0 ? " " : " | ";
      result += document.text_of(document.sentences[block.first_sentence + i].text);
    }
    result += '\n';
  }
  return result;
}

inline std::string outline(std::string_view bytes, caveat::Format format) {
  return outline(caveat::read_document(std::string(bytes), format));
}
