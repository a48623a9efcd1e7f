// SPDX-License-Identifier: Apache-2.0
//
// Two entries that may contradict or repeat each other, and that reviewers let stand.

#pragma once

#include <string>

#include "caveat/entry.hpp"

namespace caveat {

/// Whether the two may stand side by side. Each review is of one entry as it read then, so a pair
/// is approved while both entries are approved and read as they did: whoever signed last has seen
/// both as they are. A review that says nothing of what was seen stands.
class ApprovedPair {
 public:
  ApprovedPair(const Entry& one, const Entry& other);

  bool stands() const { return approved_ && changes_.empty(); }
  /// "; both were approved, and "b" has changed since: PRP [-may soften-]{+softens+} scars", to
  /// be put behind a message. Empty where not both were approved.
  const std::string& changes() const { return changes_; }

 private:
  bool approved_ = false;
  std::string changes_;
};

}  // namespace caveat
