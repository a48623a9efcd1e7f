// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace caveat {

/// ISO 639-1 code of the language that most of `text` is in; empty when the text
/// is too short to tell. Looks at the first 64 KB.
std::string detect_language(std::string_view text);

}  // namespace caveat
