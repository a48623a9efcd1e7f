// SPDX-License-Identifier: Apache-2.0
//
// Writing JSON without a tree, and the way from bytes to code points.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace caveat {

/// Appends `text` as a JSON string with its quotation marks. Bytes that are no
/// UTF-8 must have been refused before.
void append_json_string(std::string& out, std::string_view text);

/// Appends what stands from `start` to `end` in `text`, without quotation marks.
void append_json_characters(std::string& out, std::string_view text, std::size_t start,
                            std::size_t end);

/// Where in a JSON object the value of its member "text" stands, quotation marks left
/// out, as start and length; nothing when there is no such string. Looks at no more
/// of the syntax than that needs.
std::optional<std::pair<std::size_t, std::size_t>> find_text_member(std::string_view object);

/// Turns what stands between the quotation marks of a JSON string into the string, in
/// place. False for control characters, unknown escapes and halves of pairs.
bool unescape_json(std::string& text);

/// Counts code points up to a byte offset; one pass to build, a short count to ask.
class CodePointIndex {
 public:
  /// Keeps a view of `text`.
  void start(std::string_view text);
  std::uint32_t at(std::uint32_t byte_offset) const;

 private:
  std::string_view text_;
  bool is_ascii_ = true;
  std::vector<std::uint32_t> counts_;  // code points before every 64th byte
};

}  // namespace caveat
