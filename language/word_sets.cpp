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
  std::vector<std::vector<SetId>> sets_of(id_count);
  std::vector<SetId> of_numbers;
  for (const auto& [set, id] : growing_) {
    for (const WordId word : set.first) sets_of[word].push_back(id);
    if (set.second) of_numbers.push_back(id);
  }
  lists_.clear();
  std::map<std::vector<SetId>, std::uint32_t> known;
  const auto keep = [&](std::vector<SetId> sets) {
    std::ranges::sort(sets);
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
    const auto [found, made] =
        known.try_emplace(std::move(sets), static_cast<std::uint32_t>(lists_.size()));
    if (made) {
      lists_.push_back(static_cast<SetId>(found->first.size()));
      lists_.insert(lists_.end(), found->first.begin(), found->first.end());
    }
    return found->second;
  };
  list_of_numbers_ = keep(of_numbers);
  list_of_.assign(id_count, keep({}));
  for (WordId id = unknown_word + 1; id < id_count; ++id) {
    const char first = id < vocabulary.size() ? vocabulary.word(id).front() : '-';
    std::vector<SetId>& sets = sets_of[id];
    if (first >= '0' && first <= '9') sets.insert(sets.end(), of_numbers.begin(), of_numbers.end());
    list_of_[id] = keep(std::move(sets));
  }
  growing_.clear();
  used_ = lists_;
}

}  // namespace caveat
