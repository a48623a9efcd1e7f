// SPDX-License-Identifier: Apache-2.0
//
// A pattern drawn so that it can be held against all places of a window at once: where
// it leads to, from whichever of some places it begins at. What it says is not exact: it
// leaves out what a pattern refuses, so it may lead somewhere where no match does, but
// not the other way round.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/outline_parts.hpp"
#include "language/window.hpp"

namespace caveat {

/// Appends the outline of a pattern; returns where it begins.
std::uint32_t draw_outline(outline::Parts pattern, std::vector<std::uint32_t>& outlines);

/// Begins to fetch an outline.
inline void fetch_outline(std::span<const std::uint32_t> outlines, std::uint32_t start) {
  __builtin_prefetch(&outlines[start]);
}

/// Where the outline at `start` leads to from the places `here`: ends of matches.
Places follow_outline(std::span<const std::uint32_t> outlines, std::uint32_t start,
                      const Window& window, Places here);

/// The places of `here` at which the outline at `start` can begin.
Places beginnings_of_outline(std::span<const std::uint32_t> outlines, std::uint32_t start,
                             const Window& window, Places here);

}  // namespace caveat
