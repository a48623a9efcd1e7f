// SPDX-License-Identifier: Apache-2.0

#include "command.hpp"

#include <array>

namespace caveat {

std::span<const Command> commands() {
  static constexpr std::array<Command, 8> table = {{
      {"analyse", add_analyse},
      {"check", add_check},
      {"derive", add_derive},
      {"explain", add_explain},
      {"impact", add_impact},
      {"init", add_init},
      {"review", add_review},
      {"rules", add_rules},
  }};
  return table;
}

}  // namespace caveat
