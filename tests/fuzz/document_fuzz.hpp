// SPDX-License-Identifier: Apache-2.0
//
// What the fuzz targets of all document formats demand: any bytes are an Error or a document
// that keeps every promise, and reading them with used buffers makes no difference.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "documents/invariants.hpp"
#include "documents/reading.hpp"
#include "documents/section.hpp"

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void require_neighbours(const caveat::Document& document) {
  const caveat::Sections sections(document);
  const caveat::LineIndex lines(document.source);
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    if (const auto next = sections.next(i)) require(*next > i && sections.previous(*next) == i);
    if (const auto heading = sections.heading(i)) require(*heading < document.sentences[i].block);
    if (const auto lead_in = sections.lead_in(i)) require(*lead_in < i);
    const caveat::Span span = document.map.to_source(document.sentences[i].text);
    require(lines.at(span.start).line <= lines.at(span.end).line);
  }
}

inline void read_any(const std::uint8_t* data, std::size_t size, caveat::Format format) {
  static caveat::DocumentReader reader;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    const caveat::Document document = caveat::read_document(bytes, format);
    require(broken_invariant(document).empty());
    require_neighbours(document);
    const caveat::Document& again = reader.read(bytes, format);
    require(again.text == document.text);
    require(again.sentences.size() == document.sentences.size());
    require(again.links.size() == document.links.size());
  } catch (const caveat::Error& error) {
    require(!error.problem().empty());
  }
}
