// SPDX-License-Identifier: Apache-2.0
//
// Lists of small numbers, one for each word or term of a text, as close together as they
// can be: they are what reading a text looks at most.

#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace caveat {

class IdLists {
 public:
  IdLists() = default;
  /// `lists[id]` is the list of `id`. Equal ones are kept once.
  explicit IdLists(std::span<const std::vector<std::uint16_t>> lists);

  std::span<const std::uint16_t> of(std::uint32_t id) const {
    const std::uint32_t at = starts_[id];
    return used_.subspan(at + 1U, used_[at]);
  }

  /// Calls `take` for each number in the list of each of `ids`, with what `of` says of the
  /// place of the id among them; maybe more than once. What comes next is fetched ahead, and
  /// lists end on a multiple of four: where one ends cannot be foreseen and costs as much as
  /// many numbers.
  template <typename Of, typename Take>
  void each(std::span<const std::uint32_t> ids, Of of, Take take) const {
    const std::uint16_t* const lists = used_.data();
    const std::size_t last = ids.empty() ? 0 : ids.size() - 1;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      __builtin_prefetch(&starts_[ids[std::min(i + 2 * ahead, last)]]);
      __builtin_prefetch(lists + starts_[ids[std::min(i + ahead, last)]]);
      const auto given = of(i);
      const std::uint16_t* at = lists + starts_[ids[i]];
      for (const std::uint16_t* const end = at + *at; at < end; at += 4) {
        take(given, at[1]);
        take(given, at[2]);
        take(given, at[3]);
        take(given, at[4]);
      }
    }
  }

  template <typename Archive>
  void describe(Archive& archive) {
    archive.in_place(growing_, starts_);
    archive.in_place(lists_, used_);
  }

 private:
  static constexpr std::size_t ahead = 4;

  // Per id, where its list begins; as the lists.
  std::vector<std::uint32_t> growing_;
  std::span<const std::uint32_t> starts_;
  // Each after its length, its last number again and again up to a multiple of four; none for
  // built-in tables,
  std::vector<std::uint16_t> lists_;
  std::span<const std::uint16_t> used_;  // whose lists stay where the program's image has them
};

}  // namespace caveat
