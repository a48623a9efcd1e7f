// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace caveat {

/// Throws Error unless `bytes` are fit for the parsers: at most `limit_bytes`, UTF-8 in
/// fact and in declaration, no NUL byte, no DOCTYPE, no prefixed element, tags in pairs and
/// at most `limit_depth` deep.
void guard_xml(std::string_view bytes, const std::string& path, std::size_t limit_bytes,
               std::size_t limit_depth);

}  // namespace caveat
