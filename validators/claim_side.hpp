// SPDX-License-Identifier: Apache-2.0
//
// A claim and its source, as they are held against each other word by word.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "entries/wording_facts.hpp"
#include "language/reading.hpp"
#include "validators/claim_against_source.hpp"

namespace caveat {

constexpr std::size_t stem_letters = 5;  // inflections share them

/// One of the two texts, and what it says.
struct Side {
  Side(std::string_view text, Reader& reader);

  /// What inflections of a word share.
  std::string_view stem(Span word) const;
  std::string_view at(Span span) const {
    return std::string_view(lower).substr(span.start, span.size());
  }
  bool says(std::string_view words_in_a_row) const {
    return lower.find(words_in_a_row) != std::string::npos;
  }

  /// Its terms of the lexicon classes of `kind`, in text order.
  std::vector<TermUse> terms(std::string_view kind, Reader& reader) const;

  /// Whether it has the last word of a name: "acne scars" are scars.
  bool has_head(std::string_view name) const;
  Strength strength() const;

  Document document;
  std::string lower;
  std::vector<Span> words;  // of four letters or more
  WordingFacts facts;
  Reading reading;
};

/// Words that stand in both, in the order of the claim.
struct Shared {
  std::vector<Span> claim, source;
};

Shared shared_words(const Side& claim, const Side& source);

/// Whom a claim speaks of beside those its source speaks of: others, more, people instead of mice.
void compare_populations(const Side& claim, const Side& source, Reader& reader, Excess& excess);

/// What a claim may do with the names in its source: other treatments, outcomes, studies, and
/// hazards that it leaves out.
void compare_subjects(const Side& claim, const Side& source, Reader& reader, Excess& excess);

}  // namespace caveat
