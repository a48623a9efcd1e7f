// SPDX-License-Identifier: Apache-2.0
//
// Plain text, in which the shape of lines is all the markup there is.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "documents/builder.hpp"

namespace caveat {

/// Reads texts one after another and keeps its buffers.
///
/// An empty line ends a block. A single one ends it too, for pages saved one
/// block a line, unless the lines look wrapped: filled up to a common width with
/// some lines beginning small, or one line that breaks off and another that goes
/// on small. List marks and ">" begin blocks. A short line that ends without a
/// stop is a heading when it stands alone or before running text.
class PlainTextReader {
 public:
  /// `begin`: length of a byte-order mark.
  void read(Document& document, std::uint32_t begin, DocumentBuilder& builder);

 private:
  enum class Shape : std::uint8_t { text, bullet, number, quote };
  struct Line {
    std::uint32_t begin = 0;  // of the content, behind indent and mark
    std::uint32_t end = 0;
    std::uint32_t indent = 0;  // of the mark, or of the content without one
    std::uint32_t width = 0;   // code points from the margin to the end
    Shape shape = Shape::text;
    bool is_continued = false;  // the next line goes on with it
  };
  // What has to be known of a block until the next one decides what it is.
  struct Last {
    std::uint32_t block = 0;
    bool exists = false;
    bool may_be_heading = false;
    bool is_numbered = false;
    bool is_listed = false;
    bool follows_list = false;
    bool follows_blank = false;
  };

  std::string_view content_of(const Line& line) const {
    return source_.substr(line.begin, line.end - line.begin);
  }
  void add_line(std::uint32_t begin, std::uint32_t end, std::uint32_t continued);
  void end_group();
  void join_wrapped(std::size_t first, std::size_t last);
  bool is_wrapped(std::size_t first, std::size_t last, std::uint32_t width) const;
  bool is_full(std::size_t line, std::uint32_t limit) const;
  bool hangs(std::size_t first, std::size_t line) const;
  bool goes_on(const Line& line, const Line& next) const;
  bool begins_small(const Line& line) const;
  std::uint32_t first_word_width(const Line& line) const;
  void write_block(std::size_t first, std::size_t last);
  void settle_last(bool is_heading_like, bool is_running, bool is_listed);
  bool looks_like_heading(const Line& line) const;

  std::string_view source_;
  Document* document_ = nullptr;
  DocumentBuilder* builder_ = nullptr;
  std::vector<Line> group_;
  std::uint32_t wrap_width_ = 0;   // of paragraphs seen so far
  std::uint32_t list_indent_ = 0;  // of the outermost items of the present list
  bool after_blank_ = true;
  Last last_;
};

}  // namespace caveat
