// SPDX-License-Identifier: Apache-2.0
//
// What a reviewer of an entry looks at, in digests, so that a signature stands for
// something: when what was seen changes, it no longer does.

#pragma once

#include <string>
#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// Digests ("sha256:<hex>") of an entry as it stands now. Case, quotation marks, dashes and
/// white space make no difference.
struct Seen {
  std::string text;      // the anchored words; empty when they were not found
  std::string claim;     // kind, wording, product, therapy, condition, population, ...
  std::string evidence;  // the works, those of the library spelt out
  std::string risk;      // the risk notes, likewise, and their words on the page
  std::string packs;     // the findings
  /// What the packs find in the words and the wording, a line each.
  std::vector<std::string> findings;
};

/// Of what the entry says: `Seen::claim`.
std::string claim_digest(const Entry& entry);

Seen seen_now(const Subject& subject, const Context& context);

/// What differs from the digests that the review has: "text", "claim", "evidence",
/// "risk notes", "findings". A digest that it does not have differs from nothing.
std::vector<std::string> changed_since(const Review& review, const Seen& now);

/// Whether the review says at all what was seen.
bool says_what_was_seen(const Review& review);

}  // namespace caveat
