// SPDX-License-Identifier: Apache-2.0
//
// Standard output and standard error. Nothing else in the program writes to them.

#pragma once

#include <cstddef>
#include <string_view>

namespace caveat {

/// Writes `text` and a newline to standard error.
void complain(std::string_view text);

/// Writes to standard output. Throws FileError when it cannot be written to.
void print(std::string_view text);

/// Whether standard output is a terminal whose user has not turned colour off.
bool terminal_has_color();

/// Columns of the terminal; 0 when standard output is none.
std::size_t terminal_width();

}  // namespace caveat
