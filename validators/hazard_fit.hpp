// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>

namespace caveat {

/// Whether what can go wrong can go wrong with this class of therapy: a growth comes of cells and
/// drugs, not of a filler; a cream is not rejected. True where one of them is not known.
bool can_come_of(std::string_view hazard, std::string_view therapy);

}  // namespace caveat
