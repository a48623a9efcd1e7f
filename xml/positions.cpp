// SPDX-License-Identifier: Apache-2.0

#include "xml/positions.hpp"

#include <algorithm>

namespace caveat {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

LinePositions::LinePositions(std::string_view bytes) : starts_{0} {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    starts_.push_back(at + 1);
  }
}

Location LinePositions::at(std::string_view bytes, std::size_t offset,
                           const std::string& path) const {
  offset = std::min(offset, bytes.size());
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::size_t>(next - starts_.begin());
  std::string_view before = bytes.substr(starts_[line - 1], offset - starts_[line - 1]);
  if (line == 1 && before.starts_with(byte_order_mark)) before.remove_prefix(3);
  const auto column = std::count_if(before.begin(), before.end(), starts_code_point);
  return {path, line, static_cast<std::size_t>(column) + 1};
}

}  // namespace caveat
