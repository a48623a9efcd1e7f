// SPDX-License-Identifier: Apache-2.0
//
// First kind of check: where an entry comes from, and what supports it.

#pragma once

#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// `source-reference`: the origin's words still stand in the document, once. An anchor that
/// contradicts itself, or has no words to compare with, waits for a person.
Check check_origin(const Subject& subject, const Context& context);

/// `source-reference/also`: the entry's further places on this page still say so, too; a warning.
/// Nothing where it has none.
std::vector<Check> check_also(const Subject& subject, const Context& context);

/// How well the origin's anchor fits, and a link to the words where the page has an address.
AnchorFit fit_of(const Subject& subject, const Context& context);

/// `source-reference/evidence`: a work is stated; what it is worth is for check_works().
/// That none is held can be said, with who searched and when; it still fails, as an error where the
/// page sells and as a warning elsewhere.
Check check_evidence(const Subject& subject, const Context& context);

}  // namespace caveat
