// SPDX-License-Identifier: Apache-2.0

#include "entries/name_weight.hpp"

#include <algorithm>
#include <cstdint>

namespace caveat {

namespace {

// How many bytes may stand between "than" and what is compared.
constexpr std::uint32_t most_compared_bytes = 24;

}  // namespace

bool is_compared(const std::vector<TermUse>& uses, const TermUse& use) {
  return std::ranges::any_of(uses, [&](const TermUse& other) {
    return other.kind == "beside" && other.text.end <= use.text.start &&
           use.text.start - other.text.end <= most_compared_bytes;
  });
}

bool is_of_a_medicine(const std::vector<TermUse>& uses, const TermUse& use) {
  if (use.lexicon_class != "therapy-supplement" && use.lexicon_class != "therapy-topical") {
    return false;
  }
  return std::ranges::any_of(uses, [&](const TermUse& other) {
    return other.lexicon_class == "medicine" && !use.text.contains(other.text);
  });
}

}  // namespace caveat
