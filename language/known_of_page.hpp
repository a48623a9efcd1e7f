// SPDX-License-Identifier: Apache-2.0
//
// What is known of a sentence beside its words, for those who weigh it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "caveat/document.hpp"
#include "language/reading.hpp"
#include "language/weights.hpp"

namespace caveat {

/// Circumstances of a sentence that are known before its page is read: where it stands. A bit
/// for each.
unsigned flags_of_place(std::size_t sentence, std::size_t sentences, const Block& block);
/// What they are worth, in points.
float worth_of(unsigned flags, const Weighing& weighing);

/// Circumstances of the sentences of a page.
class KnownOfPage {
 public:
  /// As far as rules and recognisers have read the document; what `weighed` says of a
  /// sentence, if there is such a rule, is no trigger yet.
  KnownOfPage(const Document& document, const Reading& reading, const Rule* weighed = nullptr);

  /// All but what its neighbours lean to.
  Circumstances of(std::size_t sentence) const;
  bool is_heading(std::size_t sentence) const;

 private:
  std::vector<std::uint16_t> flags_;  // per sentence, a bit for each of its own circumstances
  float claims_ = 0, risks_ = 0, defused_ = 0;
};

/// What a neighbour leans to, by its own words; its circumstances begin with `first`.
void lean_on(Circumstances& known, Circumstance first, const Totals& leaning);

}  // namespace caveat
