// SPDX-License-Identifier: Apache-2.0

#include <iostream>

#include "caveat/run.hpp"

int main() {
  const caveat::LineIndex lines("It cures.\nIt does.\n");
  std::cout << to_string(lines.at(13)) << ' ' << to_string(caveat::Verdict::needs_human) << '\n';
}
