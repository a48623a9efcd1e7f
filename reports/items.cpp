// SPDX-License-Identifier: Apache-2.0

#include "reports/items.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>

namespace caveat {

namespace {

void collect(const std::vector<Check>& checks, const EntryResult* entry, std::vector<Item>& items) {
  for (const Check& check : checks) {
    for_each_issue(check, [&](const Issue& issue) { items.push_back({issue, entry, false}); });
    const bool is_undecided =
        check.verdict == Verdict::needs_human || check.verdict == Verdict::not_checked;
    if (is_undecided && !is_left_open(check))
      items.push_back({{&check, nullptr, check.severity}, entry, true});
  }
}

}  // namespace

Urgency urgency(const Item& item) {
  if (item.is_undecided) {
    const bool waits = item.issue.check->verdict == Verdict::needs_human;
    return waits ? Urgency::needs_human : Urgency::not_checked;
  }
  switch (item.issue.severity) {
    case Severity::error:
      return Urgency::error;
    case Severity::warning:
      return Urgency::warning;
    case Severity::note:
      return Urgency::note;
  }
  return Urgency::error;
}

bool is_left_open(const Check& check) {
  return check.verdict == Verdict::not_checked &&
         (check.where.line == 0 || check.severity == Severity::note);
}

std::vector<Item> items_of(const DocumentResult& result) {
  std::vector<Item> items;
  collect(result.checks, nullptr, items);
  for (const EntryResult& entry : result.entries) collect(entry.checks, &entry, items);

  const auto key = [&](const Item& item) {
    const Location& where = item.issue.where();
    const std::uint32_t trigger = item.issue.finding ? item.issue.finding->trigger.end : 0;
    return std::make_tuple(urgency(item), where.path != result.document.info.path,
                           std::string_view(where.path), where.line, where.column,
                           std::string_view(item.issue.rule()), trigger);
  };
  std::stable_sort(items.begin(), items.end(),
                   [&](const Item& a, const Item& b) { return key(a) < key(b); });
  const auto same = [&](const Item& a, const Item& b) {
    return a.issue.finding && b.issue.finding && key(a) == key(b);
  };
  items.erase(std::unique(items.begin(), items.end(), same), items.end());
  return items;
}

std::vector<FoldedItem> folded(const std::vector<Item>& items) {
  using Key = std::tuple<Urgency, std::string_view, std::string_view, std::string_view>;
  std::map<Key, std::size_t> known;
  std::vector<FoldedItem> all;
  for (const Item& item : items) {
    if (item.issue.finding == nullptr && item.entry != nullptr) {
      const Key key{urgency(item), item.issue.rule(), item.issue.message(), item.issue.advice()};
      const auto [at, is_new] = known.emplace(key, all.size());
      if (!is_new) {
        all[at->second].others.push_back(&item);
        continue;
      }
    }
    all.push_back({item, {}});
  }
  return all;
}

}  // namespace caveat
