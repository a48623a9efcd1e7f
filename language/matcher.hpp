// SPDX-License-Identifier: Apache-2.0
//
// Runs compiled patterns over the words of a sentence.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/pattern.hpp"
#include "language/terms.hpp"
#include "language/tokens.hpp"
#include "language/word_sets.hpp"

namespace caveat {

/// Where a pattern matched, in tokens; `mark` is the trigger.
struct PatternMatch {
  std::uint16_t start = 0;
  std::uint16_t end = 0;
  std::uint16_t mark_start = 0;
  std::uint16_t mark_end = 0;
};

/// Matching is by trying alternatives in order, nearest first across gaps, with
/// a bound on the steps of one attempt: the cost of an attempt does not depend on
/// the text.
class Matcher {
 public:
  /// All of these outlive the matcher and do not change.
  Matcher(const Terms& terms, const WordSets& sets, std::span<const Instruction> program,
          SetId gap_stops)
      : terms_(&terms), sets_(&sets), program_(program.data()), gap_stops_(gap_stops) {}

  /// Turns to another sentence.
  void start(std::span<const Token> tokens);

  /// Per token, the sets its word is in.
  std::span<const std::uint64_t* const> rows() const { return rows_; }

  /// Tries the program at `entry` with its first word at token `at`.
  bool match(std::uint32_t entry, std::uint32_t at, PatternMatch& found);

  /// Lengths in tokens of the terms of `id` that begin at token `at`, longest first.
  /// The result is overwritten by the next call.
  std::span<const std::uint16_t> lengths(ClassId id, std::uint32_t at);

  /// A term of several words, by the node of the term tree it ends at.
  struct LongTerm {
    std::uint32_t node;
    std::uint16_t length;
  };
  /// Those that begin at token `at`, shortest first.
  std::span<const LongTerm> long_terms(std::uint32_t at);

 private:
  bool run(std::uint32_t pc, std::uint32_t at);
  bool longer_term(std::uint32_t pc, std::uint32_t at);
  bool may_begin(std::uint32_t pc, std::uint32_t at) const;
  bool in(SetId set, std::uint32_t at) const { return WordSets::holds(rows_[at], set); }
  bool gap(std::uint32_t pc, std::uint32_t at);

  const Terms* terms_;
  const WordSets* sets_;
  const Instruction* program_;
  SetId gap_stops_;
  std::span<const Token> tokens_;
  std::uint32_t begin_ = 0;
  int steps_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t mark_start_ = 0;
  std::uint32_t mark_end_ = 0;
  std::vector<const std::uint64_t*> rows_;
  // Per token, the slice of long_terms_ that begins there; computed when first asked.
  struct Slice {
    std::uint32_t first;
    std::uint16_t count;
    bool known;
  };
  std::vector<Slice> slices_;
  std::vector<LongTerm> long_terms_;
  std::vector<std::uint16_t> lengths_;
};

}  // namespace caveat
