// SPDX-License-Identifier: Apache-2.0
//
// Which patterns can begin with which word, and which words a pattern cannot do
// without.

#include <algorithm>

#include "language/loader.hpp"

namespace caveat {

namespace {

// Above any size a class of content words has.
constexpr std::size_t too_common = 1'000'000;

class Indexer {
 public:
  explicit Indexer(Language::Tables& tables)
      : tables_(tables), word_groups_(tables.vocabulary.size()) {}

  void index(PatternSet& set, std::span<const CompiledPattern> compiled) {
    std::vector<std::vector<std::uint16_t>> by_word(tables_.vocabulary.size());
    for (std::size_t i = 0; i < compiled.size(); ++i) {
      const auto pattern = static_cast<std::uint16_t>(i);
      for (const WordId word : first_words(compiled[i])) by_word[word].push_back(pattern);
      if (compiled[i].first_number) set.by_number.push_back(pattern);
      require(set.patterns[i], compiled[i]);
    }
    set.starts.reserve(by_word.size() + 1);
    for (const auto& patterns : by_word) {
      set.starts.push_back(static_cast<std::uint32_t>(set.by_word.size()));
      set.by_word.insert(set.by_word.end(), patterns.begin(), patterns.end());
    }
    set.starts.push_back(static_cast<std::uint32_t>(set.by_word.size()));
  }

  void finish() {
    tables_.group_count = groups_.size();
    for (const auto& groups : word_groups_) {
      tables_.group_starts.push_back(static_cast<std::uint32_t>(tables_.groups.size()));
      tables_.groups.insert(tables_.groups.end(), groups.begin(), groups.end());
    }
    tables_.group_starts.push_back(static_cast<std::uint32_t>(tables_.groups.size()));
  }

 private:
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

  std::size_t commonness(Atom atom) const {
    const Terms& terms = tables_.terms;
    if (atom.kind == Atom::word) {
      return terms.contains(tables_.function_word, atom.value) ? too_common : 1;
    }
    const auto& words = terms.first_words(static_cast<ClassId>(atom.value));
    const bool common = std::ranges::any_of(
        words, [&](WordId word) { return terms.contains(tables_.function_word, word); });
    return common ? too_common : words.size();
  }

  // Notes the two rarest atoms that a match cannot do without.
  void require(PatternUse& use, const CompiledPattern& pattern) {
    std::vector<std::pair<std::size_t, Atom>> atoms;
    for (const Atom atom : pattern.required) {
      if (is_start(atom, pattern)) continue;
      const std::size_t common = commonness(atom);
      if (common < too_common) atoms.emplace_back(common, atom);
    }
    std::ranges::stable_sort(atoms, {}, &std::pair<std::size_t, Atom>::first);
    for (std::size_t i = 0; i < std::min(atoms.size(), use.groups.size()); ++i) {
      use.groups[i] = group(atoms[i].second);
    }
  }

  // The atom by which the pattern is found anyway.
  static bool is_start(Atom atom, const CompiledPattern& pattern) {
    if (pattern.first_words.size() + pattern.first_classes.size() != 1) return false;
    return atom.kind == Atom::word
               ? pattern.first_words == std::vector<WordId>{atom.value}
               : pattern.first_classes == std::vector<ClassId>{static_cast<ClassId>(atom.value)};
  }

  std::uint16_t group(Atom atom) {
    const auto key = std::pair{static_cast<int>(atom.kind), atom.value};
    const auto [found, made] = groups_.try_emplace(key, static_cast<std::uint16_t>(groups_.size()));
    if (made) {
      if (atom.kind == Atom::word) {
        word_groups_[atom.value].push_back(found->second);
      } else {
        for (const WordId word : tables_.terms.first_words(static_cast<ClassId>(atom.value))) {
          word_groups_[word].push_back(found->second);
        }
      }
    }
    return found->second;
  }

  Language::Tables& tables_;
  std::vector<std::vector<std::uint16_t>> word_groups_;
  std::map<std::pair<int, std::uint32_t>, std::uint16_t> groups_;
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
