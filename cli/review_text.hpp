// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <string>

#include "reports/review_table.hpp"
#include "review_register.hpp"

namespace caveat {

/// Entries that need nobody now.
struct Settled {
  std::size_t entries = 0;
  std::size_t unrecorded = 0;  // of these
};

/// What there is to review, group by group, for a person. `corpus` may be null.
std::string due_text(std::span<const Registered* const> entries, const Settled& settled,
                     const Corpus* corpus);

/// An entry as a row of the table that goes to reviewers. `corpus` may be null.
ReviewRow review_row(const Registered& one, const Corpus* corpus);

}  // namespace caveat
