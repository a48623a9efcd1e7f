// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

#include "caveat/document.hpp"
#include "language/reading.hpp"

namespace caveat {

/// "prp to exosomes", where a therapy or condition (`kind`) of `was` gave its place in `is` to one
/// of another class; empty otherwise: names of one class may be synonyms, and a vague name stands
/// for any.
std::string subject_changed(std::string_view kind, const Document& was, const Document& is,
                            Reader& reader);

/// The same, where `is` names none of those that `was` does.
std::string subject_replaced(std::string_view kind, const Document& was, const Document& is,
                             Reader& reader);

}  // namespace caveat
