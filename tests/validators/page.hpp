// SPDX-License-Identifier: Apache-2.0
//
// A small page with what the checks need to know about it.

#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "documents/reading.hpp"
#include "language/language.hpp"
#include "validators/context.hpp"

namespace caveat {

inline std::ostream& boost_test_print_type(std::ostream& out, Verdict verdict) {
  return out << to_string(verdict);
}
inline std::ostream& boost_test_print_type(std::ostream& out, Severity severity) {
  return out << to_string(severity);
}

namespace test {

class Page {
 public:
  explicit Page(std::string text, DocumentInfo info = {.id = "page", .path = "page.txt"},
                const Corpus* corpus = nullptr, Format format = Format::text)
      : document_(read_document(std::move(text), format, std::move(info))),
        lines_(document_.source),
        reader_(Language::embedded()),
        reading_(reader_.read(document_)),
        resolver_(document_),
        corpus_(corpus) {}

  Context context() {
    return {.document = document_,
            .lines = lines_,
            .reading = reading_,
            .resolver = resolver_,
            .reader = reader_,
            .corpus = corpus_,
            .date = "2026-11-21"};
  }

  Subject subject(const Entry& entry, bool derived = false) {
    Subject subject{.entry = entry, .derived = derived, .origin = resolver_.resolve(entry.origin)};
    subject.where = entry.where;
    return subject;
  }

  const Document& document() const { return document_; }

 private:
  Document document_;
  LineIndex lines_;
  Reader reader_;
  Reading reading_;
  Resolver resolver_;
  const Corpus* corpus_;
};

/// An entry whose wording and origin are `quote`.
inline Entry entry_of(std::string_view quote) {
  Entry entry;
  entry.id = "e";
  entry.wording = quote;
  entry.origin.document = "page";
  entry.origin.exact = quote;
  return entry;
}

inline const Check* find(const std::vector<Check>& checks, std::string_view rule) {
  for (const Check& check : checks) {
    if (check.rule == rule) return &check;
  }
  return nullptr;
}

}  // namespace test
}  // namespace caveat
