// SPDX-License-Identifier: Apache-2.0
//
// Writing JSON without a tree, and the way from bytes to code points.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace caveat {

/// Appends `text` as a JSON string with its quotation marks. Bytes that are no
/// UTF-8 must have been refused before.
void append_json_string(std::string& out, std::string_view text);

/// Counts code points up to a byte offset; one pass to build, a short count to ask.
class CodePointIndex {
 public:
  /// Keeps a view of `text`.
  void start(std::string_view text);
  std::uint32_t at(std::uint32_t byte_offset) const;

 private:
  std::string_view text_;
  bool is_ascii_ = true;
  std::vector<std::uint32_t> counts_;  // code points before every 128th byte
};

}  // namespace caveat
