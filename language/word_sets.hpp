// SPDX-License-Identifier: Apache-2.0
//
// Which words are in which sets. A set is made for every group of words that patterns
// ask for; words that are in the same sets share a list of them.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "language/id_lists.hpp"
#include "language/vocabulary.hpp"

namespace caveat {

using SetId = std::uint16_t;

/// Stands for no condition at all; no word is listed as being in it.
inline constexpr SetId any_word = 0;

class WordSets {
 public:
  WordSets() { add({}); }

  /// The set of `words`; with `numbers`, every number too. The same words have the
  /// same id. Throws Error when there are more sets than ids.
  SetId add(std::vector<WordId> words, bool numbers = false);
  /// A set of what is no word, and like no other.
  SetId add_other() { return make({}); }
  /// The words of a set, and whether it holds every number; until the lists are made.
  using Set = std::pair<std::vector<WordId>, bool>;
  const Set& named(SetId id) const { return made_[id]; }

  /// Numbers the sets anew, those whose words are met most first, so that what is looked at most
  /// lies together. Returns the new id of each; nothing may be added afterwards.
  std::vector<SetId> sort(const std::function<double(WordId)>& share_of);

  /// Makes the lists; nothing may be added afterwards. Of `id_count` ids the first are the
  /// words of the vocabulary.
  void freeze(const Vocabulary& vocabulary, std::size_t id_count);

  std::size_t size() const { return size_; }
  const IdLists& lists() const { return lists_; }
  /// Of a number that is no word of the vocabulary.
  std::span<const SetId> of_numbers() const { return lists_.of(numbers_); }

  template <typename Archive>
  void describe(Archive& archive) {
    archive(size_, numbers_, lists_);
  }

 private:
  SetId make(Set set);

  std::map<Set, SetId> known_;  // while sets are added
  std::vector<Set> made_;
  std::size_t size_ = 0;
  std::uint32_t numbers_ = 0;  // stands for all of them in `lists_`
  IdLists lists_;              // per word, the sets it is in
};

}  // namespace caveat
