// SPDX-License-Identifier: Apache-2.0
//
// The result of checking documents: everything a report says and a gate decides on.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "caveat/finding.hpp"

namespace caveat {

/// `not_checked` and `needs_human` say "could not be decided": never a pass.
enum class Verdict { pass, fail, waived, not_applicable, not_checked, needs_human, error };

/// How an anchor was found again in the document as it is now.
enum class Resolution {
  same,
  moved,
  reworded,
  split,
  merged,
  meaning_changed,
  struck,
  ambiguous,
  lookalike,
  gone,
  not_checked,
};

std::string_view to_string(Verdict);
std::string_view to_string(Resolution);
std::optional<Verdict> verdict_from(std::string_view);
std::optional<Resolution> resolution_from(std::string_view);

/// What a verdict rests on; passing checks carry it too.
struct Proof {
  std::string kind;        // "supports", "violates", "absence", "runner-up", "recorded"
  std::string note = {};   // one phrase: "names a hazard: infection"
  std::string quote = {};  // may be empty for an absence
  Span span = {};          // in the document's source; empty for an absence
  Location where = {};
};

/// One obligation and how it stands.
struct Check {
  std::string rule;  // "source-reference", "risk-note/R2", "cure-language"
  Verdict verdict = Verdict::pass;
  Severity severity = Severity::error;        // of a failure
  std::optional<Resolution> resolution = {};  // of source-reference
  Location where = {};
  std::string message = {};  // why, one sentence, no full stop
  std::string advice = {};   // what would pass; empty when it passes
  std::vector<Proof> proofs = {};
  std::vector<Finding> findings = {};  // asserted ones and defused ones
};

/// How well the words that an entry's anchor was found at fit it. Shares of 1.
struct AnchorFit {
  double similarity = 0;  // of the quote and the words found; 0 when none were accepted
  double context = 0;     // of the recorded neighbours, what stands beside them
  double runner_up_similarity = 0, runner_up_context = 0;  // of the next best place
  double margin = 0;      // by how much the place that was accepted is ahead of that
  std::string link = {};  // opens the page at the words, where the page has an address
};

struct EntryResult {
  std::string id;
  std::string kind;
  std::string claim = {};  // the wording
  std::string fingerprint = {};
  bool derived = false;  // made on the fly, not from an entries file
  bool confirmed = true;
  Location where = {};  // of the anchored text in the document, else in the entries file
  Span span = {};       // of the anchored text in the document's source
  AnchorFit origin = {};
  std::vector<Check> checks = {};
};

/// One document, with the two verdicts that are never merged.
struct DocumentResult {
  Document document = {};   // text and blocks are what `text` of the report is written from
  std::string digest = {};  // "sha256:<hex>" of the bytes that were read
  Verdict register_verdict = Verdict::pass;
  Verdict page_verdict = Verdict::pass;
  std::string not_checked_reason = {};  // why the document as a whole was not checked
  std::vector<EntryResult> entries = {};
  std::vector<Check> checks = {};  // of sentences without an entry, and of the page
};

/// A named input whose digest is part of the proof.
struct Provenance {
  std::string kind;  // "pack", "lexicon", "config", "entries"
  std::string id;    // id or path
  std::string version = {};
  std::string digest = {};  // "sha256:<hex>"
};

/// A reason for the exit status, worst first.
struct Reason {
  int status = 0;
  std::string text = {};
};

struct Counts {
  std::size_t documents = 0, entries = 0, checks = 0;
  std::size_t pass = 0, fail = 0, waived = 0, not_applicable = 0, not_checked = 0, needs_human = 0,
              error = 0;                            // of checks
  std::size_t errors = 0, warnings = 0, notes = 0;  // asserted findings and failed checks
  std::size_t not_examined = 0;                     // files passed over, such as images in a folder
};

struct Run {
  std::string tool_version;
  std::string date = {};  // YYYY-MM-DD the checks were made for
  std::string root = {};  // as given; never absolute in a report
  std::vector<Provenance> provenance = {};
  std::vector<DocumentResult> documents = {};
  std::vector<Error> troubles = {};  // inputs that could not be used; the others were examined
  Counts counts = {};
  Verdict register_verdict = Verdict::pass;
  Verdict page_verdict = Verdict::pass;
  int exit_status = 0;
  std::vector<Reason> reasons = {};
};

}  // namespace caveat
