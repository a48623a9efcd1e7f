// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "caveat/error.hpp"
#include "xml/schema_names.hpp"
#include "xml/validation.hpp"

namespace caveat {

/// Turns what libxml2 found into an Error at the place in `bytes` and in words that say
/// what to write instead. `violations` must not be empty.
Error explain_violations(const std::vector<Violation>& violations, const SchemaNames& names,
                         std::string_view bytes, const std::string& path);

}  // namespace caveat
