// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace caveat {

/// SHA-256 in 64 lower-case hexadecimal digits. Reports write "sha256:" before it.
std::string sha256_hex(std::string_view bytes);

}  // namespace caveat
