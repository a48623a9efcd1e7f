// SPDX-License-Identifier: Apache-2.0
//
// What the bytes of a document are encoded in, and turning them into UTF-8.

#pragma once

#include <cstdint>
#include <string>

#include "caveat/document.hpp"
#include "documents/reading.hpp"

namespace caveat {

/// Makes `document.source` valid UTF-8 without NUL, and sets `charset` and
/// `charset_assumed`. Returns the length of the byte-order mark that stays in
/// front of it. Throws Error with the offset of the offending byte.
std::uint32_t decode_source(Document& document, const ReadOptions& options);

}  // namespace caveat
