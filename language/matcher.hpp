// SPDX-License-Identifier: Apache-2.0
//
// Runs compiled patterns over the words of a window.

#pragma once

#include <cstdint>
#include <span>

#include "language/pattern.hpp"
#include "language/window.hpp"

namespace caveat {

/// Where a pattern matched; `mark` is the trigger.
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
  /// A longer match is none.
  static constexpr std::uint32_t widest_match = 40;

  /// Both outlive the matcher.
  Matcher(const Window& window, std::span<const Instruction> program)
      : window_(window), program_(program.data()) {}

  /// Begins to fetch a program.
  void fetch(std::uint32_t entry) const {
    __builtin_prefetch(program_ + entry);
    __builtin_prefetch(program_ + entry + 8);
    __builtin_prefetch(program_ + entry + 16);
    __builtin_prefetch(program_ + entry + 24);
  }
  /// Tries the program at `entry` with its first word at the place `at`. In a window
  /// that does not hold its sentence to the end, `at` leaves room for the widest match.
  bool match(std::uint32_t entry, std::uint32_t at, PatternMatch& found);

 private:
  bool run(std::uint32_t pc, std::uint32_t at);
  bool longer_term(std::uint32_t pc, std::uint32_t at);
  bool may_begin(std::uint32_t pc, std::uint32_t at) const;
  bool begins_longer_term(ClassId id, std::uint32_t at) const;
  bool gap(std::uint32_t pc, std::uint32_t at);
  bool is(WordId word, std::uint32_t at) const { return holds(window_.of(word), at); }
  bool in(SetId set, std::uint32_t at) const { return holds(window_.of(set), at); }

  const Window& window_;
  const Instruction* program_;
  std::uint32_t begin_ = 0;
  int steps_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t mark_start_ = 0;
  std::uint32_t mark_end_ = 0;
};

}  // namespace caveat
