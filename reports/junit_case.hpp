// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "caveat/run.hpp"
#include "corpus/corpus.hpp"

namespace caveat {

/// What becomes of a test case, from good to bad.
enum class Outcome { passed, skipped, failed, errored };

struct Case {
  std::string name = {};  // as found: neither safe nor unique
  std::span<const Check> checks = {};
  Outcome outcome = Outcome::passed;
  std::string type = {};  // of a failure or an error
  std::string message = {};
  std::string_view link = {};  // that opens the page at an entry's words
};

/// The case of the page itself; in error when the document was not checked.
Case page_case(const DocumentResult& result, const Policy& policy);

/// The case of an entry on a page of ours or of somebody else.
Case entry_case(const EntryResult& entry, Role role, const Policy& policy);

/// An input that could not be used.
Case trouble_case(const Error& trouble, std::string_view root);

}  // namespace caveat
