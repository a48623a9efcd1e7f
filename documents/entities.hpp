// SPDX-License-Identifier: Apache-2.0
//
// Character references of HTML: numbers, the names of HTML 4, and the names
// HTML 5 has for punctuation. Other names stay as they are written.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace caveat {

struct CharacterReference {
  char32_t code_point = 0;
  std::uint32_t size = 0;  // in bytes, from "&" on
};

/// The reference that begins at the "&" in front of `text`. Names that HTML knows
/// without a semicolon are taken without one, in an attribute only where no
/// letter, digit or "=" follows.
std::optional<CharacterReference> character_reference(std::string_view text, bool in_attribute);

}  // namespace caveat
