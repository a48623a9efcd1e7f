// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// `review`, for an entry that carries one: it approved the entry and is not older
/// than its own due date, or than the corpus allows. Within 30 days of that it warns.
std::vector<Check> check_review(const Subject& subject, const Context& context);

}  // namespace caveat
