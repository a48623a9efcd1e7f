// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

#include "caveat/finding.hpp"
#include "caveat/run.hpp"

namespace caveat {

enum class Paint { bold, red, yellow, cyan, green };

Paint paint_of(Severity severity);
Paint paint_of(Verdict verdict);

/// `text` between the escape sequences that colour it on a terminal.
std::string painted(Paint paint, std::string_view text);

}  // namespace caveat
