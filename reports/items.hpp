// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "caveat/run.hpp"
#include "reports/issue.hpp"

namespace caveat {

/// One thing that somebody has to look at.
struct Item {
  Issue issue;
  const EntryResult* entry = nullptr;  // null: of the page
  bool is_undecided = false;           // needs a person, or was not checked
};

/// The most urgent first.
enum class Urgency { error, needs_human, warning, note, not_checked };
Urgency urgency(const Item& item);

/// A check of a whole page that could not be made, such as for want of a declared
/// jurisdiction, and one that would only have given figures. Usually every page of a run has
/// the same, so it is no item.
bool is_left_open(const Check& check);

/// What a document's checks leave to do: by urgency, then in page order, nothing
/// twice, for an entry and the page may both have met the same words. Points into
/// `result`.
std::vector<Item> items_of(const DocumentResult& result);

/// An item, and those that say the same of other entries.
struct FoldedItem {
  Item first;
  std::vector<const Item*> others;  // in the order of `items`
};

/// What is wrong with twenty claims in the same words is said once. The order stays; findings
/// are never folded, for each has words of its own. Points into `items`.
std::vector<FoldedItem> folded(const std::vector<Item>& items);

}  // namespace caveat
