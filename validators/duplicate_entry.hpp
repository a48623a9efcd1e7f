// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// Looks for entries of one document that stand for the same claim. Each page answers for its own
/// claims: the same words on two pages are two entries.
class DuplicateCheck {
 public:
  explicit DuplicateCheck(const Language& language) : language_(language) {}

  /// `duplicate-entry`: a check only where an entry before this one says the same. It fails where
  /// the wording is the same, and waits for a person where another wording of the same thing is
  /// anchored to the same words and not both have been approved by a review, as they read now.
  std::vector<Check> operator()(const Subject& subject);

 private:
  const Language& language_;
  std::unordered_map<std::string, const Entry*> by_wording_;
  std::unordered_map<std::string, const Entry*> by_place_;
};

}  // namespace caveat
