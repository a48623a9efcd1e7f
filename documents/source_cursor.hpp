// SPDX-License-Identifier: Apache-2.0
//
// The way from text to source for spans that are asked for mostly in order.

#pragma once

#include <cstddef>
#include <cstdint>

#include "caveat/document.hpp"

namespace caveat {

/// Answers as OffsetMap::to_source() does; looks first near the last answer.
class SourceCursor {
 public:
  /// `map` is not copied.
  void start(const OffsetMap& map) {
    map_ = &map;
    piece_ = 0;
  }
  Span to_source(Span text);

 private:
  void find_piece(std::uint32_t at);
  Span source_of_byte(std::uint32_t at);

  const OffsetMap* map_ = nullptr;
  std::size_t piece_ = 0;
};

}  // namespace caveat
