// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string_view>

namespace caveat {

/// Bytes of the well-formed code point that `bytes` begins with; 0 when there is none
/// (stray, overlong or cut off, a surrogate, above U+10FFFF, or nothing at all).
std::size_t utf8_length(std::string_view bytes);

/// Offset of the first byte that is not part of well-formed UTF-8; npos when all is well.
std::size_t first_invalid_utf8(std::string_view bytes);

}  // namespace caveat
