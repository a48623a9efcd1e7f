// SPDX-License-Identifier: Apache-2.0
//
// What holds for every Document, whatever it was read from. Shared with the fuzz targets.

#pragma once

#include <cstdint>
#include <string>

#include "caveat/document.hpp"
#include "documents/characters.hpp"

namespace invariants {

inline std::string map_trouble(const caveat::Document& document) {
  const auto& pieces = document.map.pieces();
  const auto size = static_cast<std::uint32_t>(document.source.size());
  std::uint32_t source = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    const std::uint32_t text_end = i + 1 < pieces.size()
                                       ? pieces[i + 1].text
                                       : static_cast<std::uint32_t>(document.text.size());
    if (piece.text >= text_end) return "an empty piece";
    if (piece.source < source) return "pieces that go back in the source";
    const bool is_verbatim = piece.source_end == 0;
    const std::uint32_t end =
        is_verbatim ? piece.source + (text_end - piece.text) : piece.source_end;
    if (end > size || end < piece.source) return "a piece outside the source";
    for (std::uint32_t at = piece.text; is_verbatim && at < text_end; ++at) {
      const char seen = document.text[at],
                 written = document.source[piece.source + (at - piece.text)];
      const bool both_space = caveat::is_space(seen) && caveat::is_space(written);
      if (seen != written && !both_space) return "a verbatim piece that differs from the source";
    }
    source = is_verbatim ? end : piece.source;
  }
  return {};
}

inline std::string block_trouble(const caveat::Document& document) {
  std::uint32_t sentence = 0, end = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const caveat::Block& block = document.blocks[i];
    if (block.text.empty()) return "an empty block";
    if (block.text.start != (i == 0 ? 0 : end + 1)) return "blocks not one newline apart";
    if (i > 0 && document.text[end] != '\n') return "no newline between blocks";
    end = block.text.end;
    if (end > document.text.size()) return "a block outside the text";
    if (block.first_sentence != sentence || block.sentence_count == 0)
      return "sentences miscounted";
    std::uint32_t at = block.text.start;
    for (std::uint32_t k = 0; k < block.sentence_count; ++k, ++sentence) {
      const caveat::Sentence& found = document.sentences.at(sentence);
      if (found.block != i) return "a sentence with another block";
      if (found.text.start < at || found.text.start > at + 1 || found.text.empty()) {
        return "sentences that overlap or leave words out";
      }
      at = found.text.end;
      const std::string_view words = document.text_of(found.text);
      if (words.front() == ' ' || words.back() == ' ') return "a sentence with space around it";
    }
    if (at != end) return "a block that goes on after its last sentence";
  }
  if (sentence != document.sentences.size()) return "sentences outside of blocks";
  return end == document.text.size() ? "" : "text outside of blocks";
}

inline std::string span_trouble(const caveat::Document& document) {
  std::uint32_t start = 0;
  for (const caveat::Sentence& sentence : document.sentences) {
    const caveat::Span span = document.map.to_source(sentence.text);
    if (span.start < start || span.end <= span.start || span.end > document.source.size()) {
      return "a sentence with a wrong span";
    }
    if (document.quote(sentence.text).empty()) return "a sentence without a quote";
    start = span.start;
  }
  for (const caveat::Link& link : document.links) {
    if (link.text.start > link.text.end || link.text.end > document.text.size()) {
      return "a link outside the text";
    }
  }
  return {};
}

}  // namespace invariants

/// What is wrong with `document`; empty when all is well.
inline std::string broken_invariant(const caveat::Document& document) {
  std::string trouble = invariants::map_trouble(document);
  if (trouble.empty()) trouble = invariants::block_trouble(document);
  if (trouble.empty()) trouble = invariants::span_trouble(document);
  if (trouble.empty() && caveat::find_invalid_utf8(document.text) != std::string::npos) {
    trouble = "text that is not UTF-8";
  }
  return trouble;
}
