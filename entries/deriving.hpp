// SPDX-License-Identifier: Apache-2.0
//
// Deriving entries: every claim of a document becomes an entry that a person
// then confirms. Nothing derived counts as confirmed.

#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "entries/resolving.hpp"
#include "language/reading.hpp"

namespace caveat {

/// The names standing in one sentence: of one kind as Reader::terms gives them, of all kinds (no
/// kind is named) as Reader::names does.
using TermLookup = std::function<std::vector<TermUse>(std::size_t sentence, std::string_view kind)>;

/// One entry per claim sentence, in document order, equal sentences about the same merged
/// (`also`), with its therapy, condition, population, outcome, the works that its links cite or
/// the study that it speaks of, and candidates for risk notes.
/// Ids are words of the claim, unique in the result.
std::vector<Entry> derive(const Document& document, Reader& reader,
                          AnchorStyle style = AnchorStyle::whole_quote);

/// The same from a reading that was made already.
std::vector<Entry> derive(const Document& document, const Reading& reading, const TermLookup& terms,
                          AnchorStyle style = AnchorStyle::whole_quote);

}  // namespace caveat
