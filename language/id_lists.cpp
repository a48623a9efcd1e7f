// SPDX-License-Identifier: Apache-2.0

#include "language/id_lists.hpp"

#include <map>

namespace caveat {

IdLists::IdLists(std::span<const std::vector<std::uint16_t>> lists) {
  std::map<std::vector<std::uint16_t>, std::uint32_t> known;
  growing_.reserve(lists.size());
  for (const std::vector<std::uint16_t>& list : lists) {
    const auto [found, made] = known.try_emplace(list, static_cast<std::uint32_t>(lists_.size()));
    growing_.push_back(found->second);
    if (!made) continue;
    lists_.push_back(static_cast<std::uint16_t>(list.size()));
    lists_.insert(lists_.end(), list.begin(), list.end());
    if (!list.empty()) lists_.insert(lists_.end(), (4 - list.size() % 4) % 4, list.back());
  }
  starts_ = growing_;
  used_ = lists_;
}

}  // namespace caveat
