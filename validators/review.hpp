// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// `review`: it approved the entry and is not older than its own due date, or than the
/// corpus allows; within 30 days of that it warns. An entry without one fails where the
/// corpus says how often entries are reviewed, and is no check elsewhere.
///
/// `review/seen`, for an approval that says what was seen: text, claim, evidence and risk
/// notes are still that, as an error; the packs find the same, as a warning.
std::vector<Check> check_review(const Subject& subject, const Context& context);

}  // namespace caveat
