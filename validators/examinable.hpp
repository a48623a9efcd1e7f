// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

#include "caveat/document.hpp"

namespace caveat {

class Language;

/// ISO 639-1 code of the language a document is in: what the manifest says, else
/// what its text looks like, else what it says of itself. Empty: not known.
std::string language_of(const Document& document);

/// Why the document cannot be judged as a whole: it is in a language without
/// packs, or it shows hardly any text beside its scripts and images. Empty where
/// it can. A document that cannot be judged is never clean.
std::string why_not_examinable(const Document& document, const Language& language);

/// What would make it one that can be judged; for a document that cannot.
std::string how_to_make_examinable(const Document& document, const Language& language);

}  // namespace caveat
