// SPDX-License-Identifier: Apache-2.0
//
// Where a sentence stands among the others: under which heading, after which
// lead-in, how far from another sentence.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "caveat/document.hpp"

namespace caveat {

/// Whether what follows the block belongs to what it says: it ends in a colon, or is a heading that
/// ends in "include", "such as" or "with".
bool leads_in(const Document& document, const Block& block);

/// "1. Acne" or "2) Acne"; the number may have been taken for a mark and be in the source alone.
bool is_numbered(const Document& document, const Block& block);

/// Answers about the layout of one document; must not outlive it. Made in time
/// linear in the number of blocks; each answer takes constant time.
///
/// The flow is the text a reader passes on the way down the page: every block
/// but titles, descriptions and alternative texts. Sentences and blocks are
/// named by their index in the Document.
class Sections {
 public:
  explicit Sections(const Document& document);

  /// The nearest heading above, as a block; for a sentence in a heading the
  /// heading one level up. A heading rules only blocks of its own region.
  std::optional<std::uint32_t> heading(std::uint32_t sentence) const;

  /// Neighbours in the flow, across blocks, within a region.
  std::optional<std::uint32_t> previous(std::uint32_t sentence) const;
  std::optional<std::uint32_t> next(std::uint32_t sentence) const;

  /// The sentence that leads in, right before the list a list item belongs to,
  /// or before the first of the sibling headings a heading belongs to. A row of
  /// numbered headings ends at one without a number.
  std::optional<std::uint32_t> lead_in(std::uint32_t sentence) const;

  /// Whether both stand under the same heading (or both under none) of the same
  /// region. A heading belongs to the section it opens.
  bool same_section(std::uint32_t a, std::uint32_t b) const;

  /// Steps between two sentences; 0 for the same one.
  std::uint32_t sentences_between(std::uint32_t a, std::uint32_t b) const;
  /// Steps between their blocks; 0 within one block.
  std::uint32_t blocks_between(std::uint32_t a, std::uint32_t b) const;

 private:
  struct Place {
    std::uint32_t heading;   // block that opens the section, itself included
    std::uint32_t above;     // heading above that block
    std::uint32_t previous;  // block in the flow
    std::uint32_t next;
    std::uint32_t lead_in;  // sentence
  };

  void find_neighbours();
  void find_headings();
  void find_lead_ins();

  const Document& document_;
  std::vector<Place> places_;  // parallel to Document::blocks
};

}  // namespace caveat
