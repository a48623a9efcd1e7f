// SPDX-License-Identifier: Apache-2.0
//
// Identity across runs: keys that survive edits elsewhere in the document, a
// rewrap, other quotation marks, another markup language. Not hashed: places,
// messages, severities, versions. Claims and phrases are folded as anchors are
// (fold_quote).

#pragma once

#include <string>
#include <string_view>

#include "caveat/run.hpp"

namespace caveat {

/// What identifies a document: explicit id, else canonical address, else path.
std::string document_key(const Document& document);

/// "ce1:<32 hex>" of an entry's claim.
std::string entry_fingerprint(std::string_view document_key, std::string_view claim);

/// "cf1:<32 hex>" of a finding; `phrase` is empty for an absence.
std::string finding_fingerprint(std::string_view rule, std::string_view document_key,
                                std::string_view claim, std::string_view phrase);

/// Fills in the fingerprints of a document's entries and findings, each with its
/// ordinal: "/2" is the second equal key in document order.
void fill_fingerprints(DocumentResult& result);

}  // namespace caveat
