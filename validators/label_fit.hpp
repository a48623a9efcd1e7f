// SPDX-License-Identifier: Apache-2.0
//
// Whether a text says more than the labels that authorities approved.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/entry.hpp"
#include "language/reading.hpp"
#include "validators/wording.hpp"

namespace caveat {

/// A text that is held against labels.
struct LabelledClaim {
  std::string_view name;  // "page", "wording"
  const Entry& entry;     // product, therapy and, where the text has none, condition
  const Wording& text;
  std::vector<std::string> absolutes = {};  // asserted in it: no label covers them
};

/// What of a text a label does not cover.
struct Remainder {
  std::string label;  // what it says instead; empty where that says nothing
  std::string said;   // or what is wrong, in a phrase

  /// "label: stable vitiligo; page: premature ageing"
  std::string text(std::string_view name) const;
  bool operator==(const Remainder&) const = default;
};

struct LabelFit {
  enum class Kind {
    within,
    beyond,
    unclear,  // the text does not say what it is for
  };
  Kind kind = Kind::within;
  std::vector<Remainder> remainder;
};

/// Holds a text against the labels of one jurisdiction, of which there must be one. Within:
/// the product and the therapy are the label's; each condition stands in an indication,
/// with what narrows it there ("stable vitiligo"); the people are the label's, where a text
/// that names none speaks of adults; and nothing is absolute. `date` is YYYY-MM-DD: a label
/// of a later day is none yet.
LabelFit fit_label(const LabelledClaim& claim, std::span<const Authorisation* const> labels,
                   std::string_view date, Reader& reader);

}  // namespace caveat
