// SPDX-License-Identifier: Apache-2.0

#include "documents/source_cursor.hpp"

#include <algorithm>

namespace caveat {

namespace {

constexpr std::size_t near = 8;  // pieces

}  // namespace

Span SourceCursor::to_source(Span text) {
  if (map_->pieces().empty()) return text;
  const std::uint32_t start = source_of_byte(text.start).start;
  if (text.empty()) return {start, start};
  return {start, source_of_byte(text.end - 1).end};
}

// Turns to the last piece that begins at `at` or before it, or to the first piece.
void SourceCursor::find_piece(std::uint32_t at) {
  const auto& pieces = map_->pieces();
  const std::size_t last = std::min(piece_ + near, pieces.size() - 1);
  if (pieces[piece_].text <= at) {
    while (piece_ < last && pieces[piece_ + 1].text <= at) ++piece_;
    if (piece_ < last || last + 1 == pieces.size()) return;
  }
  const auto after = std::ranges::upper_bound(pieces, at, {}, &OffsetMap::Piece::text);
  piece_ = after == pieces.begin() ? 0 : static_cast<std::size_t>(after - pieces.begin()) - 1;
}

Span SourceCursor::source_of_byte(std::uint32_t at) {
  find_piece(at);
  const OffsetMap::Piece& piece = map_->pieces()[piece_];
  if (at < piece.text) return {at, at + 1};
  if (piece.source_end != 0) return {piece.source, piece.source_end};
  const std::uint32_t offset = piece.source + (at - piece.text);
  return {offset, offset + 1};
}

}  // namespace caveat
