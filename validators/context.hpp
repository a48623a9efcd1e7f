// SPDX-License-Identifier: Apache-2.0
//
// What the checks of one document share.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "caveat/run.hpp"
#include "corpus/corpus.hpp"
#include "entries/resolving.hpp"
#include "language/reading.hpp"

namespace caveat {

/// A document with everything that was found out about it. Checks see the world
/// through this and nothing else; it belongs to one thread.
struct Context {
  const Document& document;
  const LineIndex& lines;
  const Reading& reading;
  const Resolver& resolver;
  Reader& reader;
  const Corpus* corpus = nullptr;  // whose libraries `ref`s point to; may be null
  std::string_view date;           // YYYY-MM-DD

  /// Where a span of Document::source starts.
  Location place(Span source) const;
  /// A proof that stands at a span of Document::text.
  Proof proof(std::string kind, std::string note, Span text) const;
};

/// What a Context looks at, made from a document and owned. Neither copied nor moved:
/// contexts point into it.
class ReadDocument {
 public:
  ReadDocument(const Document& document, Reader& reader)
      : document_(document),
        reader_(reader),
        lines_(document.source),
        reading_(reader.read(document)),
        resolver_(document) {}
  ReadDocument(const ReadDocument&) = delete;
  ReadDocument& operator=(const ReadDocument&) = delete;

  Context context(const Corpus* corpus, std::string_view date) const {
    return {.document = document_,
            .lines = lines_,
            .reading = reading_,
            .resolver = resolver_,
            .reader = reader_,
            .corpus = corpus,
            .date = date};
  }

 private:
  const Document& document_;
  Reader& reader_;
  LineIndex lines_;
  Reading reading_;
  Resolver resolver_;
};

/// Indices of the sentences that a span of Document::text overlaps, in order.
std::vector<std::uint32_t> sentences_in(const Document& document, Span text);

/// An entry on its way through the checks.
struct Subject {
  const Entry& entry;
  bool derived = false;  // on the fly: its wording is the page's own sentence
  ResolvedAnchor origin = {};
  Location where = {};  // where failures point to: the claim, else the entry
};

}  // namespace caveat
