// SPDX-License-Identifier: Apache-2.0

#include "language/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "language/tokens.hpp"

namespace caveat {

namespace {

constexpr int deepest = 8;
constexpr unsigned widest_gap = 12;
constexpr unsigned usual_gap = 3;
constexpr std::string_view signs = "()[]|?!^$#@~";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// What a part of a pattern is known to need and to be wide.
struct Extent {
  unsigned least = 0;  // words
  unsigned most = 0;
  std::vector<Requirement> required;

  void needs(Atom atom, unsigned widest) {
    required.push_back({{atom}, least, most});
    widen(1, widest);
  }
  void widen(unsigned by_least, unsigned by_most) {
    least += by_least;
    most += by_most;
  }
  void append(const Extent& next) {
    for (const Requirement& requirement : next.required) {
      required.push_back({requirement.any_of, least + requirement.from, most + requirement.to});
    }
    widen(next.least, next.most);
  }
};

// What holds of a match of any of the alternatives: its first and its last need.
Extent either_of(const std::vector<Extent>& alternatives) {
  Extent result = alternatives.front();
  for (const Extent& other : alternatives) {
    result.least = std::min(result.least, other.least);
    result.most = std::max(result.most, other.most);
  }
  result.required.clear();
  const auto needs_nothing = [](const Extent& extent) { return extent.required.empty(); };
  if (std::ranges::any_of(alternatives, needs_nothing)) return result;
  for (const bool first : {true, false}) {
    Requirement joined{{}, result.most, 0};
    for (const Extent& extent : alternatives) {
      const Requirement& own = first ? extent.required.front() : extent.required.back();
      joined.any_of.insert(joined.any_of.end(), own.any_of.begin(), own.any_of.end());
      joined.from = std::min(joined.from, own.from);
      joined.to = std::max(joined.to, own.to);
    }
    result.required.push_back(std::move(joined));
  }
  return result;
}

// Recursive descent; the depth of groups is bounded by `deepest`.
class Compiler {
 public:
  Compiler(std::string_view text, const PatternNames& names, std::vector<Instruction>& program)
      : text_(text), names_(names), program_(program) {}

  CompiledPattern run() {
    result_.entry = here();
    result_.required = alternatives(0).required;
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

  Extent alternatives(int depth) {
    if (depth > deepest) fail("groups are nested too deeply", "at most 8 levels");
    std::vector<std::uint32_t> ends;
    std::vector<Extent> extents;
    for (;;) {
      const std::uint32_t start = here();
      extents.push_back(sequence(depth));
      skip_space();
      if (!at('|')) break;
      ++at_;
      // The alternative just compiled moves down by one for the `either` before it.
      insert_either(start);
      ends.push_back(emit(Instruction::jump));
      program_[start].other = here();
    }
    for (const std::uint32_t end : ends) program_[end].value = here();
    return extents.size() == 1 ? std::move(extents.front()) : either_of(extents);
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

  Extent sequence(int depth) {
    Extent extent;
    bool empty = true;
    for (skip_space(); at_ < text_.size() && !at('|') && !at(')'); skip_space()) {
      extent.append(item(depth));
      empty = false;
    }
    if (empty) fail("nothing to match here", "remove the empty alternative");
    return extent;
  }

  Extent item(int depth) {
    const std::uint32_t start = here();
    switch (text_[at_]) {
      case '[':
        return mark(Instruction::mark_start);
      case ']':
        return mark(Instruction::mark_end);
      case '^':
        return edge(Instruction::sentence_start);
      case '$':
        return edge(Instruction::sentence_end);
      case '!':
        return unless(depth);
      default:
        break;
    }
    if (text_.substr(at_, 2) == "..") return gap();
    Extent extent = at('(') ? group(depth) : atom();
    skip_space();
    if (at('?')) {
      ++at_;
      insert_either(start);
      program_[start].other = here();
      extent.least = 0;
      extent.required.clear();
    }
    return extent;
  }

  Extent mark(Instruction::Op op) {
    ++marks_;
    return edge(op);
  }

  Extent edge(Instruction::Op op) {
    ++at_;
    emit(op);
    return {};
  }

  Extent unless(int depth) {
    ++at_;
    const std::uint32_t start = emit(Instruction::unless);
    if (at('(')) {
      group(depth);
    } else if (at_ < text_.size() && !is_space(text_[at_])) {
      atom();
    } else {
      fail("nothing after \"!\"", "write the item that must not stand here right after it");
    }
    emit(Instruction::accept);
    program_[start].value = here();
    return {};
  }

  Extent gap() {
    at_ += 2;
    unsigned width = 0;
    bool given = false;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
      width = width * 10 + static_cast<unsigned>(text_[at_++] - '0');
      given = true;
      if (width > widest_gap) fail("a gap this wide is refused", "at most ..12");
    }
    if (!given) width = usual_gap;
    emit(Instruction::gap, width);
    return {.least = 0, .most = width, .required = {}};
  }

  Extent group(int depth) {
    ++at_;
    Extent extent = alternatives(depth + 1);
    if (!at(')')) fail("a group is not closed", "add \")\"");
    ++at_;
    return extent;
  }

  Extent atom() {
    Extent extent;
    const char c = text_[at_];
    if (c == '#') {
      ++at_;
      emit(Instruction::number);
      extent.needs({Atom::number, 0}, 1);
    } else if (c == '@') {
      ++at_;
      class_atom(name("@class"), extent);
    } else if (c == '~') {
      ++at_;
      inflected_atom(name("~word"), extent);
    } else {
      word_atom(extent);
    }
    return extent;
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

  void class_atom(std::string_view name, Extent& extent) {
    const auto id = names_.named(name);
    if (!id) {
      at_ -= name.size() + 1;
      fail(fmt::format("unknown class \"@{}\"", name), names_.suggestion(name, true));
    }
    emit(Instruction::term, *id);
    extent.needs({Atom::term, *id}, names_.longest(*id));
  }

  void inflected_atom(std::string_view name, Extent& extent) {
    const auto id = names_.inflected(fold_word(name));
    if (!id) {
      at_ -= name.size() + 1;
      fail(fmt::format("no inflections are known for \"~{}\"", name),
           names_.suggestion(name, false));
    }
    emit(Instruction::term, *id);
    extent.needs({Atom::term, *id}, 1);
  }

  // A word, or several joined by hyphens or slashes, or a punctuation mark.
  void word_atom(Extent& extent) {
    if (at('\\')) {
      ++at_;
      if (at_ >= text_.size()) fail("nothing after \"\\\"", "write \\( \\) \\? or \\!");
      return literal(text_.substr(at_++, 1), extent);
    }
    const char c = text_[at_];
    if (text_.substr(at_, 2) == "--") {
      at_ += 2;
      return literal("--", extent);
    }
    if (std::string_view(",:;%&+*=$").find(c) != std::string_view::npos) {
      return literal(text_.substr(at_++, 1), extent);
    }
    const std::size_t start = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view("()[]|?!,:;%").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    if (at_ == start)
      fail(fmt::format("unexpected \"{}\"", c), "a sign of the notation is escaped by \\");
    words(text_.substr(start, at_ - start), extent);
  }

  void words(std::string_view joined, Extent& extent) {
    for (std::size_t from = 0; from <= joined.size();) {
      const std::size_t to = std::min(joined.find_first_of("-/", from), joined.size());
      if (to > from) literal(joined.substr(from, to - from), extent);
      from = to + 1;
    }
  }

  void literal(std::string_view word, Extent& extent) {
    const WordId id = names_.word(fold_word(word));
    emit(Instruction::word, id);
    extent.needs({Atom::word, id}, 1);
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
        case Instruction::one_of:  // made later
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
