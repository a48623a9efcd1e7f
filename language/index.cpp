// SPDX-License-Identifier: Apache-2.0
//
// Which patterns can begin with which word, and which words a pattern cannot do
// without.

#include <algorithm>

#include "language/loader.hpp"

namespace caveat {

namespace {

// A function word is as frequent as this many content words.
constexpr std::size_t function_word_weight = 100;
// A pattern is found by words after its beginning when they are this much rarer.
constexpr std::size_t worth_looking_back = 2;
// A wider check costs more than it saves.
constexpr unsigned widest_check = 63;

// A choice among fewer is tried one by one.
constexpr std::size_t worth_a_set = 4;
// Patterns that branch this often are indexed by less.
constexpr int most_branches = 2000;

class Indexer {
 public:
  explicit Indexer(Language::Tables& tables) : tables_(tables) {}

  void index(PatternSet& set, std::span<const CompiledPattern> compiled) {
    std::vector<std::vector<Candidate>> by_word(tables_.vocabulary.size());
    for (std::size_t i = 0; i < compiled.size(); ++i) {
      const Key key = require(set.patterns[i], compiled[i]);
      const Candidate candidate{static_cast<std::uint16_t>(i), key.needs};
      for (const WordId word : key.words) by_word[word].push_back(candidate);
      if (key.numbers) set.by_number.push_back(candidate);
    }
    set.starts.reserve(by_word.size() + 1);
    for (const auto& patterns : by_word) {
      set.starts.push_back(static_cast<std::uint32_t>(set.by_word.size()));
      set.by_word.insert(set.by_word.end(), patterns.begin(), patterns.end());
    }
    set.starts.push_back(static_cast<std::uint32_t>(set.by_word.size()));
  }

  void finish() {
    tables_.sets.stop_joining();
    tables_.gap_stops = tables_.sets.add(single_words(tables_.gap_stop));
    is_later_choice_.assign(tables_.program.size(), false);
    for (std::uint32_t at = 0; at < tables_.program.size(); ++at) prepare(at);
    tables_.sets.freeze(tables_.vocabulary);
  }

 private:
  // What the matcher looks at before it tries.
  void prepare(std::uint32_t at) {
    Instruction& step = tables_.program[at];
    switch (step.op) {
      case Instruction::term: {
        const auto id = static_cast<ClassId>(step.value);
        step.first = tables_.sets.add(tables_.terms.first_words(id));
        step.other = tables_.sets.add(single_words(id));
        break;
      }
      case Instruction::number:
        step.first = group({{Atom::number, 0}});
        break;
      case Instruction::either: {
        if (!is_later_choice_[at]) choice(at);
        break;
      }
      default:
        break;
    }
  }

  void choice(std::uint32_t at) {
    Instruction& step = tables_.program[at];
    const std::size_t count = choices(at);
    std::vector<Atom> atoms;
    if (const std::uint32_t end = one_word_each(at, atoms); end != 0) {
      step = {.op = Instruction::one_of, .value = end, .first = group(atoms)};
      return;
    }
    atoms.clear();
    branches_ = 0;
    if (count >= worth_a_set && first_atoms(at, atoms)) step.first = group(atoms);
  }

  // Where the pattern goes on after a choice among single words; 0 for any other choice.
  std::uint32_t one_word_each(std::uint32_t at, std::vector<Atom>& atoms) const {
    for (std::uint32_t end = 0;;) {
      const Instruction& step = tables_.program[at];
      const bool is_last = step.op != Instruction::either;
      const std::uint32_t choice = is_last ? at : step.value;
      const Instruction& word = tables_.program[choice];
      if (word.op == Instruction::word) {
        atoms.push_back({Atom::word, word.value});
      } else if (word.op == Instruction::number) {
        atoms.push_back({Atom::number, 0});
      } else if (word.op == Instruction::term &&
                 tables_.terms.longest(static_cast<ClassId>(word.value)) == 1) {
        atoms.push_back({Atom::term, word.value});
      } else {
        return 0;
      }
      if (is_last) return choice + 1 == end ? end : 0;
      const Instruction& next = tables_.program[choice + 1];
      if (next.op != Instruction::jump || (end != 0 && next.value != end)) return 0;
      end = next.value;
      at = step.other;
    }
  }

  std::size_t choices(std::uint32_t at) {
    std::size_t count = 1;
    for (; tables_.program[at].op == Instruction::either; ++count) {
      at = tables_.program[at].other;
      is_later_choice_[at] = true;
    }
    return count;
  }

  // What a match from `at` begins with; false when that may be anything.
  bool first_atoms(std::uint32_t at, std::vector<Atom>& atoms) {
    for (;;) {
      const Instruction& step = tables_.program[at];
      switch (step.op) {
        case Instruction::word:
          atoms.push_back({Atom::word, step.value});
          return true;
        case Instruction::term:
          atoms.push_back({Atom::term, step.value});
          return true;
        case Instruction::number:
          atoms.push_back({Atom::number, 0});
          return true;
        case Instruction::either:
          if (++branches_ > most_branches || !first_atoms(step.value, atoms)) return false;
          at = step.other;
          break;
        case Instruction::jump:
        case Instruction::unless:
          at = step.value;
          break;
        case Instruction::mark_start:
        case Instruction::mark_end:
        case Instruction::sentence_start:
          ++at;
          break;
        case Instruction::one_of:  // made from what lies behind only
        case Instruction::gap:
        case Instruction::sentence_end:
        case Instruction::accept:
          return false;
      }
    }
  }

  std::vector<WordId> single_words(ClassId id) const {
    std::vector<WordId> words;
    for (const WordId word : tables_.terms.first_words(id)) {
      if (tables_.terms.contains(id, word)) words.push_back(word);
    }
    return words;
  }

  std::vector<WordId> first_words(const CompiledPattern& pattern) const {
    std::vector<WordId> words = pattern.first_words;
    for (const ClassId id : pattern.first_classes) {
      const auto& more = tables_.terms.first_words(id);
      words.insert(words.end(), more.begin(), more.end());
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }

  std::vector<WordId> words_of(const std::vector<Atom>& atoms) const {
    std::vector<WordId> words;
    for (const Atom atom : atoms) {
      if (atom.kind == Atom::word) {
        words.push_back(atom.value);
      } else {
        const auto id = atom.kind == Atom::term ? static_cast<ClassId>(atom.value) : tables_.number;
        const auto& more = tables_.terms.first_words(id);
        words.insert(words.end(), more.begin(), more.end());
      }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }

  // What a pattern is found by, and a set that it needs besides.
  struct Key {
    std::vector<WordId> words;
    bool numbers = false;
    SetId needs = any_word;
  };
  struct Ranked {
    std::size_t looseness = 0;  // how often a check lets through
    std::size_t frequency = 0;
    GroupCheck check;
    const Requirement* requirement = nullptr;
  };

  // How often words are met, on no particular scale.
  std::size_t frequency(const std::vector<WordId>& words) const {
    std::size_t common = 0;
    for (const WordId word : words) {
      common += tables_.terms.contains(tables_.function_word, word) ? function_word_weight : 1;
    }
    return common;
  }

  std::vector<Ranked> ranked(const CompiledPattern& pattern) const {
    std::vector<Ranked> checks;
    for (const Requirement& requirement : pattern.required) {
      const unsigned width = requirement.to - requirement.from;
      // At the start it is what the pattern begins with.
      if (requirement.to == 0 || requirement.from > 255 || width >= widest_check) continue;
      const std::size_t met = frequency(words_of(requirement.any_of));
      checks.push_back({met * (width + 1),
                        met,
                        {any_word, static_cast<std::uint8_t>(requirement.from),
                         static_cast<std::uint8_t>(width)},
                        &requirement});
    }
    std::ranges::stable_sort(checks, {}, &Ranked::looseness);
    return checks;
  }

  // Finds a pattern by its rarest words and gives it the checks that let the least through.
  Key require(PatternUse& use, const CompiledPattern& pattern) {
    Key key{first_words(pattern), pattern.first_number, any_word};
    std::vector<Ranked> checks = ranked(pattern);
    const auto rarest = std::ranges::min_element(checks, {}, &Ranked::frequency);
    const bool is_rarer =
        rarest != checks.end() && rarest->frequency * worth_looking_back < frequency(key.words);
    if (is_rarer) {
      std::rotate(checks.begin(), rarest, rarest + 1);
      use.first = tables_.sets.add(std::move(key.words), key.numbers);
      key.words = words_of(checks.front().requirement->any_of);
      key.numbers = has_number(checks.front().requirement->any_of);
    }
    for (std::size_t i = 0; i < std::min(checks.size(), use.checks.size()); ++i) {
      use.checks[i] = checks[i].check;
      use.checks[i].group = group(checks[i].requirement->any_of);
    }
    key.needs = is_rarer ? use.first : use.checks[0].group;
    return key;
  }

  static bool has_number(const std::vector<Atom>& atoms) {
    return std::ranges::find(atoms, Atom::number, &Atom::kind) != atoms.end();
  }

  SetId group(const std::vector<Atom>& atoms) {
    return tables_.sets.add(words_of(atoms), has_number(atoms));
  }

  Language::Tables& tables_;
  int branches_ = 0;
  std::vector<bool> is_later_choice_;  // per instruction
};

}  // namespace

void build_index(Language::Tables& tables, std::span<const CompiledPattern> scan,
                 std::span<const CompiledPattern> context) {
  Indexer indexer(tables);
  indexer.index(tables.scan, scan);
  indexer.index(tables.context, context);
  indexer.finish();
}

}  // namespace caveat
