// SPDX-License-Identifier: Apache-2.0

#include "caveat/document.hpp"

#include <algorithm>
#include <cstddef>

namespace caveat {
namespace {

// Distance of the offsets before which LineIndex keeps the number of code points:
// a column costs at most two such stretches even where all is one line.
constexpr std::size_t stride = 4096;

std::uint32_t count_code_points(std::string_view text) {
  std::uint32_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  return count;
}

using Pieces = std::vector<OffsetMap::Piece>;

// The piece that holds text offset `at`; end() where the map says nothing.
Pieces::const_iterator piece_at(const Pieces& pieces, std::uint32_t at) {
  const auto after = std::upper_bound(
      pieces.begin(), pieces.end(), at,
      [](std::uint32_t offset, const OffsetMap::Piece& piece) { return offset < piece.text; });
  return after == pieces.begin() ? pieces.end() : std::prev(after);
}

// Source range of the one byte of text at `at`.
Span source_of_byte(const Pieces& pieces, std::uint32_t at) {
  const auto piece = piece_at(pieces, at);
  if (piece == pieces.end()) return {at, at + 1};
  if (piece->source_end != 0) return {piece->source, piece->source_end};
  const std::uint32_t offset = piece->source + (at - piece->text);
  return {offset, offset + 1};
}

}  // namespace

Span OffsetMap::to_source(Span text) const {
  if (pieces_.empty()) return text;
  const std::uint32_t start = source_of_byte(pieces_, text.start).start;
  if (text.empty()) return {start, start};
  return {start, source_of_byte(pieces_, text.end - 1).end};
}

std::string Document::quote(Span text_span) const {
  std::string seen(text_of(text_span));
  if (text_span.empty()) return seen;
  const Pieces& pieces = map.pieces();
  const Span span = map.to_source(text_span);
  const std::string_view written = std::string_view(source).substr(span.start, span.size());
  if (written.find_first_of("\n\r") != std::string_view::npos) return seen;

  auto piece = piece_at(pieces, text_span.start);
  if (piece == pieces.end()) return std::string(written);
  for (; piece != pieces.end() && piece->text < text_span.end; ++piece) {
    const bool is_entity = piece->source_end != 0 && format != Format::text &&
                           (source[piece->source] == '&' || source[piece->source] == '<');
    if (is_entity) return seen;
    const auto next = std::next(piece);
    if (next == pieces.end() || next->text >= text_span.end) break;
    const std::uint32_t end =
        piece->source_end != 0 ? piece->source_end : piece->source + (next->text - piece->text);
    // Something that no reader sees stands in between: a tag, unless one character was dropped.
    if (next->source > end + 3 || next->source < end) return seen;
    const std::string_view between = std::string_view(source).substr(end, next->source - end);
    if (between.find_first_of("<>*_~`[]") != std::string_view::npos) return seen;
  }
  return std::string(written);
}

LineIndex::LineIndex(std::string_view source) : source_(source) {
  // Old files end their lines in CR alone.
  const char newline = source.find('\n') == std::string_view::npos ? '\r' : '\n';
  starts_.push_back(0);
  for (std::size_t at = source.find(newline); at != std::string_view::npos;
       at = source.find(newline, at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < source.size(); at += stride) {
    code_points_.push_back(count);
    count += count_code_points(source.substr(at, stride));
  }
  code_points_.push_back(count);
}

Location LineIndex::at(std::uint32_t source_offset) const {
  const auto offset = std::min<std::size_t>(source_offset, source_.size());
  const auto line = std::upper_bound(starts_.begin(), starts_.end(), offset) - 1;
  const auto before = [&](std::size_t end) {
    const std::size_t from = end / stride * stride;
    return code_points_[end / stride] + count_code_points(source_.substr(from, end - from));
  };
  // The bytes of one character have one column: the lead byte is counted with them.
  std::size_t lead = offset;
  while (lead > *line && lead < source_.size() &&
         (static_cast<unsigned char>(source_[lead]) & 0xC0) == 0x80) {
    --lead;
  }
  return {.path = {},
          .line = static_cast<std::size_t>(line - starts_.begin()) + 1,
          .column = before(lead) - before(*line) + 1};
}

}  // namespace caveat
