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
  Matcher(const Terms& terms, const std::vector<Instruction>& program, ClassId gap_stop,
          ClassId number)
      : terms_(&terms), program_(&program), gap_stop_(gap_stop), number_(number) {}

  /// Turns to another sentence.
  void start(std::span<const Token> tokens);

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
  bool term(std::uint32_t pc, std::uint32_t at);
  bool gap(std::uint32_t pc, std::uint32_t at);

  const Terms* terms_;
  const std::vector<Instruction>* program_;
  ClassId gap_stop_;
  ClassId number_;
  std::span<const Token> tokens_;
  std::uint32_t begin_ = 0;
  int steps_ = 0;
  int inside_unless_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t mark_start_ = 0;
  std::uint32_t mark_end_ = 0;
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
