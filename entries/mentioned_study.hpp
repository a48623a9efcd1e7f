// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <span>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "language/reading.hpp"

namespace caveat {

/// The study that a sentence speaks of, or the count it gives ("31 of 54 patients"): the words for
/// it as title, its kind where they say one, and on how many it was. `names` are all names in the
/// sentence. Not confirmed, and no evidence: nobody can look it up.
std::optional<Evidence> mentioned_study(const Document& document, Span sentence,
                                        std::span<const TermUse> names);

}  // namespace caveat
