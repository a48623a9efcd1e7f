// SPDX-License-Identifier: Apache-2.0
//
// Whether the works that an entry states can carry its claim.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// The work that a statement of evidence stands for: itself, or the one of the library that
/// it refers to, with what the entry says of it: where the work says so and how directly, that it
/// was retracted, expires earlier or waits for somebody to confirm it. Empty when the library has
/// none with that id.
std::optional<Evidence> work_of(const Evidence& stated, const Context& context);

/// What people call it.
std::string name_of(const Evidence& evidence);

/// For entries of a register that state a work, each with its own verdict:
///
/// `source-reference/S1`: the identifier has the syntax of its scheme and its check digit
/// holds; an address says on which day it was read.
/// `source-reference/S2`: a kind is declared that can show a benefit in people. Work on
/// animals or in a dish, opinions and testimonials cannot. One good work is enough.
/// `source-reference/S3`: it is about this product, not about an ingredient or another
/// product. What nobody has declared, somebody has to: `needs-human`.
/// `source-reference/S4`: page, table or section where the work says it.
/// `source-reference/S5`: it stands: not retracted, not expired, and not about to expire.
///
/// S1 and S5 fail as errors, S2 where the page sells; the others warn.
std::vector<Check> check_works(const Subject& subject, const Context& context);

}  // namespace caveat
