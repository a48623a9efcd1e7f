// SPDX-License-Identifier: Apache-2.0
//
// The words of a sentence that its meaning hangs on, so that two wordings can be compared.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "language/reading.hpp"

namespace caveat {

struct WordingFacts {
  std::vector<Span> denials;    // in Document::text; two that meet cancel out: "not fail to"
  int doubts = 0;               // "may", "seems to"
  int belittlings = 0;          // "mild", "rarely"
  int abilities = 0;            // "can"
  std::vector<Span> gravities;  // in Document::text: "serious", "severe", "permanent"
  std::vector<Span> limits;     // in Document::text: "some", "often", "the aim"
  std::vector<Span> shares;     // those of them that say of how much: "some", "often"
  std::vector<Span> absolutes;  // in Document::text: "permanently", "guaranteed"
  std::map<std::string_view, std::string_view> populations;  // by name, the lexicon class
  std::vector<std::string> numbers;  // sorted; words as digits: "12", "30%", "1/2"
  /// By number, what it measures: "6", "months"
  std::multimap<std::string, std::string_view> units;
};

/// What the lexicons of kind "said", "said-of", "number", "unit" and "joining" find in all of
/// `document`.
WordingFacts wording_facts(const Document& document, Reader& reader);

/// The first number of both that measures something else here and there: "6 months to 6 weeks".
std::string unit_changed(const WordingFacts& was, const WordingFacts& is);

}  // namespace caveat
