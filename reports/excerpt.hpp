// SPDX-License-Identifier: Apache-2.0
//
// The sentence a finding stands in, with a mark under the words it is about.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "caveat/document.hpp"

namespace caveat {

/// Two lines to be printed under each other.
struct Excerpt {
  std::string line;
  std::string carets;
};

/// `text` with `marked` (bytes of it) underlined. Shortened around the mark to
/// `width` columns; with 0 columns only a text far above any sentence is, so that
/// output stays linear in its input.
Excerpt excerpt(std::string_view text, Span marked, std::size_t width);

/// The bytes of document.text inside `within` that come from `source`; empty when
/// there are none.
Span to_text(const Document& document, Span source, Span within);

/// Finds the sentences of a document by places in its source. Looks at the whole
/// document once, at the first question.
class SentenceIndex {
 public:
  explicit SentenceIndex(const Document& document) : document_(document) {}

  /// The sentence (in document.text) in which `source` starts.
  std::optional<Span> sentence_at(Span source);

 private:
  struct Place {
    Span source;
    std::uint32_t sentence;
  };

  const Document& document_;
  std::vector<Place> places_;  // by source.start
};

}  // namespace caveat
