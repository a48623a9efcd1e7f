// SPDX-License-Identifier: Apache-2.0

#include "command.hpp"

#include <array>

namespace caveat {

std::span<const Command> commands() {
  static constexpr std::array<Command, 2> table = {{
      {"analyse", add_analyse},
      {"rules", add_rules},
  }};
  return table;
}

}  // namespace caveat
