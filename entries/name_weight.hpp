// SPDX-License-Identifier: Apache-2.0
//
// How much a name says of what a sentence is about.

#pragma once

#include <string_view>
#include <vector>

#include "language/reading.hpp"

namespace caveat {

inline bool names_therapy(const TermUse& use) {
  return use.kind == "therapy" || use.kind == "procedure";
}

/// "Cream" and "infusion" say how something is given and not what.
inline bool is_form(const TermUse& use) {
  return use.lexicon_class == "therapy-topical" || use.lexicon_class == "therapy-iv" ||
         use.kind == "procedure";
}

/// Anything can be infused.
inline bool is_infusion(const TermUse& use) { return use.lexicon_class == "therapy-iv"; }

/// A drip of vitamins is a drip.
inline bool is_given_by(const TermUse& what, const TermUse& how) {
  return what.lexicon_class == "therapy-supplement" && is_infusion(how);
}

inline bool names_condition(const TermUse& use) {
  return use.kind == "condition" || use.kind == "appearance";
}

/// The lower, the more it says of what is wrong: a disease or flaw, what it feels like, a word
/// that may mean something else, looks in general.
inline int vagueness(const TermUse& use) {
  if (use.lexicon_class == "appearance") return 3;
  if (use.lexicon_class == "vague-flaw" || use.lexicon_class == "vague-condition") return 2;
  if (use.lexicon_class == "skin-quality") return 2;
  return use.lexicon_class == "symptom" ? 1 : 0;
}
inline constexpr int no_looks = 1;  // diseases, flaws and symptoms
inline constexpr int anything = 3;

inline std::string_view term_of(const TermUse& use) {
  return use.term.empty() ? use.canonical : use.term;
}

/// How much the name of a therapy says: the first says most.
enum class NameRank { particular, form, any };

inline NameRank rank_of(const TermUse& use) {
  if (use.lexicon_class == use.kind) return NameRank::any;  // "treatment", "procedure"
  return is_form(use) ? NameRank::form : NameRank::particular;
}

/// "Better than Botox", "without the knife". `uses` are all names in the sentence.
bool is_compared(const std::vector<TermUse>& uses, const TermUse& use);

/// Capsules of a medicine are no food supplement.
bool is_of_a_medicine(const std::vector<TermUse>& uses, const TermUse& use);

}  // namespace caveat
