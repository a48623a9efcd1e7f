// SPDX-License-Identifier: Apache-2.0
//
// A sentence that promises the whole beside one that reports a part of the same
// thing ("partial and some extensive reversal", then "complete regeneration").

#pragma once

#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// One warning for each sentence whose asserted totality a neighbour takes back, with
/// both spans. A page without such a pair gets no check: there is nothing to show.
std::vector<Check> check_contradictions(const Context& context);

}  // namespace caveat
