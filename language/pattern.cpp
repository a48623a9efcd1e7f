// SPDX-License-Identifier: Apache-2.0

#include "language/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "language/tokens.hpp"

namespace caveat {

namespace {

constexpr int deepest = 8;
constexpr unsigned widest_gap = 12;
constexpr unsigned usual_gap = 3;
constexpr std::string_view signs = "()[]|?!^$#@~";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// What holds of a match of any of the alternatives: its first, its last and its rarest need.
std::vector<Requirement> common_needs(const std::vector<std::vector<Requirement>>& alternatives) {
  std::vector<Requirement> common;
  const auto needs_nothing = [](const auto& needs) { return needs.empty(); };
  if (std::ranges::any_of(alternatives, needs_nothing)) return common;
  const auto join = [&](auto&& need_of) {
    Requirement joined;
    for (const std::vector<Requirement>& needs : alternatives) {
      const Requirement& own = need_of(needs);
      joined.any_of.insert(joined.any_of.end(), own.any_of.begin(), own.any_of.end());
      joined.frequency += own.frequency;
    }
    common.push_back(std::move(joined));
  };
  using List = std::vector<Requirement>;
  join([](const List& needs) -> const Requirement& { return needs.front(); });
  join([](const List& needs) -> const Requirement& { return needs.back(); });
  join([](const List& needs) -> const Requirement& {
    return *std::ranges::min_element(needs, {}, &Requirement::frequency);
  });
  return common;
}

// What is known of every way to reach a place in a pattern: on all of them a word was matched,
// the end of the sentence was passed, or one of these words is out of the question here.
struct Passed {
  bool word = false;
  bool end = false;
  std::vector<Atom> refused;

  void join(const Passed& other) {
    word = word && other.word;
    end = end && other.end;
    std::erase_if(refused, [&](Atom atom) {
      return std::ranges::find(other.refused, atom) == other.refused.end();
    });
  }
};

// Recursive descent; the depth of groups is bounded by `deepest`.
class Compiler {
 public:
  Compiler(std::string_view text, const PatternNames& names, std::vector<Instruction>& program)
      : text_(text), names_(names), program_(program) {}

  CompiledPattern run() {
    result_.entry = here();
    result_.required = alternatives(0);
    if (at_ < text_.size()) fail("unexpected \")\"", "groups are written (a | b)");
    if (marks_ != 0 && marks_ != 2) fail("a trigger needs both brackets", "write [ ... ] once");
    if (result_.required.empty()) {
      fail("every part of a pattern can be left out", "let it need a word, drop a \"?\"");
    }
    emit(Instruction::accept);
    collect_first(result_.entry, 0);
    std::vector<Atom>& first = result_.first.any_of;
    if (first.empty()) {
      fail("a pattern cannot begin with a gap", "begin with a word, a ~word, a @class or #");
    }
    std::ranges::sort(first);
    first.erase(std::unique(first.begin(), first.end()), first.end());
    for (const Atom atom : first) result_.first.frequency += names_.frequency(atom);
    return std::move(result_);
  }

 private:
  using Needs = std::vector<Requirement>;

  [[noreturn]] void fail(const std::string& problem, std::string help) const {
    throw PatternError(at_, problem, std::move(help));
  }

  [[noreturn]] void unreachable(const std::string& problem, std::string help) const {
    throw PatternError(item_at_, "this can never match: " + problem, std::move(help));
  }

  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }

  std::uint32_t emit(Instruction::Op op, std::uint32_t value = 0) {
    program_.push_back({.op = op, .value = value});
    return here() - 1;
  }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  bool at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  Needs alternatives(int depth) {
    if (depth > deepest) fail("groups are nested too deeply", "at most 8 levels");
    std::vector<std::uint32_t> ends;
    std::vector<Needs> needs;
    const Passed before = passed_;
    std::optional<Passed> after;
    for (;;) {
      const std::uint32_t start = here();
      passed_ = before;
      needs.push_back(sequence(depth));
      if (after) {
        after->join(passed_);
      } else {
        after = passed_;
      }
      skip_space();
      if (!at('|')) break;
      ++at_;
      // The alternative just compiled moves down by one for the `either` before it.
      insert_either(start);
      ends.push_back(emit(Instruction::jump));
      program_[start].value = here();
    }
    for (const std::uint32_t end : ends) program_[end].value = here();
    passed_ = std::move(*after);
    return needs.size() == 1 ? std::move(needs.front()) : common_needs(needs);
  }

  // Opens a place at `start` for an instruction that chooses what follows.
  void insert_either(std::uint32_t start) {
    program_.insert(program_.begin() + start, Instruction{.op = Instruction::either});
    for (std::uint32_t i = start + 1; i < here(); ++i) {
      Instruction& moved = program_[i];
      const bool jumps = moved.op == Instruction::either || moved.op == Instruction::jump ||
                         moved.op == Instruction::unless;
      if (jumps && moved.value >= start) ++moved.value;
    }
  }

  Needs sequence(int depth) {
    Needs needs;
    bool empty = true;
    for (skip_space(); at_ < text_.size() && !at('|') && !at(')'); skip_space()) {
      const Needs more = item(depth);
      needs.insert(needs.end(), more.begin(), more.end());
      empty = false;
    }
    if (empty) fail("nothing to match here", "remove the empty alternative");
    return needs;
  }

  Needs item(int depth) {
    const std::uint32_t start = here();
    item_at_ = at_;
    switch (text_[at_]) {
      case '[':
        return mark(Instruction::mark_start);
      case ']':
        return mark(Instruction::mark_end);
      case '^':
        if (passed_.word) unreachable("a word stands before the beginning", "put ^ in front");
        return edge(Instruction::sentence_start);
      case '$':
        passed_.end = true;
        return edge(Instruction::sentence_end);
      case '!':
        return unless(depth);
      default:
        break;
    }
    if (text_.substr(at_, 2) == "..") return gap();
    const Passed before = passed_;
    Needs needs = at('(') ? group(depth) : atom();
    skip_space();
    if (at('?')) {
      ++at_;
      insert_either(start);
      program_[start].value = here();
      needs.clear();
      passed_.join(before);
    }
    return needs;
  }

  Needs mark(Instruction::Op op) {
    ++marks_;
    return edge(op);
  }

  Needs edge(Instruction::Op op) {
    ++at_;
    emit(op);
    return {};
  }

  Needs unless(int depth) {
    ++at_;
    const std::uint32_t start = emit(Instruction::unless);
    Passed here_too = passed_;
    passed_.refused.clear();
    if (at('(')) {
      group(depth);
    } else if (at_ < text_.size() && !is_space(text_[at_])) {
      atom();
    }
    if (here() == start + 1) {  // a hyphen alone is no word
      fail("nothing after \"!\"", "write the item that must not stand here right after it");
    }
    refuse(start + 1, here_too.refused);
    passed_ = std::move(here_too);
    emit(Instruction::accept);
    program_[start].value = here();
    return {};
  }

  // The alternatives of one atom from `from` on: what cannot stand after a "!" with them.
  void refuse(std::uint32_t from, std::vector<Atom>& refused) const {
    const auto one = [&](std::uint32_t at, std::uint32_t end) {
      if (end != at + 1) return;
      const Instruction& step = program_[at];
      if (step.op == Instruction::word) refused.push_back({Atom::word, step.value});
      if (step.op == Instruction::term) refused.push_back({Atom::term, step.value});
      if (step.op == Instruction::number) refused.push_back({Atom::number, 0});
    };
    while (from < here() && program_[from].op == Instruction::either) {
      one(from + 1, program_[from].value - 1);  // a jump to the end closes it
      from = program_[from].value;
    }
    if (from < here()) one(from, here());
  }

  Needs gap() {
    at_ += 2;
    unsigned width = 0;
    bool given = false;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
      width = width * 10 + static_cast<unsigned>(text_[at_++] - '0');
      given = true;
      if (width > widest_gap) fail("a gap this wide is refused", "at most ..12");
    }
    if (!given) width = usual_gap;
    passed_.refused.clear();
    emit(Instruction::gap, width);
    return {};
  }

  Needs group(int depth) {
    ++at_;
    Needs needs = alternatives(depth + 1);
    if (!at(')')) fail("a group is not closed", "add \")\"");
    ++at_;
    return needs;
  }

  Needs atom() {
    Needs needs;
    const char c = text_[at_];
    if (c == '#') {
      ++at_;
      emit(Instruction::number);
      add({Atom::number, 0}, needs);
    } else if (c == '@') {
      ++at_;
      class_atom(name("@class"), needs);
    } else if (c == '~') {
      ++at_;
      inflected_atom(name("~word"), needs);
    } else {
      word_atom(needs);
    }
    return needs;
  }

  void add(Atom atom, Needs& needs) {
    if (std::ranges::find(passed_.refused, atom) != passed_.refused.end()) {
      unreachable("\"!\" refuses it right before", "drop one of the two");
    }
    if (passed_.end) unreachable("the sentence ended before it", "put $ at the end");
    passed_.refused.clear();
    passed_.word = true;
    needs.push_back({{atom}, names_.frequency(atom)});
  }

  // Marks are looked through at either end of a sentence.
  void add_mark(Atom atom, Needs& needs) {
    passed_.refused.clear();
    needs.push_back({{atom}, names_.frequency(atom)});
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

  void class_atom(std::string_view name, Needs& needs) {
    const auto id = names_.named(name);
    if (!id) {
      at_ -= name.size() + 1;
      fail(fmt::format("unknown class \"@{}\"", name), names_.suggestion(name, true));
    }
    emit(Instruction::term, *id);
    add({Atom::term, *id}, needs);
  }

  void inflected_atom(std::string_view name, Needs& needs) {
    const auto id = names_.inflected(fold_word(name));
    if (!id) {
      at_ -= name.size() + 1;
      fail(fmt::format("no inflections are known for \"~{}\"", name),
           names_.suggestion(name, false));
    }
    emit(Instruction::term, *id);
    add({Atom::term, *id}, needs);
  }

  // A word, or several joined by hyphens or slashes, or a punctuation mark.
  void word_atom(Needs& needs) {
    if (at('\\')) {
      ++at_;
      if (at_ >= text_.size()) fail("nothing after \"\\\"", "write \\( \\) \\? or \\!");
      return sign(text_.substr(at_++, 1), needs);
    }
    const char c = text_[at_];
    if (text_.substr(at_, 2) == "--") {
      at_ += 2;
      return sign("--", needs);
    }
    if (std::string_view(",:;%&+*=$").find(c) != std::string_view::npos) {
      return sign(text_.substr(at_++, 1), needs);
    }
    const std::size_t start = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view("()[]|?!,:;%").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    if (at_ == start)
      fail(fmt::format("unexpected \"{}\"", c), "a sign of the notation is escaped by \\");
    words(text_.substr(start, at_ - start), needs);
  }

  void words(std::string_view joined, Needs& needs) {
    for (std::size_t from = 0; from <= joined.size();) {
      const std::size_t to = std::min(joined.find_first_of("-/", from), joined.size());
      if (to > from) literal(joined.substr(from, to - from), needs);
      from = to + 1;
    }
  }

  void literal(std::string_view word, Needs& needs) {
    const std::string folded = fold_word(word);
    if (names_.is_contraction(folded)) {
      unreachable(fmt::format("\"{}\" is taken apart in texts", word), "write the long form");
    }
    const WordId id = names_.word(folded);
    emit(Instruction::word, id);
    add({Atom::word, id}, needs);
  }

  void sign(std::string_view mark, Needs& needs) {
    const WordId id = names_.word(mark);
    emit(Instruction::word, id);
    add_mark({Atom::word, id}, needs);
  }

  // Depth is bounded by the length of the program, which the pattern's text bounds.
  void collect_first(std::uint32_t from, int depth) {
    if (depth > 64) return;
    for (std::uint32_t i = from;;) {
      const Instruction& step = program_[i];
      switch (step.op) {
        case Instruction::word:
          result_.first.any_of.push_back({Atom::word, step.value});
          return;
        case Instruction::term:
          result_.first.any_of.push_back({Atom::term, step.value});
          return;
        case Instruction::number:
          result_.first.any_of.push_back({Atom::number, 0});
          return;
        case Instruction::either:
          collect_first(i + 1, depth + 1);
          i = step.value;
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
          result_.first.any_of.clear();
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
  Passed passed_;
  std::size_t at_ = 0;
  std::size_t item_at_ = 0;  // where the item began that is being read
  int marks_ = 0;
};

}  // namespace

CompiledPattern compile_pattern(std::string_view pattern, const PatternNames& names,
                                std::vector<Instruction>& program) {
  return Compiler(pattern, names, program).run();
}

}  // namespace caveat
