// SPDX-License-Identifier: Apache-2.0
//
// Which patterns can begin with which word, and which words a pattern cannot do
// without.

#include <algorithm>

#include "language/loader.hpp"
#include "language/neighbours.hpp"
#include "language/outline.hpp"

namespace caveat {

namespace {

// Sets for a pattern that is hardly ever kept would cost more than they spare.
constexpr double worth_neighbours = 0.0005;

class Indexer {
 public:
  Indexer(Language::Tables& tables, const Frequencies& frequencies)
      : tables_(tables), frequencies_(frequencies) {}

  void index(std::span<const CompiledPattern> compiled) {
    std::vector<std::vector<std::uint16_t>> by_term(tables_.terms.id_count());
    for (std::size_t i = 0; i < compiled.size(); ++i) {
      choose_words(static_cast<std::uint16_t>(i), compiled[i], by_term);
    }
    tables_.patterns.by_term = IdLists(by_term);
  }

  void finish() {
    tables_.gap_stops = tables_.sets.add(tables_.terms.single_words(tables_.gap_stop));
    tables_.trigger_stops = tables_.sets.add(tables_.terms.single_words(tables_.trigger_stop));
    for (std::uint32_t at = 0; at < tables_.growing_program.size();) at = prepare(at);
    for (SetId* of_places : {&tables_.everywhere, &tables_.beginnings, &tables_.endings}) {
      *of_places = tables_.sets.add_other();
    }
    for (std::size_t i = 0; i < tables_.patterns.uses.size(); ++i) {
      Neighbours neighbours{.first = tables_.everywhere, .second = tables_.everywhere};
      if (chances_[i] >= worth_neighbours) {
        neighbours = choose_neighbours(parts_of(i), frequencies_, tables_).value_or(neighbours);
      }
      tables_.patterns.neighbours.push_back(neighbours);
    }
    sort_sets();
    for (std::size_t i = 0; i < tables_.patterns.uses.size(); ++i) {
      tables_.patterns.uses[i].outline = draw_outline(parts_of(i), tables_.growing_outlines);
    }
    tables_.program = tables_.growing_program;
    tables_.outlines = tables_.growing_outlines;
    tables_.groups.freeze(tables_.vocabulary, tables_.terms.id_count());
    tables_.sets.freeze(tables_.vocabulary, tables_.vocabulary.size());
  }

 private:
  outline::Parts parts_of(std::size_t pattern) const {
    return outline::read_parts(tables_.growing_program, tables_.patterns.uses[pattern].entry);
  }

  void sort_sets() {
    const auto share_of = [this](WordId word) { return frequencies_.share_of(word); };
    const std::vector<SetId> groups = tables_.groups.sort(share_of);
    for (Needs& needs : tables_.patterns.needs) {
      for (SetId& group : needs.groups) group = groups[group];
    }
    const std::vector<SetId> sets = tables_.sets.sort(share_of);
    for (Instruction& step : tables_.growing_program) step.first = sets[step.first];
    for (Neighbours& neighbours : tables_.patterns.neighbours) {
      neighbours.first = sets[neighbours.first];
      neighbours.second = sets[neighbours.second];
    }
    for (SetId* set : {&tables_.gap_stops, &tables_.trigger_stops, &tables_.everywhere,
                       &tables_.beginnings, &tables_.endings}) {
      *set = sets[*set];
    }
  }

  // Makes the sets that a step asks for; returns the next step that may be run.
  std::uint32_t prepare(std::uint32_t at) {
    Instruction& step = tables_.growing_program[at];
    switch (step.op) {
      case Instruction::term: {
        const auto id = static_cast<ClassId>(step.value);
        step.first = tables_.sets.add(tables_.terms.single_words(id));
        if (tables_.terms.longest(id) == 1) {
          step = {.op = Instruction::one_of, .first = step.first, .value = at + 1};
        }
        break;
      }
      case Instruction::number:
        step.first = group({{Atom::number, 0}});
        break;
      case Instruction::either: {
        std::vector<Atom> atoms;
        if (const std::uint32_t end = one_word_each(at, atoms); end != 0) {
          step = {.op = Instruction::one_of, .first = group(atoms), .value = end};
          return end;
        }
        break;
      }
      default:
        break;
    }
    return at + 1;
  }

  // Where the pattern goes on after a choice among single words; 0 for any other choice.
  std::uint32_t one_word_each(std::uint32_t at, std::vector<Atom>& atoms) const {
    for (std::uint32_t end = 0;;) {
      const Instruction& step = tables_.growing_program[at];
      const bool is_last = step.op != Instruction::either;
      const std::uint32_t choice = is_last ? at : at + 1;
      const Instruction& word = tables_.growing_program[choice];
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
      const Instruction& next = tables_.growing_program[choice + 1];
      if (next.op != Instruction::jump || (end != 0 && next.value != end)) return 0;
      end = next.value;
      at = step.value;
    }
  }

  // What atoms stand for.
  struct AnyTerm {
    std::vector<TermId> ids;
    bool numbers = false;
    bool operator==(const AnyTerm&) const = default;
  };
  AnyTerm terms_of(const std::vector<Atom>& atoms) const {
    AnyTerm any;
    for (const Atom atom : atoms) {
      if (atom.kind == Atom::word) {
        any.ids.push_back(atom.value);
      } else if (atom.kind == Atom::number) {
        any.numbers = true;
        append(any.ids, tables_.terms.first_words(tables_.number));
      } else {
        const auto id = static_cast<ClassId>(atom.value);
        append(any.ids, tables_.terms.single_words(id));
        for (const std::uint32_t node : tables_.terms.nodes(id)) {
          any.ids.push_back(tables_.terms.id_of_node(node));
        }
      }
    }
    std::ranges::sort(any.ids);
    any.ids.erase(std::unique(any.ids.begin(), any.ids.end()), any.ids.end());
    return any;
  }
  static void append(std::vector<TermId>& ids, const std::vector<WordId>& more) {
    ids.insert(ids.end(), more.begin(), more.end());
  }

  // Makes a pattern be found by its rarest words, and notes the next rarest that its
  // sentence must hold besides.
  void choose_words(std::uint16_t pattern, const CompiledPattern& compiled,
                    std::vector<std::vector<std::uint16_t>>& by_term) {
    std::vector<const Requirement*> ranked{&compiled.first};
    for (const Requirement& required : compiled.required) ranked.push_back(&required);
    std::ranges::stable_sort(ranked, {}, [](const Requirement* of) { return of->frequency; });
    std::vector<AnyTerm> chosen;
    double& chance = chances_.emplace_back(1);
    for (const Requirement* required : ranked) {
      AnyTerm terms = terms_of(required->any_of);
      if (chosen.size() > std::tuple_size_v<decltype(Needs::groups)>) break;
      if (std::ranges::find(chosen, terms) != chosen.end()) continue;
      chosen.push_back(std::move(terms));
      chance *= std::min(1.0, words_of_sentence * Frequencies::share_of(*required));
    }
    for (const TermId term : chosen.front().ids) by_term[term].push_back(pattern);
    if (chosen.front().numbers) tables_.patterns.by_number.push_back(pattern);
    Needs& needs = tables_.patterns.needs.emplace_back();
    needs.turn = tables_.patterns.uses[pattern].turn;
    for (std::size_t i = 1; i < chosen.size(); ++i) {
      needs.groups[i - 1] = tables_.groups.add(std::move(chosen[i].ids), chosen[i].numbers);
    }
  }

  SetId group(const std::vector<Atom>& atoms) {
    AnyTerm any = terms_of(atoms);  // of one word
    return tables_.sets.add(std::move(any.ids), any.numbers);
  }

  std::vector<double> chances_;  // per pattern, that a sentence holds what it needs
  Language::Tables& tables_;
  const Frequencies& frequencies_;
};

}  // namespace

void build_index(Language::Tables& tables, std::span<const CompiledPattern> compiled,
                 const Frequencies& frequencies) {
  Indexer indexer(tables, frequencies);
  indexer.index(compiled);
  indexer.finish();
}

}  // namespace caveat
