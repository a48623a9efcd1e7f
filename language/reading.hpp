// SPDX-License-Identifier: Apache-2.0
//
// What the sentences of a document assert. This header is all that other rooms
// need of the language engine; packs and lexicons are loaded by language.hpp.

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/finding.hpp"
#include "caveat/run.hpp"

namespace caveat {

class Language;
struct Rule;
struct CueEntry;

/// A name from a lexicon standing in a sentence: a therapy, a condition, a hazard.
struct TermUse {
  std::string_view lexicon_class;  // "therapy-prp", "condition-serious", "hazard-tumour"
  std::string_view canonical;      // display name of the class or of the term
  std::string_view route;          // of a therapy; may be empty
  std::string_view kind;           // "therapy", "condition", "hazard", "appearance", "product", ...
  Span text;                       // in Document::text
  std::string_view term = {};      // the term's own first form, whatever the class is called
};

/// One trigger that was considered, whatever became of it.
struct Assertion {
  const Rule* rule = nullptr;  // owned by the Language
  Status status = Status::asserted;
  Severity severity = Severity::warning;
  bool weakened = false;          // a warning instead of an error: its page speaks against it
  Span trigger;                   // in Document::text
  const CueEntry* cue = nullptr;  // owned by the Language; null when asserted
  Span cue_text;                  // in Document::text; empty without a cue
  Span scope;                     // in Document::text: the clause that was judged
  Span counterweight = {};        // in Document::text: words that do so most; may be empty
};

struct SentenceReading {
  bool claim = false;
  bool risk = false;            // harm, contraindication, data gap or status
  std::uint8_t risk_types = 0;  // bit per RiskType
  Strength strength = Strength::none;
  std::uint32_t first_assertion = 0;  // into Reading::assertions
  std::uint32_t assertion_count = 0;
};
// A long text has one for every fifty bytes.
static_assert(sizeof(SentenceReading) <= 12);

/// Status of a span the caller asked about.
struct TargetReading {
  Span text;
  Status status = Status::asserted;
  const CueEntry* cue = nullptr;
  Span cue_text;
};

/// Parallel to Document::sentences.
struct Reading {
  std::vector<SentenceReading> sentences;
  std::vector<Assertion> assertions;   // in order of sentence, then trigger
  std::vector<TargetReading> targets;  // in the order asked

  std::span<const Assertion> of(const SentenceReading& sentence) const {
    return {assertions.data() + sentence.first_assertion, sentence.assertion_count};
  }
};

/// Reads documents with one Language. Keeps buffers between calls: use one per
/// thread. Time is linear in the document's length.
class Reader {
 public:
  explicit Reader(std::shared_ptr<const Language> language);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// `targets` are spans of Document::text whose status is wanted.
  Reading read(const Document& document, std::span<const Span> targets = {});

  /// Names in one sentence whose class has `kind` (empty: any), longest first at
  /// each place, in text order.
  std::vector<TermUse> terms(const Document& document, std::size_t sentence,
                             std::string_view kind = {});

  /// Names of every kind, in text order: a word that names a hazard and a condition is there
  /// twice. Names of one kind do not overlap.
  std::vector<TermUse> names(const Document& document, std::size_t sentence);

  const Language& language() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Spells an assertion out for a report: spans in source bytes, texts, provisions.
Finding to_finding(const Assertion& assertion, const Document& document, const LineIndex& lines);

}  // namespace caveat
