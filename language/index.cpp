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
// A check looks at positions modulo 64.
constexpr unsigned widest_check = 63;

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

  // How often a check lets through, on no particular scale.
  std::size_t looseness(const Requirement& requirement) const {
    std::size_t common = 0;
    for (const WordId word : words_of(requirement.any_of)) {
      common += tables_.terms.contains(tables_.function_word, word) ? function_word_weight : 1;
    }
    return common * (requirement.to - requirement.from + 1);
  }

  // The checks that let the least through.
  void require(PatternUse& use, const CompiledPattern& pattern) {
    std::vector<std::pair<std::size_t, const Requirement*>> ranked;
    for (const Requirement& requirement : pattern.required) {
      // At the start it is what the pattern is found by.
      if (requirement.to > 0) ranked.emplace_back(looseness(requirement), &requirement);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, const Requirement*>::first);
    for (std::size_t i = 0; i < std::min(ranked.size(), use.checks.size()); ++i) {
      const Requirement& requirement = *ranked[i].second;
      const unsigned width = requirement.to - requirement.from;
      if (requirement.from > 255 || width >= widest_check) continue;
      use.checks[i] = {group(requirement.any_of), static_cast<std::uint8_t>(requirement.from),
                       static_cast<std::uint8_t>(width)};
    }
  }

  std::uint16_t group(std::vector<Atom> atoms) {
    std::sort(atoms.begin(), atoms.end());
    atoms.erase(std::unique(atoms.begin(), atoms.end()), atoms.end());
    const auto [found, made] =
        groups_.try_emplace(std::move(atoms), static_cast<std::uint16_t>(groups_.size()));
    if (made) {
      for (const WordId word : words_of(found->first)) word_groups_[word].push_back(found->second);
      const bool number =
          std::ranges::find(found->first, Atom::number, &Atom::kind) != found->first.end();
      if (number) tables_.number_groups.push_back(found->second);
    }
    return found->second;
  }

  Language::Tables& tables_;
  std::vector<std::vector<std::uint16_t>> word_groups_;
  std::map<std::vector<Atom>, std::uint16_t> groups_;
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
