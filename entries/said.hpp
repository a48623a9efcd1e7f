// SPDX-License-Identifier: Apache-2.0
//
// One of two wordings that are held against each other, and what it asserts.

#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "documents/characters.hpp"
#include "documents/reading.hpp"
#include "entries/word_index.hpp"
#include "entries/wording_facts.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"

namespace caveat {

/// One of the two texts, and what it asserts.
struct Said {
  explicit Said(std::string_view text)
      : document(read_document(std::string(text), Format::text, {},
                               {.charset = {}, .detect_language = false})),
        lower(document.text) {
    for (char& c : lower) c = ascii_lower(c);
    words = words_of(lower);
  }

  std::string_view word(const Word& one) const {
    return std::string_view(lower).substr(one.span.start, one.span.size());
  }

  std::string_view words_at(Span span) const {
    return std::string_view(lower).substr(span.start, span.size());
  }

  /// Whether the other text does without the cue at `span`. What a cue hangs on may stay when a
  /// word beside it goes ("not been shown", "some people"): denials are counted elsewhere, and
  /// limits here.
  bool only_here(Span span, const Said& other) const {
    const auto is_in_it = [&](Span one) { return one.overlaps(span); };
    if (span.empty() || std::ranges::any_of(facts.denials, is_in_it)) return false;
    const auto limit = std::ranges::find_if(facts.limits, is_in_it);
    if (limit != facts.limits.end()) {
      return facts.limits.size() > other.facts.limits.size() &&
             limits(words_at(*limit)) > other.limits(words_at(*limit));
    }
    return other.lower.find(words_at(span)) == std::string::npos;
  }

  Strength strength() const {
    Strength most = Strength::none;
    for (const SentenceReading& sentence : reading.sentences) {
      most = std::max(most, sentence.strength);
    }
    return most;
  }

  bool states_risk() const {
    return std::ranges::any_of(reading.sentences, &SentenceReading::risk);
  }

  /// How often one of the words that limit stands there.
  std::ptrdiff_t limits(std::string_view word) const {
    return std::ranges::count_if(facts.limits, [&](Span one) { return words_at(one) == word; });
  }

  /// Whether the same words, of the same category, are denied here.
  bool denies(std::string_view trigger, const std::string& category) const {
    return std::ranges::any_of(reading.assertions, [&](const Assertion& one) {
      return one.rule != nullptr && one.status == Status::negated &&
             one.rule->category == category && words_at(one.trigger) == trigger;
    });
  }

  Document document;
  std::string lower;
  std::vector<Word> words;
  Reading reading;
  WordingFacts facts;
};

}  // namespace caveat
