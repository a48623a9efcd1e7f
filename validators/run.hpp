// SPDX-License-Identifier: Apache-2.0
//
// Checks documents and the entries that stand for them.
//
// Pure: bytes, the date and the packs come in with the request, results go out
// document by document. Nothing here opens a file, reads a clock or decides
// whether a result is good enough (gate/gate.hpp does).

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "caveat/run.hpp"
#include "corpus/corpus.hpp"

namespace caveat {

/// One document to check. Its bytes are read when its turn comes.
struct CheckItem {
  DocumentInfo info;
  std::string file;  // for `read` alone: where the bytes are
  Format format = Format::text;
  std::size_t size_hint = 0;           // bytes, for spreading work; 0 when not known
  bool registered = false;             // an entries file covers it: nothing is derived
  bool orphan = false;                 // there are entries files, and none speaks of it
  std::vector<Entry> entries = {};     // of the entries files, those whose origin names it
  std::vector<LeftOut> left_out = {};  // likewise
};

struct CheckRequest {
  std::shared_ptr<const Language> language;
  std::string date;                // YYYY-MM-DD
  std::vector<CheckItem> items;    // in report order
  const Corpus* corpus = nullptr;  // whose libraries `ref`s point to; may be null
  std::string charset;             // what undeclared bytes are read as; empty: strict UTF-8
  /// The bytes of an item. Throws Error. Called from several threads.
  std::function<std::string(const CheckItem&)> read;
  unsigned jobs = 1;  // threads, the calling one included
};

/// Called in the order of the items, by one thread at a time. What they throw
/// ends the run and leaves check().
struct CheckSink {
  std::function<void(DocumentResult&&)> document;
  std::function<void(const Error&)> trouble;  // a document that could not be used
};

/// Checks every item: one that cannot be used does not stop the others. Memory
/// depends on the documents in work, not on how many there are.
void check(const CheckRequest& request, const CheckSink& sink);

/// The same with everything kept, verdicts not yet given.
Run check(const CheckRequest& request);

/// Adds a document's numbers to `counts`.
void count(const DocumentResult& result, Counts& counts);

}  // namespace caveat
