// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <string_view>

#include "caveat/run.hpp"
#include "corpus/corpus.hpp"
#include "language/reading.hpp"

namespace caveat {

class OppositeEntries;

/// The entries that stand for a document; without a register they are derived.
struct Register {
  bool exists = false;
  std::span<const Entry> entries;
  std::span<const LeftOut> left_out;
  bool orphan = false;  // there are entries files, and none of them speaks of the document
  const OppositeEntries* opposites = nullptr;  // of the whole register; may be null
};

/// Runs every check on one document that was read. The verdicts are left to the gate.
DocumentResult check_document(Document document, const Register& entries, const Corpus* corpus,
                              std::string_view date, Reader& reader);

}  // namespace caveat
