// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>

#include "caveat/document.hpp"
#include "language/reading.hpp"

namespace caveat {

/// Text that stands in no document, such as an entry's wording or a note of a
/// library, read the way a document is. Spans count in `text`.
struct Wording {
  Document document;
  LineIndex lines;
  Reading reading;

  Wording(std::string_view text, Reader& reader);
};

}  // namespace caveat
