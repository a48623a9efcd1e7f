// SPDX-License-Identifier: Apache-2.0

#include "language/outline_parts.hpp"

#include <utility>

namespace caveat::outline {

namespace {

class Reading {
 public:
  explicit Reading(std::span<const Instruction> program) : program_(program) {}

  Parts pattern(std::uint32_t entry) const { return sequence(entry, no_end); }

 private:
  static constexpr std::uint32_t no_end = 0xFFFFFFFFU;

  // Recursion is one level per group in the pattern, which the notation bounds.
  Parts sequence(std::uint32_t pc, std::uint32_t end) const {
    Parts parts;
    while (pc != end) {
      const Instruction& step = program_[pc++];
      switch (step.op) {
        case Instruction::word:
          parts.push_back({Kind::word, step.value});
          break;
        case Instruction::number:
          parts.push_back({Kind::set, step.first});
          break;
        case Instruction::term:
          parts.push_back({Kind::term, step.value, step.first});
          break;
        case Instruction::one_of:
          parts.push_back({Kind::set, step.first});
          pc = step.value;
          break;
        case Instruction::gap:
          parts.push_back({Kind::gap, step.value});
          break;
        case Instruction::sentence_start:
          parts.push_back({Kind::beginning});
          break;
        case Instruction::sentence_end:
          parts.push_back({Kind::ending});
          break;
        case Instruction::either:
          pc = is_choice(pc - 1) ? choice(pc - 1, parts) : maybe(pc - 1, parts);
          break;
        case Instruction::jump:
        case Instruction::unless:
          pc = step.value;
          break;
        case Instruction::mark_start:
        case Instruction::mark_end:
          break;
        case Instruction::accept:
          return parts;
      }
    }
    return parts;
  }

  // An alternative ends with a jump behind the last one; what is optional does not.
  bool is_choice(std::uint32_t pc) const {
    const Instruction& step = program_[pc];
    return step.op == Instruction::either && program_[step.value - 1].op == Instruction::jump;
  }
  std::uint32_t end_of(std::uint32_t choice) const {
    return program_[program_[choice].value - 1].value;
  }

  std::uint32_t maybe(std::uint32_t pc, Parts& parts) const {
    const Instruction& step = program_[pc];
    parts.push_back({Kind::maybe, 0, any_word, {sequence(pc + 1, step.value)}});
    return step.value;
  }

  std::uint32_t choice(std::uint32_t pc, Parts& parts) const {
    const std::uint32_t end = end_of(pc);
    Part made{Kind::choice};
    while (is_choice(pc) && end_of(pc) == end) {
      made.choices.push_back(sequence(pc + 1, program_[pc].value - 1));
      pc = program_[pc].value;
    }
    made.choices.push_back(sequence(pc, end));
    parts.push_back(std::move(made));
    return end;
  }

  std::span<const Instruction> program_;
};

}  // namespace

Parts read_parts(std::span<const Instruction> program, std::uint32_t entry) {
  return Reading(program).pattern(entry);
}

}  // namespace caveat::outline
