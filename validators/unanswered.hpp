// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <vector>

#include "caveat/entry.hpp"
#include "caveat/run.hpp"
#include "validators/context.hpp"

namespace caveat {

/// `coverage`: the claims of a registered document that neither an entry nor a left-out
/// line anchors, as warnings: a register that is in order may still be silent.
std::vector<Check> check_unanswered(std::span<const Entry> entries,
                                    std::span<const LeftOut> left_out, const Context& context);

}  // namespace caveat
