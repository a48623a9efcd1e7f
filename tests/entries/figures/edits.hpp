// SPDX-License-Identifier: Apache-2.0
//
// What an editor may do to one sentence. The words are this file's own: none was taken from
// the packs and lexicons that the edits try.

#pragma once

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace caveat::figures {

using Random = std::mt19937;

inline std::size_t pick(Random& random, std::size_t count) { return random() % count; }

std::vector<std::string> words_in(std::string_view sentence);
std::string joined(const std::vector<std::string>& words);

/// Puts everyday words in place of `count` words that no meaning hangs on; none of them
/// negates, hedges, counts or names a harm. None where there are not enough.
std::optional<std::string> replaced(const std::string& sentence, std::size_t count, Random& random);

/// Five everyday words more, at one place; never before the first or after the last word.
std::optional<std::string> widened(const std::string& sentence, Random& random);

/// Typographic quotation marks and dashes, no-break spaces, line breaks.
std::string reset(const std::string& sentence, Random& random);
std::string in_capitals(std::string sentence);

/// The same said with other words: synonyms, contractions, a pair turned round.
std::optional<std::string> paraphrased(const std::string& sentence, Random& random);

/// An edit that changes what a sentence says, and what it may be called.
struct Changed {
  std::string sentence;
  std::vector<std::string> reasons;  // one of them has to be among the reported
};
std::optional<Changed> negated(const std::string& sentence, Random& random);
std::optional<Changed> denied(const std::string& sentence, Random& random);
std::optional<Changed> strengthened(const std::string& sentence, Random& random);
std::optional<Changed> renumbered(const std::string& sentence, Random& random);
std::optional<Changed> unhedged(const std::string& sentence, Random& random);

/// One sentence made two; none where there is no place for a stop.
std::optional<std::string> cut_in_two(const std::string& sentence);
/// With the sentence that follows, in one.
std::optional<std::string> run_on(const std::string& sentence, const std::string& next);

}  // namespace caveat::figures
