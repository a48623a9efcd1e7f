// SPDX-License-Identifier: Apache-2.0
//
// What stands in attributes.

#pragma once

#include <string>
#include <string_view>

#include "documents/html_scanner.hpp"

namespace caveat {

/// As it is written; empty where the tag has no such attribute.
std::string_view attribute_value(std::string_view source, const HtmlToken& token,
                                 Attribute attribute);
/// Without the white space around it, character references decoded.
std::string decoded_value(std::string_view source, const HtmlToken& token, Attribute attribute);

/// Without the white space around it.
std::string_view trimmed(std::string_view text);
/// Whether `list` has `wanted` among its words; any case.
bool has_token(std::string_view list, std::string_view wanted);
/// Whether a style attribute sets `property` to `wanted`.
bool declares(std::string_view style, std::string_view property, std::string_view wanted);

}  // namespace caveat
