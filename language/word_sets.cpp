// SPDX-License-Identifier: Apache-2.0

#include "language/word_sets.hpp"

#include <algorithm>
#include <limits>

#include "caveat/error.hpp"

namespace caveat {

SetId WordSets::add(std::vector<WordId> words, bool numbers) {
  if (growing_.size() > std::numeric_limits<SetId>::max()) {
    throw Error({},
                "the patterns of all packs and lexicons have too many different groups of words",
                "load fewer packs");
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return growing_.try_emplace({std::move(words), numbers}, static_cast<SetId>(growing_.size()))
      .first->second;
}

void WordSets::freeze(const Vocabulary& vocabulary, std::size_t id_count) {
  size_ = growing_.size();
  numbers_ = static_cast<std::uint32_t>(id_count);
  std::vector<std::vector<SetId>> sets_of(id_count + 1);
  for (const auto& [set, id] : growing_) {
    for (const WordId word : set.first) {
      if (word != unknown_word) sets_of[word].push_back(id);
    }
    if (set.second) sets_of[numbers_].push_back(id);
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
  growing_.clear();
}

}  // namespace caveat
