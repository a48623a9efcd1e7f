// SPDX-License-Identifier: Apache-2.0
//
// The little English that finding words and sentences takes, as tables. Words are
// asked for in lower case.

#pragma once

#include <cstddef>
#include <string_view>

namespace caveat {

/// How the full stop after an abbreviation is read.
enum class Abbreviation {
  none,
  title,          // "Dr.": never ends a sentence
  before_number,  // "No.": belongs to a number that follows, else is a word
  name,           // "U.S.": ends a sentence only before a word that opens one
  tail,           // "etc.": ends a sentence before a capital
};

/// `word` stands without its last full stop: "dr", "e.g", "u.s".
Abbreviation abbreviation(std::string_view word);

/// A word that seldom has a capital but at the start of a sentence.
bool opens_sentences(std::string_view word);

/// A word after which a sentence or a line is not complete.
bool leads_on(std::string_view word);

/// A word that a list follows: "include", "following".
bool introduces(std::string_view word);

/// "vitamin": a single letter that follows is a name, no initial.
bool takes_letter(std::string_view word);

/// A verb that follows the subject of a sentence: "can", "are".
bool is_auxiliary(std::string_view word);

/// What makes many of one: "s".
bool is_plural_ending(std::string_view letters);

/// What a word loses that owns something: "skin's" is "skin".
inline constexpr std::string_view possessive = "'s";

/// Syllables of a word in any case, estimated from its groups of vowels; 1 at least.
std::size_t syllables(std::string_view word);

/// A word that no other large language of Europe has in common with English.
bool is_distinctly_english(std::string_view word);

}  // namespace caveat
