// SPDX-License-Identifier: Apache-2.0
//
// Pages as lists of sentences, so that an edit knows what became of each of them.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "caveat/document.hpp"

namespace caveat::figures {

/// The element that holds a paragraph.
enum class Holder { paragraph, list_item, heading, footer, hidden, struck };

struct Paragraph {
  std::vector<std::string> sentences = {};
  Holder holder = Holder::paragraph;
};

struct Place {
  std::size_t paragraph = 0, sentence = 0;
  bool operator==(const Place&) const = default;
};

/// What an edit makes of a page, and where the anchored words are then.
struct Page {
  std::string id = {};
  std::vector<Paragraph> paragraphs = {};

  std::string& at(Place place) { return paragraphs[place.paragraph].sentences[place.sentence]; }
  const std::string& at(Place place) const {
    return paragraphs[place.paragraph].sentences[place.sentence];
  }
};

struct Rendered {
  Document document;
  Span marked;  // in Document::text
};

/// The page as HTML, read. Marked is [from, from + size) of the sentence at `place`.
Rendered render(const Page& page, Place place, std::size_t from = 0,
                std::size_t size = std::string::npos);
/// The same without a mark.
Document render(const Page& page);

/// The leaflets and the clinic of fixtures/ and, where they lie beside this repository, the
/// five stored pages and those of the labelled pages that are not held out (every third is).
std::vector<Page> load_pages();

/// Whether the pages beside the repository were there.
bool has_all_pages(const std::vector<Page>& pages);

}  // namespace caveat::figures
