// SPDX-License-Identifier: Apache-2.0

#include "language/matcher.hpp"

namespace caveat {

namespace {

constexpr int most_steps = 2000;
constexpr std::uint32_t unmarked = 0xFFFFFFFFU;

}  // namespace

// Whether trying is worth it, by the first word alone.
inline bool Matcher::may_begin(std::uint32_t pc, std::uint32_t at) const {
  // Most often a word is asked for, and another stands there.
  if (program_[pc].op == Instruction::word) return is(program_[pc].value, at);
  for (;; ++pc) {
    const Instruction& step = program_[pc];
    switch (step.op) {
      case Instruction::word:
        return is(step.value, at);
      case Instruction::number:
      case Instruction::one_of:
        return in(step.first, at);
      case Instruction::term:
        return in(step.first, at) || begins_longer_term(static_cast<ClassId>(step.value), at);
      case Instruction::mark_start:
      case Instruction::mark_end:
        break;
      default:
        return true;
    }
  }
}

bool Matcher::begins_longer_term(ClassId id, std::uint32_t at) const {
  for (std::uint16_t i = window_.first_term(id); i != 0; i = window_.term(i).next) {
    if (window_.term(i).start == at) return true;
  }
  return false;
}

bool Matcher::match(std::uint32_t entry, std::uint32_t at, PatternMatch& found) {
  begin_ = at;
  steps_ = 0;
  mark_start_ = mark_end_ = unmarked;
  if (!run(entry, at)) return false;
  found.start = static_cast<std::uint16_t>(at);
  found.end = static_cast<std::uint16_t>(end_);
  found.mark_start =
      mark_start_ == unmarked ? found.start : static_cast<std::uint16_t>(mark_start_);
  found.mark_end = mark_end_ == unmarked ? found.end : static_cast<std::uint16_t>(mark_end_);
  return true;
}

// Recursion is one level per choice in the pattern, which its text bounds.
bool Matcher::run(std::uint32_t pc, std::uint32_t at) {
  for (;;) {
    if (++steps_ > most_steps || at - begin_ > widest_match) return false;
    const Instruction& step = program_[pc];
    switch (step.op) {
      case Instruction::word:
        if (!is(step.value, at)) return false;
        ++at;
        ++pc;
        break;
      case Instruction::term:
        if (longer_term(pc, at)) return true;
        [[fallthrough]];
      case Instruction::number:
        if (!in(step.first, at)) return false;
        ++at;
        ++pc;
        break;
      case Instruction::gap:
        return gap(pc, at);
      case Instruction::either: {
        if (may_begin(pc + 1, at)) {
          const std::uint32_t mark_start = mark_start_, mark_end = mark_end_;
          if (run(pc + 1, at)) return true;
          mark_start_ = mark_start;
          mark_end_ = mark_end;
        }
        pc = step.value;
        break;
      }
      case Instruction::one_of:
        if (!in(step.first, at)) return false;
        ++at;
        pc = step.value;
        break;
      case Instruction::jump:
        pc = step.value;
        break;
      case Instruction::unless: {
        const std::uint32_t end = end_;
        const bool stands = may_begin(pc + 1, at) && run(pc + 1, at);
        end_ = end;
        if (stands) return false;
        pc = step.value;
        break;
      }
      case Instruction::mark_start:
        mark_start_ = at;
        ++pc;
        break;
      case Instruction::mark_end:
        mark_end_ = at;
        ++pc;
        break;
      case Instruction::sentence_start:
        if (!holds(window_.beginnings(), at)) return false;
        ++pc;
        break;
      case Instruction::sentence_end:
        if (!holds(window_.endings(), at)) return false;
        ++pc;
        break;
      case Instruction::accept:
        end_ = at;
        return true;
    }
  }
}

// Whether the pattern goes on after a term of several words.
bool Matcher::longer_term(std::uint32_t pc, std::uint32_t at) {
  const auto id = static_cast<ClassId>(program_[pc].value);
  for (std::uint16_t i = window_.first_term(id); i != 0; i = window_.term(i).next) {
    const Window::TermAt& term = window_.term(i);
    if (term.start != at) continue;
    const std::uint32_t mark_start = mark_start_, mark_end = mark_end_;
    if (run(pc + 1, term.end)) return true;
    mark_start_ = mark_start;
    mark_end_ = mark_end;
  }
  return false;
}

bool Matcher::gap(std::uint32_t pc, std::uint32_t at) {
  const std::uint32_t widest = program_[pc].value;
  for (std::uint32_t skipped = 0;; ++skipped) {
    if (may_begin(pc + 1, at)) {
      const std::uint32_t mark_start = mark_start_, mark_end = mark_end_;
      if (run(pc + 1, at)) return true;
      mark_start_ = mark_start;
      mark_end_ = mark_end;
    }
    if (skipped == widest || at - begin_ >= widest_match) return false;
    if (window_.crossed(place(at)) == 0) return false;
    // What a trigger took in could not act on it.
    const bool in_trigger = mark_start_ != unmarked && mark_end_ == unmarked;
    if (in_trigger && holds(window_.trigger_stops(), at)) return false;
    if (skipped > 0 && holds(window_.after_stop(), at)) return false;
    if (steps_ > most_steps) return false;
    ++at;
  }
}

}  // namespace caveat
