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

std::vector<SetId> WordSets::sort(const std::function<double(WordId)>& share_of) {
  known_.clear();
  std::vector<std::pair<double, SetId>> order;
  for (std::size_t id = any_word + 1U; id < made_.size(); ++id) {
    double share = 0;
    for (const WordId word : made_[id].first) share += share_of(word);
    order.emplace_back(-share, static_cast<SetId>(id));
  }
  std::ranges::sort(order);
  std::vector<SetId> new_ids(made_.size(), any_word);
  std::vector<Set> sorted(made_.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const SetId id = order[i].second;
    new_ids[id] = static_cast<SetId>(i + 1);
    sorted[i + 1] = std::move(made_[id]);
  }
  made_ = std::move(sorted);
  return new_ids;
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
  made_.clear();
}

}  // namespace caveat
