// SPDX-License-Identifier: Apache-2.0
//
// What the sieve cannot see: that words stand in order. Of each pattern two sets of words
// are known of which one stands close behind the other wherever it matches; that is asked
// of a whole window without a branch, before the outline is looked at.

#pragma once

#include <cstdint>
#include <optional>

#include "language/frequencies.hpp"
#include "language/outline_parts.hpp"
#include "language/places.hpp"
#include "language/tables.hpp"

namespace caveat {

/// Of the neighbours that a pattern cannot do without those that are met least, if it has any.
/// The sets for them are made.
std::optional<Neighbours> choose_neighbours(const outline::Parts& pattern,
                                            const Frequencies& frequencies,
                                            Language::Tables& tables);

/// Whether they stand in the window.
template <typename Window>
bool stand_in(const Window& window, const Neighbours& neighbours) {
  Places reached = window.of(neighbours.first) << neighbours.apart;
  for (const std::uint8_t step : neighbours.steps) reached |= reached << step;
  return (reached & window.of(neighbours.second)) != 0;
}

}  // namespace caveat
