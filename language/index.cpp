// SPDX-License-Identifier: Apache-2.0
//
// Which patterns can begin with which word, and which words a pattern cannot do
// without.

#include <algorithm>

#include "language/loader.hpp"
#include "language/outline.hpp"

namespace caveat {

namespace {

// A choice among fewer is tried one by one.
constexpr std::size_t worth_a_set = 4;
// Patterns that branch this often are indexed by less.
constexpr int most_branches = 2000;

class Indexer {
 public:
  explicit Indexer(Language::Tables& tables) : tables_(tables) {}

  void index(std::span<const CompiledPattern> compiled) {
    PatternSet& set = tables_.patterns;
    std::vector<std::vector<std::uint16_t>> by_word(tables_.vocabulary.size());
    for (std::size_t i = 0; i < compiled.size(); ++i) {
      choose_words(static_cast<std::uint16_t>(i), compiled[i], by_word);
    }
    set.starts.reserve(by_word.size() + 1);
    for (const auto& patterns : by_word) {
      set.starts.push_back(static_cast<std::uint32_t>(set.by_word.size()));
      set.by_word.insert(set.by_word.end(), patterns.begin(), patterns.end());
    }
    set.starts.push_back(static_cast<std::uint32_t>(set.by_word.size()));
  }

  void finish() {
    tables_.gap_stops = tables_.sets.add(single_words(tables_.gap_stop));
    is_later_choice_.assign(tables_.program.size(), false);
    for (std::uint32_t at = 0; at < tables_.program.size(); ++at) prepare(at);
    for (PatternUse& use : tables_.patterns.uses) {
      use.outline = draw_outline(tables_.program, use.entry, tables_.outlines);
    }
    tables_.groups.freeze(tables_.vocabulary);
    tables_.sets.freeze(tables_.vocabulary);
  }

 private:
  // What the matcher looks at before it tries.
  void prepare(std::uint32_t at) {
    Instruction& step = tables_.program[at];
    switch (step.op) {
      case Instruction::term: {
        step.first = tables_.sets.add(single_words(static_cast<ClassId>(step.value)));
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

  // What an atom may begin with.
  struct Words {
    std::vector<WordId> ids;
    bool numbers = false;
    bool operator==(const Words&) const = default;
  };
  Words words_of(const std::vector<Atom>& atoms) const {
    Words words;
    for (const Atom atom : atoms) {
      words.numbers = words.numbers || atom.kind == Atom::number;
      if (atom.kind == Atom::word) {
        words.ids.push_back(atom.value);
      } else {
        const auto id = atom.kind == Atom::term ? static_cast<ClassId>(atom.value) : tables_.number;
        const auto& more = tables_.terms.first_words(id);
        words.ids.insert(words.ids.end(), more.begin(), more.end());
      }
    }
    std::ranges::sort(words.ids);
    words.ids.erase(std::unique(words.ids.begin(), words.ids.end()), words.ids.end());
    return words;
  }

  // Makes a pattern be found by its rarest words, and notes the next rarest that its
  // sentence must hold besides.
  void choose_words(std::uint16_t pattern, const CompiledPattern& compiled,
                    std::vector<std::vector<std::uint16_t>>& by_word) {
    std::vector<const Requirement*> ranked{&compiled.first};
    for (const Requirement& required : compiled.required) ranked.push_back(&required);
    std::ranges::stable_sort(ranked, {}, [](const Requirement* of) { return of->frequency; });
    std::vector<Words> chosen;
    for (const Requirement* required : ranked) {
      Words words = words_of(required->any_of);
      if (chosen.size() > std::tuple_size_v<Needs>) break;
      if (std::ranges::find(chosen, words) == chosen.end()) chosen.push_back(std::move(words));
    }
    for (const WordId word : chosen.front().ids) by_word[word].push_back(pattern);
    if (chosen.front().numbers) tables_.patterns.by_number.push_back(pattern);
    Needs& needs = tables_.patterns.needs.emplace_back();
    for (std::size_t i = 1; i < chosen.size(); ++i) {
      needs[i - 1] = tables_.groups.add(std::move(chosen[i].ids), chosen[i].numbers);
    }
  }

  SetId group(const std::vector<Atom>& atoms) {
    Words words = words_of(atoms);
    return tables_.sets.add(std::move(words.ids), words.numbers);
  }

  Language::Tables& tables_;
  int branches_ = 0;
  std::vector<bool> is_later_choice_;  // per instruction
};

}  // namespace

void build_index(Language::Tables& tables, std::span<const CompiledPattern> compiled) {
  Indexer indexer(tables);
  indexer.index(compiled);
  indexer.finish();
}

}  // namespace caveat
