// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <string>
#include <string_view>

namespace caveat {

/// The name somebody probably meant; empty when none is near (more than a third of the
/// letters differ). Of equally near names the first wins.
std::string_view nearest(std::string_view name, std::span<const std::string> known);

/// `did you mean "x"?` for the nearest name, else `expected "a", "b" or "c"` while the list
/// is short, else nothing.
std::string did_you_mean(std::string_view name, std::span<const std::string> known);

/// `"a", "b" or "c"`.
std::string quoted_list(std::span<const std::string> names);

}  // namespace caveat
