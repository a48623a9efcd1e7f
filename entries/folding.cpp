// SPDX-License-Identifier: Apache-2.0

#include "entries/folding.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "documents/characters.hpp"
#include "files/digest.hpp"

namespace caveat {

namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

bool is_combining(char32_t code_point) {
  return code_point >= 0x300 &&
         utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point))->combining_class != 0;
}

}  // namespace

/// Writes text and map piece by piece.
class FoldedTextBuilder {
 public:
  FoldedTextBuilder(std::string_view original, FoldedText& folded)
      : original_(original), text_(folded.text_), map_(folded.map_) {}

  void run() {
    text_.reserve(original_.size());
    for (std::uint32_t at = 0; at < original_.size();) {
      const char c = original_[at];
      if (is_space(c)) {
        space(at, at + 1);
        ++at;
      } else if (c == '-') {
        dash(at, at + 1);
        ++at;
      } else if (static_cast<unsigned char>(c) < 0x80 && !combining_at(at + 1)) {
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) letter(at, c);
        ++at;
      } else {
        at = character(at);
      }
    }
  }

 private:
  bool combining_at(std::uint32_t at) const {
    return at < original_.size() && static_cast<unsigned char>(original_[at]) >= 0xCC &&
           is_combining(decode(original_, at).code_point);
  }

  void space(std::uint32_t begin, std::uint32_t end) {
    if (!spaced_) space_begin_ = begin;
    space_end_ = end;
    spaced_ = true;
  }

  void dash(std::uint32_t begin, std::uint32_t end) {
    spaced_ = false;
    if (after_dash_) return;
    replacement(begin, end, "-");
    after_dash_ = true;
  }

  void letter(std::uint32_t at, char c) {
    begin_letter();
    if (next_verbatim_ != at) {
      map_.add({static_cast<std::uint32_t>(text_.size()), at, 0});
    }
    next_verbatim_ = at + 1;
    text_ += ascii_lower(c);
  }

  void begin_letter() {
    if (spaced_ && !after_dash_ && !text_.empty()) {
      if (next_verbatim_ == space_begin_ && space_end_ == space_begin_ + 1) {
        text_ += ' ';
        ++next_verbatim_;
      } else {
        replacement(space_begin_, space_end_, " ");
      }
    }
    spaced_ = after_dash_ = false;
  }

  void replacement(std::uint32_t begin, std::uint32_t end, std::string_view characters) {
    map_.add({static_cast<std::uint32_t>(text_.size()), begin, end});
    text_ += characters;
    next_verbatim_ = nowhere;
  }

  /// One character that is not ASCII, or any with its combining marks.
  std::uint32_t character(std::uint32_t at) {
    const Decoded first = decode(original_, at);
    std::uint32_t end = at + first.size;
    const Folded how = fold(first.code_point);
    switch (how.kind) {
      case Folded::Kind::drop:
        return end;
      case Folded::Kind::space:
        space(at, end);
        return end;
      case Folded::Kind::em_dash:
      case Folded::Kind::en_dash:
        dash(at, end);
        return end;
      case Folded::Kind::replace:
        replace(at, end, how.text);
        return end;
      case Folded::Kind::keep:
        break;
    }
    // Marks beyond these are noise, and sorting them would take quadratic time.
    for (int marks = 0; marks < 16 && combining_at(end); ++marks) {
      end += decode(original_, end).size;
    }
    normalised(at, end);
    return end;
  }

  void replace(std::uint32_t begin, std::uint32_t end, std::string_view by) {
    if (by == "-") return dash(begin, end);
    begin_letter();
    std::string lower(by);
    for (char& c : lower) c = ascii_lower(c);
    replacement(begin, end, lower);
  }

  void normalised(std::uint32_t begin, std::uint32_t end) {
    begin_letter();
    std::array<utf8proc_int32_t, 512> code_points;
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                                            UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(original_.data() + begin);
    const utf8proc_ssize_t count =
        utf8proc_decompose(bytes, end - begin, code_points.data(), code_points.size(), options);
    if (count < 0 || static_cast<std::size_t>(count) >= code_points.size()) {
      return replacement(begin, end, original_.substr(begin, end - begin));
    }
    const utf8proc_ssize_t size = utf8proc_reencode(code_points.data(), count, options);
    if (size < 0) return replacement(begin, end, original_.substr(begin, end - begin));
    replacement(
        begin, end,
        {reinterpret_cast<const char*>(code_points.data()), static_cast<std::size_t>(size)});
  }

  std::string_view original_;
  std::string& text_;
  OffsetMap& map_;
  std::uint32_t next_verbatim_ = nowhere;
  std::uint32_t space_begin_ = 0, space_end_ = 0;
  bool spaced_ = false;      // white space waits to be written
  bool after_dash_ = false;  // ... and will not be
};

Span from_source(const OffsetMap& map, Span source, std::size_t size) {
  const auto& pieces = map.pieces();
  if (pieces.empty()) return source;
  const auto begin_of = [&](auto piece) {
    return piece == pieces.end() ? static_cast<std::uint32_t>(size) : piece->text;
  };
  const auto beyond = [](std::uint32_t offset, const OffsetMap::Piece& piece) {
    return offset < piece.source;
  };
  const auto first = std::upper_bound(pieces.begin(), pieces.end(), source.start, beyond);
  std::uint32_t start = begin_of(first);
  if (first == pieces.begin()) {
    start = 0;
  } else if (const auto& piece = *std::prev(first); piece.source_end == 0) {
    start = std::min(start, piece.text + (source.start - piece.source));
  } else if (source.start < piece.source_end) {
    start = piece.text;
  }
  const auto last = std::lower_bound(
      pieces.begin(), pieces.end(), source.end,
      [](const OffsetMap::Piece& piece, std::uint32_t offset) { return piece.source < offset; });
  std::uint32_t end = last == pieces.begin() ? 0 : begin_of(last);
  if (last != pieces.begin() && std::prev(last)->source_end == 0) {
    end = std::min(end, std::prev(last)->text + (source.end - std::prev(last)->source));
  }
  return {start, std::max(start, end)};
}

Span FoldedText::from_original(Span original) const {
  return from_source(map_, original, text_.size());
}

FoldedText::FoldedText(std::string_view original) { FoldedTextBuilder(original, *this).run(); }

std::string fold_quote(std::string_view text) { return FoldedText(text).text(); }

std::string quote_digest(std::string_view text) { return "sha256:" + sha256_hex(fold_quote(text)); }

}  // namespace caveat
