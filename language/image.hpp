// SPDX-License-Identifier: Apache-2.0
//
// Compiled tables as bytes: made when the program is built, read when it starts.
// An image is read only by the build that wrote it, so it has no format of its own
// beyond the order of the members.

#pragma once

#include <string>
#include <string_view>

#include "language/tables.hpp"

namespace caveat {

std::string write_image(const Language::Tables& tables);

/// `image` was written by write_image() of the same build, is aligned to 16 bytes and
/// outlives the tables: the largest of them are used where it has them.
void read_image(std::string_view image, Language::Tables& tables);

}  // namespace caveat
