// SPDX-License-Identifier: Apache-2.0

#include "language/word_sets.hpp"

#include <algorithm>
#include <limits>

#include "caveat/error.hpp"

namespace caveat {

SetId WordSets::add(std::vector<WordId> words, bool numbers) {
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const auto [known, is_new] = known_.try_emplace({std::move(words), numbers});
  if (is_new) known->second = make(known->first);
  return known->second;
}

SetId WordSets::make(Set set) {
  if (made_.size() > std::numeric_limits<SetId>::max()) {
    throw Error({},
                "the patterns of all packs and lexicons have too many different groups of words",
                "load fewer packs");
  }
  made_.push_back(std::move(set));
  return static_cast<SetId>(made_.size() - 1);
}

void WordSets::freeze(const Vocabulary& vocabulary, std::size_t id_count) {
  size_ = made_.size();
  numbers_ = static_cast<std::uint32_t>(id_count);
  std::vector<std::vector<SetId>> sets_of(id_count + 1);
  for (std::size_t id = 0; id < made_.size(); ++id) {
    const auto& [words, numbers] = made_[id];
    for (const WordId word : words) {
      if (word != unknown_word) sets_of[word].push_back(static_cast<SetId>(id));
    }
    if (numbers) sets_of[numbers_].push_back(static_cast<SetId>(id));
  }
  for (WordId id = unknown_word + 1; id < vocabulary.size(); ++id) {
    const char first = vocabulary.word(id).front();
    if (first < '0' || first > '9') continue;
    sets_of[id].insert(sets_of[id].end(), sets_of[numbers_].begin(), sets_of[numbers_].end());
  }
  for (std::vector<SetId>& sets : sets_of) {
    std::ranges::sort(sets);
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  }
  lists_ = IdLists(sets_of);
  known_.clear();
  made_.clear();
}

}  // namespace caveat
