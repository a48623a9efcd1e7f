// SPDX-License-Identifier: Apache-2.0
//
// Whether words that changed still say what they said.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "entries/resolving.hpp"
#include "language/reading.hpp"

namespace caveat {

/// Why `is` does not say what `was` says, most serious first, each one phrase; empty when
/// nothing certain speaks against it: "negation added", "negation removed", "hedge
/// removed", "hedge added", "cure language added", "absolute wording added: permanently",
/// "strength raised: direct to absolute", "risk removed", "risk minimised", "number changed: 12
/// to 20", "population changed: adults to none", and, where nothing else is said, "limit
/// removed: most".
std::vector<std::string> meaning_changes(std::string_view was, std::string_view is, Reader& reader);

/// Turns reworded, split or merged into meaning_changed where the words on record do not
/// say the same as those in the document, and says so in `why`.
void judge_meaning(ResolvedAnchor& answer, const Anchor& anchor, const Document& document,
                   Reader& reader);

}  // namespace caveat
