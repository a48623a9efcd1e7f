// SPDX-License-Identifier: Apache-2.0
//
// What two quotes have in common that a reader would call the same: case, quotation
// marks, dashes, white space, invisible characters and compatible forms are folded.

#pragma once

#include <string>
#include <string_view>

#include "caveat/document.hpp"

namespace caveat {

/// A folded text and the way back to the original.
class FoldedText {
 public:
  explicit FoldedText(std::string_view original);

  /// Lower case, ASCII quotation marks, one space between words, none at the ends and
  /// none around a dash.
  const std::string& text() const noexcept { return text_; }

  /// The smallest range of the original that `folded` stands for, and the way there.
  Span to_original(Span folded) const { return map_.to_source(folded); }
  Span from_original(Span original) const;

 private:
  friend class FoldedTextBuilder;
  std::string text_;
  OffsetMap map_;
};

/// The other way round than OffsetMap::to_source, for a text of `size` bytes whose pieces
/// follow their source.
Span from_source(const OffsetMap& map, Span source, std::size_t size);

/// FoldedText(text).text(), for those who need no way back.
std::string fold_quote(std::string_view text);

/// "sha256:<hex>" of fold_quote(text): the digest of anchors and reviews.
std::string quote_digest(std::string_view text);

}  // namespace caveat
