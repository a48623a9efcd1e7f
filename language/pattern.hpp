// SPDX-License-Identifier: Apache-2.0
//
// Patterns over words, compiled. The notation is described in
// docs/writing-rules.md; a pattern becomes a short program that the matcher runs
// at the places where it can begin.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "language/vocabulary.hpp"
#include "language/word_sets.hpp"

namespace caveat {

using ClassId = std::uint16_t;

struct Instruction {
  enum Op : std::uint8_t {
    word,  // `value` is a WordId
    term,  // `value` is a ClassId
    number,
    gap,     // up to `value` words
    either,  // try what follows, then `value`
    one_of,  // a word of `first`, then go on at `value`; made when a pattern is indexed
    jump,    // to `value`
    unless,  // refuse when the program at the next place up to `accept` matches; go on at `value`
    mark_start,
    mark_end,
    sentence_start,
    sentence_end,
    accept,
  };
  Op op = accept;
  // Once indexed: the words that match here; of a term, its terms of one word.
  SetId first = any_word;
  std::uint32_t value = 0;
};

/// A word, a class or any number, as a pattern names it.
struct Atom {
  enum Kind : std::uint8_t { word, term, number } kind = word;
  std::uint32_t value = 0;
  auto operator<=>(const Atom&) const = default;
};

/// A match has one of the atoms.
struct Requirement {
  std::vector<Atom> any_of;
  std::size_t frequency = 0;  // how often one of them is met
};

struct CompiledPattern {
  std::uint32_t entry = 0;            // into the shared program
  Requirement first;                  // what it can begin with
  std::vector<Requirement> required;  // every one of them holds
};

/// How the compiler resolves names; the lexicons answer.
struct PatternNames {
  std::function<WordId(std::string_view)> word;
  std::function<bool(std::string_view)> is_contraction;  // of the tokenizer: never a word
  std::function<std::optional<ClassId>(std::string_view)> inflected;  // ~word
  std::function<std::optional<ClassId>(std::string_view)> named;      // @class
  std::function<std::size_t(Atom)> frequency;
  std::function<std::string(std::string_view, bool is_class)>
      suggestion;  // help for an unknown name
};

/// A pattern that cannot be compiled; `offset` is a byte of the pattern's text.
class PatternError : public std::runtime_error {
 public:
  PatternError(std::size_t offset, const std::string& problem, std::string help)
      : std::runtime_error(problem), offset_(offset), help_(std::move(help)) {}
  std::size_t offset() const { return offset_; }
  const std::string& help() const { return help_; }

 private:
  std::size_t offset_;
  std::string help_;
};

/// Appends the program of `pattern` to `program`. Throws PatternError.
CompiledPattern compile_pattern(std::string_view pattern, const PatternNames& names,
                                std::vector<Instruction>& program);

}  // namespace caveat
