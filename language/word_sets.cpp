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

void WordSets::freeze(const Vocabulary& vocabulary) {
  const std::size_t stride = std::max<std::size_t>((growing_.size() + 63) / 64, 1);
  std::vector<std::vector<SetId>> sets_of(vocabulary.size());
  std::vector<SetId> of_numbers;
  for (const auto& [set, id] : growing_) {
    for (const WordId word : set.first) sets_of[word].push_back(id);
    if (set.second) of_numbers.push_back(id);
  }
  bits_.assign(stride, 0);
  std::map<std::vector<SetId>, std::uint32_t> rows{{{}, 0}};
  const auto row = [&](std::vector<SetId> sets) {
    std::ranges::sort(sets);
    const auto [found, made] =
        rows.try_emplace(std::move(sets), static_cast<std::uint32_t>(bits_.size()));
    if (made) {
      bits_.resize(bits_.size() + stride);
      for (const SetId set : found->first) {
        bits_[found->second + set / 64U] |= std::uint64_t{1} << (set % 64U);
      }
    }
    return found->second;
  };
  number_row_ = row(of_numbers);
  row_of_.assign(vocabulary.size(), 0);
  for (WordId word = unknown_word + 1; word < vocabulary.size(); ++word) {
    const char first = vocabulary.word(word).front();
    std::vector<SetId>& sets = sets_of[word];
    if (first >= '0' && first <= '9') sets.insert(sets.end(), of_numbers.begin(), of_numbers.end());
    row_of_[word] = row(std::move(sets));
  }
  growing_.clear();
  rows_ = bits_;
}

}  // namespace caveat
