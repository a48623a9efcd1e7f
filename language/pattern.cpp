// SPDX-License-Identifier: Apache-2.0

#include "language/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "language/tokens.hpp"

namespace caveat {

namespace {

constexpr int deepest = 8;
constexpr unsigned widest_gap = 12;
constexpr std::string_view signs = "()[]|?!^$#@~";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Recursive descent; the depth of groups is bounded by `deepest`.
class Compiler {
 public:
  Compiler(std::string_view text, const PatternNames& names, std::vector<Instruction>& program)
      : text_(text), names_(names), program_(program) {}

  CompiledPattern run() {
    result_.entry = here();
    alternatives(0);
    if (at_ < text_.size()) fail("unexpected \")\"", "groups are written (a | b)");
    if (marks_ != 0 && marks_ != 2) fail("a trigger needs both brackets", "write [ ... ] once");
    emit(Instruction::accept);
    collect_first(result_.entry, 0);
    if (result_.first_words.empty() && result_.first_classes.empty() && !result_.first_number) {
      fail("a pattern cannot begin with a gap", "begin with a word, a ~word, a @class or #");
    }
    tidy(result_.first_words);
    tidy(result_.first_classes);
    return std::move(result_);
  }

 private:
  [[noreturn]] void fail(const std::string& problem, std::string help) const {
    throw PatternError(at_, problem, std::move(help));
  }

  template <typename T>
  static void tidy(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }

  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }

  std::uint32_t emit(Instruction::Op op, std::uint32_t value = 0, std::uint32_t other = 0) {
    program_.push_back({op, value, other});
    return here() - 1;
  }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  bool at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  void alternatives(int depth) {
    if (depth > deepest) fail("groups are nested too deeply", "at most 8 levels");
    std::vector<std::uint32_t> ends;
    const std::size_t required_before = result_.required.size();
    for (;;) {
      const std::uint32_t start = here();
      sequence(depth);
      skip_space();
      if (!at('|')) break;
      ++at_;
      // The alternative just compiled moves down by one for the `either` before it.
      insert_either(start);
      ends.push_back(emit(Instruction::jump));
      program_[start].other = here();
    }
    for (const std::uint32_t end : ends) program_[end].value = here();
    if (!ends.empty()) result_.required.resize(required_before);
  }

  // Opens a place at `start` for an instruction that chooses what follows.
  void insert_either(std::uint32_t start) {
    program_.insert(program_.begin() + start, Instruction{Instruction::either, start + 1, 0});
    for (std::uint32_t i = start + 1; i < here(); ++i) {
      Instruction& moved = program_[i];
      const bool jumps = moved.op == Instruction::either || moved.op == Instruction::jump ||
                         moved.op == Instruction::unless;
      if (jumps && moved.value >= start) ++moved.value;
      if (moved.op == Instruction::either && moved.other >= start) ++moved.other;
    }
  }

  void sequence(int depth) {
    bool empty = true;
    for (skip_space(); at_ < text_.size() && !at('|') && !at(')'); skip_space()) {
      item(depth);
      empty = false;
    }
    if (empty) fail("nothing to match here", "remove the empty alternative");
  }

  void item(int depth) {
    const std::uint32_t start = here();
    const std::size_t required_before = result_.required.size();
    switch (text_[at_]) {
      case '[':
        mark(Instruction::mark_start);
        return;
      case ']':
        mark(Instruction::mark_end);
        return;
      case '^':
        ++at_;
        emit(Instruction::sentence_start);
        return;
      case '$':
        ++at_;
        emit(Instruction::sentence_end);
        return;
      case '!':
        unless(depth);
        return;
      default:
        break;
    }
    if (text_.substr(at_, 2) == "..") return gap();
    if (at('(')) {
      group(depth);
    } else {
      atom(depth);
    }
    skip_space();
    if (at('?')) {
      ++at_;
      insert_either(start);
      program_[start].other = here();
      result_.required.resize(required_before);
    }
  }

  void mark(Instruction::Op op) {
    ++at_;
    ++marks_;
    emit(op);
  }

  void unless(int depth) {
    ++at_;
    const std::size_t required_before = result_.required.size();
    const std::uint32_t start = emit(Instruction::unless);
    if (at('(')) {
      group(depth);
    } else if (at_ < text_.size() && !is_space(text_[at_])) {
      atom(depth);
    } else {
      fail("nothing after \"!\"", "write the item that must not stand here right after it");
    }
    emit(Instruction::accept);
    program_[start].value = here();
    result_.required.resize(required_before);
  }

  void gap() {
    at_ += 2;
    unsigned width = 0;
    bool given = false;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
      width = width * 10 + static_cast<unsigned>(text_[at_++] - '0');
      given = true;
      if (width > widest_gap) fail("a gap this wide is refused", "at most ..12");
    }
    emit(Instruction::gap, given ? width : 3);
  }

  void group(int depth) {
    ++at_;
    alternatives(depth + 1);
    if (!at(')')) fail("a group is not closed", "add \")\"");
    ++at_;
  }

  void atom(int) {
    const char c = text_[at_];
    if (c == '#') {
      ++at_;
      emit(Instruction::number);
    } else if (c == '@') {
      ++at_;
      class_atom(name("@class"));
    } else if (c == '~') {
      ++at_;
      inflected_atom(name("~word"));
    } else {
      word_atom();
    }
  }

  // What follows @ or ~: letters, digits, hyphens, apostrophes.
  std::string_view name(const char* what) {
    const std::size_t start = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           signs.find(text_[at_]) == std::string_view::npos && text_[at_] != ',') {
      ++at_;
    }
    if (at_ == start)
      fail(fmt::format("a name is missing in {}", what), "write it without a space");
    return text_.substr(start, at_ - start);
  }

  void class_atom(std::string_view name) {
    const auto id = names_.named(name);
    if (!id) fail(fmt::format("unknown class \"@{}\"", name), names_.suggestion(name, true));
    emit(Instruction::term, *id);
    result_.required.push_back({Atom::term, *id});
  }

  void inflected_atom(std::string_view name) {
    const auto id = names_.inflected(fold_word(name));
    if (!id) {
      fail(fmt::format("no inflections are known for \"~{}\"", name),
           names_.suggestion(name, false));
    }
    emit(Instruction::term, *id);
    result_.required.push_back({Atom::term, *id});
  }

  // A word, or several joined by hyphens or slashes, or a punctuation mark.
  void word_atom() {
    if (at('\\')) {
      ++at_;
      if (at_ >= text_.size()) fail("nothing after \"\\\"", "write \\( \\) \\? or \\!");
      return literal(text_.substr(at_++, 1));
    }
    const char c = text_[at_];
    if (text_.substr(at_, 2) == "--") {
      at_ += 2;
      return literal("--");
    }
    if (std::string_view(",:;%&+*=$").find(c) != std::string_view::npos) {
      return literal(text_.substr(at_++, 1));
    }
    const std::size_t start = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view("()[]|?!,:;%").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    if (at_ == start)
      fail(fmt::format("unexpected \"{}\"", c), "a sign of the notation is escaped by \\");
    words(text_.substr(start, at_ - start));
  }

  void words(std::string_view joined) {
    for (std::size_t from = 0; from <= joined.size();) {
      const std::size_t to = std::min(joined.find_first_of("-/", from), joined.size());
      if (to > from) literal(joined.substr(from, to - from));
      from = to + 1;
    }
  }

  void literal(std::string_view word) {
    const WordId id = names_.word(fold_word(word));
    emit(Instruction::word, id);
    result_.required.push_back({Atom::word, id});
  }

  // Depth is bounded by the length of the program, which the pattern's text bounds.
  void collect_first(std::uint32_t from, int depth) {
    if (depth > 64) return;
    for (std::uint32_t i = from;;) {
      const Instruction& step = program_[i];
      switch (step.op) {
        case Instruction::word:
          result_.first_words.push_back(step.value);
          return;
        case Instruction::term:
          result_.first_classes.push_back(static_cast<ClassId>(step.value));
          return;
        case Instruction::number:
          result_.first_number = true;
          if (const auto words = names_.named("number")) result_.first_classes.push_back(*words);
          return;
        case Instruction::either:
          collect_first(step.value, depth + 1);
          i = step.other;
          break;
        case Instruction::jump:
        case Instruction::unless:
          i = step.value;
          break;
        case Instruction::mark_start:
        case Instruction::mark_end:
        case Instruction::sentence_start:
          ++i;
          break;
        case Instruction::gap:
          result_.first_words.clear();
          result_.first_classes.clear();
          result_.first_number = false;
          return;
        case Instruction::sentence_end:
        case Instruction::accept:
          return;
      }
    }
  }

  std::string_view text_;
  const PatternNames& names_;
  std::vector<Instruction>& program_;
  CompiledPattern result_;
  std::size_t at_ = 0;
  int marks_ = 0;
};

}  // namespace

CompiledPattern compile_pattern(std::string_view pattern, const PatternNames& names,
                                std::vector<Instruction>& program) {
  return Compiler(pattern, names, program).run();
}

}  // namespace caveat
