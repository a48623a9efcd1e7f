// SPDX-License-Identifier: Apache-2.0
//
// Claims that an authority has allowed: an entry's `authorisation`, market by market.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// Words whose claim is authorised, and where.
struct Leave {
  Span text;                               // in the document's or the wording's text
  std::vector<std::string> jurisdictions;  // of the document; none: nowhere
};

/// Of an entry's wording. Nowhere for an entry that nobody has confirmed.
Leave leave_of_wording(const Subject& subject, const Context& context);
/// Of the words it is anchored to, here and in further places, each judged by itself: what
/// an entry says of its population or condition does not stand on the page.
std::vector<Leave> leaves_of_page(const Subject& subject, const Context& context);

/// What leave does to a finding that stands on there being none, such as a disease in an
/// advertisement. Absolutes and safety language stand on other ground and are never touched,
/// nor is what the UK's Cancer Act says of every advertisement.
///
/// Allowed in all of the document's jurisdictions: the finding's status is `unrelated`, and
/// the note says why. In some: their provisions go, and the message says so.
std::optional<std::string> apply_leave(Finding& finding, const Assertion& assertion,
                                       std::span<const Leave> leaves, const Context& context);

/// `authorisation/JURISDICTION`, for an entry that states one, and each of the document's
/// jurisdictions: wording and anchored words are within the label, else what is not is
/// named. Not applicable where no authorisation is stated for the jurisdiction.
std::vector<Check> check_authorisations(const Subject& subject, const Context& context);

}  // namespace caveat
