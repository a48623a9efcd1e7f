// SPDX-License-Identifier: Apache-2.0
//
// What the readers of all formats write into: puts together text, map, blocks
// and sentences of a Document from pieces of its source.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "documents/characters.hpp"

namespace caveat {

/// Pieces must come in the order of the source. Blocks without text leave no
/// trace. Keeps buffers when it is reset for another document.
class DocumentBuilder {
 public:
  /// Starts over with `document`, whose source and format are set.
  void reset(Document& document);

  /// What follows stands in a block of its own like `style`, of which only the
  /// kind, region, level and flags count.
  void open(const Block& style);
  /// Ends the block and finds its sentences.
  void close();

  /// Visible text, as it stands in [begin, end) of the source.
  void text(std::uint32_t begin, std::uint32_t end);
  /// A character that [begin, end) of the source stands for.
  void character(std::uint32_t begin, std::uint32_t end, char32_t code_point);
  /// White space.
  void space(std::uint32_t begin, std::uint32_t end);
  /// White space that ends a line without ending the block.
  void line_break(std::uint32_t begin, std::uint32_t end);

  /// Index the present block has, or will have once it holds text.
  std::uint32_t block_index() const;
  bool has_text() const { return begun_; }
  /// Offset in Document::text of what comes next, white space left out of account.
  std::uint32_t position() const { return static_cast<std::uint32_t>(document_->text.size()); }

 private:
  void begin_characters(std::uint32_t source);
  void begin_block(std::uint32_t source);
  void write_space();
  void verbatim(std::uint32_t begin, std::uint32_t end);
  void replacement(std::uint32_t begin, std::uint32_t end, std::string_view characters);
  void dash(std::uint32_t begin, std::uint32_t end);
  /// Returns the offset after the character at `at`.
  std::uint32_t special(std::uint32_t at, std::uint32_t end);
  void folded(std::uint32_t begin, std::uint32_t end, Folded how, std::string_view itself,
              bool before_space);

  Document* document_ = nullptr;
  Block style_;
  bool begun_ = false;
  bool spaced_ = false;          // white space waits to be written
  bool spaced_by_dash_ = false;  // ... that belongs to the piece of a dash
  bool broken_ = false;          // ... that ends a line
  std::uint32_t space_begin_ = 0;
  std::uint32_t space_end_ = 0;
  std::uint32_t verbatim_next_ = 0;  // source offset that would continue the last piece
  std::uint32_t source_end_ = 0;     // of what was written last
  std::vector<std::uint32_t> breaks_;
};

}  // namespace caveat
