// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caveat {

/// Words in a row that stand in both texts, or in one of them alone.
struct WordRun {
  enum class Kind { same, removed, added };
  Kind kind = Kind::same;
  std::string text;  // one space between words; of `same`, as the new text has it

  bool operator==(const WordRun&) const = default;
};

/// The way from `was` to `is`, word by word: fewest words changed, removed before added.
/// Case, quotation marks and dashes make no difference. Texts of thousands of words that
/// differ in most of them are told apart as a whole, so that time stays bounded.
std::vector<WordRun> word_difference(std::string_view was, std::string_view is);

/// `text` with one space for each run of white space, and none at its ends.
std::string words_on_one_line(std::string_view text);

/// On one line, as `git diff --word-diff` has it: `PRP [-may soften-]{+erases+} scars`. Of
/// long runs of the same words only the four on either side of a change are shown. Empty
/// when the words are the same.
std::string difference_line(std::string_view was, std::string_view is);

}  // namespace caveat
