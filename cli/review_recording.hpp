// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "caveat/error.hpp"
#include "review_register.hpp"

namespace caveat {

/// What is to be recorded of an entry.
struct Decision {
  const Registered* one = nullptr;
  std::optional<Review> review = {};     // with its record of what was seen
  std::optional<std::string> note = {};  // empty: to be taken out
};

/// Why an entry cannot be signed off like that, told at `where`; nothing when it can.
std::optional<Error> objection(const Registered& one, const Review& review, const Location& where);

/// Writes all decisions into the entries files, each of which is replaced as a whole, and
/// prints how many. Throws Error, before anything is written, for a file that changed.
void record(const ReviewRegister& entries, const std::vector<Decision>& decisions);

}  // namespace caveat
