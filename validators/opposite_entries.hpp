// SPDX-License-Identifier: Apache-2.0
//
// Entries that contradict each other: the same therapy, the same condition, the opposite
// statement. Looked for in the whole register, whatever documents its entries stand for.

#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "caveat/entry.hpp"
#include "validators/context.hpp"

namespace caveat {

/// Another entry that says the opposite.
struct Opposite {
  const Entry* entry = nullptr;
  bool certain = false;  // the same words but for the denial
};

/// Finds for each entry at most one that says the opposite. Linear in the words of all entries.
class OppositeEntries {
 public:
  OppositeEntries() = default;
  /// The entries must stay where they are.
  OppositeEntries(const std::vector<const Entry*>& entries, Reader& reader);

  /// Null where there is none.
  const Opposite* of(const Entry& entry) const;

 private:
  std::unordered_map<const Entry*, Opposite> opposites_;
};

/// `opposite-entry`: a check only where there is an entry that says the opposite. It fails where
/// the two say the same but for a denial, and waits for a person where that is not certain and
/// not both of them have been approved by a review, as they read now.
std::vector<Check> check_opposite(const Subject& subject, const OppositeEntries& register_wide);

}  // namespace caveat
