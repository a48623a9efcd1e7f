// SPDX-License-Identifier: Apache-2.0
//
// A document as stretches, scanned some sentences ahead.

#pragma once

#include <array>
#include <cstdint>

#include "caveat/document.hpp"
#include "language/passage.hpp"
#include "language/scanner.hpp"

namespace caveat {

class PassageReader {
 public:
  /// Both outlive the reader.
  PassageReader(const Language::Tables& tables, Scanner& scanner)
      : tables_(tables), scanner_(scanner) {}

  /// Turns to another document.
  void start(const Document& document);

  /// The next stretch of the document's sentences; there must be one. It stays valid
  /// until this is called twice more.
  Stretch next();

 private:
  void fill();
  bool cut_next(Passage& passage);

  const Language::Tables& tables_;
  Scanner& scanner_;
  const Document* document_ = nullptr;
  std::size_t sentence_ = 0;  // the next one to cut
  Span rest_;                 // of the one before it
  std::array<Passage, 2> passages_;
  std::size_t current_ = 0;  // of the passages
  std::size_t given_ = 0;    // stretches of the current one
};

}  // namespace caveat
