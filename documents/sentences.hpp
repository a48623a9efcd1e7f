// SPDX-License-Identifier: Apache-2.0
//
// Where sentences end.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"

namespace caveat {

/// Adds the sentences of one block of folded text to `sentences`, without the
/// white space around them. They cover all of the block but the space between
/// them. `breaks` are offsets in `text` of spaces that stand for the end of a
/// line; a capital or a figure after one opens a sentence.
///
/// A closing quotation mark or bracket belongs to the sentence before it, and so
/// does an attribution after a quotation ("..." - Name). A lower-case letter
/// after a full stop goes on with the sentence; a word that opens sentences, with
/// a capital amid small letters, begins one although no full stop stands before.
void split_sentences(std::string_view text, Span block, std::span<const std::uint32_t> breaks,
                     std::uint32_t block_index, std::vector<Sentence>& sentences);

}  // namespace caveat
