// SPDX-License-Identifier: Apache-2.0
//
// From results to verdicts and an exit status.
//
// Two verdicts, never merged: are the entries in order (register), and may the
// page go out as it stands (page). A page that is somebody else's (`source`) gets
// its verdict and does not gate, unless the policy says so.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "caveat/run.hpp"
#include "corpus/corpus.hpp"

namespace caveat {

enum ExitStatus : int {
  exit_passed = 0,
  exit_findings = 1,
  exit_invalid_input = 2,
  exit_cannot_answer = 3,
  exit_waiver_policy = 4,
  exit_drift = 5,
  exit_internal_error = 70,
};

/// From bad (6) to good (0); what could not be decided is worse than a pass.
int badness(Verdict verdict);

/// The status that wins where several apply: 70 > 2 > 3 > 1 > 4 > 5 > 0.
int worst_status(std::span<const Reason> reasons);

/// Whether a check of an entry counts for its page, not for the register. What a
/// registered entry owes its page is that the risks stand there; an entry made on the
/// fly is the page's own sentence.
bool is_about_page(const EntryResult& entry, const Check& check);

/// Sees every document once, then says how the run ends.
class Gate {
 public:
  explicit Gate(Policy policy = {}) : policy_(std::move(policy)) {}

  /// Fills in the document's two verdicts and its fingerprints.
  void judge(DocumentResult& result);
  /// An input that could not be used: status 2 when it is invalid, 3 when it
  /// could not be had.
  void add(const Error& trouble);
  /// Any other reason, such as a report that could not be written.
  void add(Reason reason);

  /// Fills in the run's verdicts, its reasons (worst first) and its exit status.
  /// May be called again after more reasons came to light.
  void finish(Run& run) const;

 private:
  /// What the documents of one kind of verdict came to.
  struct Tally {
    Verdict worst = Verdict::not_applicable;
    std::size_t failed = 0;     // documents that gate
    std::size_t undecided = 0;  // documents that gate and wait for a person

    void take(Verdict verdict, bool gates);
  };

  bool fails(const Check& check) const;
  Verdict register_verdict(const DocumentResult& result) const;
  Verdict page_verdict(const DocumentResult& result) const;

  Policy policy_;
  std::size_t examined_ = 0;
  std::size_t not_checked_ = 0;
  std::size_t unconfirmed_ = 0;
  Tally register_;
  Tally pages_;
  std::vector<Reason> reasons_;
};

}  // namespace caveat
