// SPDX-License-Identifier: Apache-2.0
//
// What is known of a sentence beside its words, for those who weigh it.

#pragma once

#include <vector>

#include "caveat/document.hpp"
#include "language/reading.hpp"
#include "language/weights.hpp"

namespace caveat {

/// Circumstances of each sentence, as far as rules and recognisers have read the document;
/// what `weighed` says of a sentence, if there is such a rule, is no trigger yet.
std::vector<Circumstances> circumstances(const Document& document, const Reading& reading,
                                         const Rule* weighed = nullptr);

}  // namespace caveat
