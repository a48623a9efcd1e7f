// SPDX-License-Identifier: Apache-2.0

#include "validators/wording.hpp"

#include <string>

#include "documents/reading.hpp"

namespace caveat {

// The page around the words has said which language it is; a line is too short to tell.
Wording::Wording(std::string_view text, Reader& reader)
    : document(read_document(std::string(text), Format::text, {}, {.detect_language = false})),
      lines(document.source),
      reading(reader.read(document)) {}

}  // namespace caveat
