// SPDX-License-Identifier: Apache-2.0
//
// A pattern as a sequence of parts: between its program and its outline.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/outline_units.hpp"
#include "language/pattern.hpp"

namespace caveat::outline {

struct Part {
  Kind kind = Kind::word;
  std::uint32_t value = 0;
  SetId first = any_word;
  std::vector<std::vector<Part>> choices = {};  // of `maybe` one

  bool operator==(const Part&) const = default;
};
using Parts = std::vector<Part>;

/// The parts of the program at `entry`, which is indexed already; what it refuses is left out.
Parts read_parts(std::span<const Instruction> program, std::uint32_t entry);

}  // namespace caveat::outline
