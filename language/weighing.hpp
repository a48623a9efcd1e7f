// SPDX-License-Identifier: Apache-2.0
//
// What is known of a sentence beside its words, for those who weigh it.

#pragma once

#include <cstdint>
#include <vector>

#include "caveat/document.hpp"
#include "language/reading.hpp"
#include "language/weights.hpp"

namespace caveat {

/// Circumstances of the sentences of a page.
class KnownOfPage {
 public:
  KnownOfPage() = default;
  /// As far as rules and recognisers have read the document; what `weighed` says of a
  /// sentence, if there is such a rule, is no trigger yet. Without `scales`, which must
  /// outlive this, nothing is known of how neighbours lean.
  KnownOfPage(const Document& document, const Reading& reading, const Rule* weighed = nullptr,
              const Scales* scales = nullptr);

  Circumstances of(std::size_t sentence) const;

  /// The heading above a sentence that is none; otherwise the sentence itself.
  std::size_t above(std::size_t sentence) const;

 private:
  std::vector<std::uint16_t> flags_;     // per sentence, a bit for each of its own circumstances
  std::vector<std::uint32_t> headings_;  // sentences that are
  float claims_ = 0, risks_ = 0, defused_ = 0;
  const Scales* scales_ = nullptr;
};

}  // namespace caveat
