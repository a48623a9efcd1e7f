// SPDX-License-Identifier: Apache-2.0
//
// Page text on a terminal: what it may contain there, and how wide it is.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace caveat {

/// A character as it is shown.
struct Glyph {
  std::string shown;       // UTF-8, nothing a terminal acts on
  std::size_t width = 0;   // columns; 0 for combining marks
  std::size_t offset = 0;  // of the character, in the text it was made from
};

/// The characters of `text`, one line of it: white space controls become a space;
/// other control characters, bytes that are not UTF-8, noncharacters and marks that
/// reorder text become visible escapes such as \x1B and U+202E.
std::vector<Glyph> glyphs(std::string_view text);

/// All of glyphs(text) as one string.
std::string visible(std::string_view text);

/// Columns that visible(text) takes.
std::size_t display_width(std::string_view text);

/// visible(text) in lines of at most `width` columns, broken at spaces where there
/// are any. 0 columns: one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace caveat
