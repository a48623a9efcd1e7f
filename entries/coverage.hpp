// SPDX-License-Identifier: Apache-2.0
//
// Which claims and risk statements of a document nobody has answered for.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "language/reading.hpp"

namespace caveat {

/// A sentence that readers see, that is a claim or a risk statement and that nothing anchors.
struct Uncovered {
  std::uint32_t sentence = 0;  // index into Document::sentences
  bool claim = false;
  bool risk = false;
};

/// In document order. An anchor of an entry (origin, also, risk note) or of a
/// left-out line covers every sentence it overlaps; anchors of other documents and
/// anchors that no longer resolve cover nothing. A lead-in to a list is answered for with any of
/// the list's items, unless it breaks a rule itself.
std::vector<Uncovered> uncovered(const Document& document, const Reading& reading,
                                 std::span<const Entry> entries, std::span<const LeftOut> left_out);

/// Whether the sentence asserts what a rule calls an error.
bool breaks_a_rule(const Reading& reading, std::uint32_t sentence);

}  // namespace caveat
