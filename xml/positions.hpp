// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/error.hpp"

namespace caveat {

/// Lines and columns of byte offsets, for files of any length. Does not keep the bytes.
class LinePositions {
 public:
  explicit LinePositions(std::string_view bytes);

  /// `bytes` must be those given to the constructor. Columns count code points; a byte
  /// order mark counts for nothing.
  Location at(std::string_view bytes, std::size_t offset, const std::string& path) const;

 private:
  std::vector<std::size_t> starts_;  // of every line
};

}  // namespace caveat
