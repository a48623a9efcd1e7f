// SPDX-License-Identifier: Apache-2.0

#include <iostream>

#include "caveat/check.hpp"

int main(int, char** arguments) {
  const caveat::Run run = caveat::check_paths({arguments[1]}, {.date = "2026-11-21"});
  for (const auto& result : run.documents) {
    std::cout << result.document.info.path << ' ' << to_string(result.page_verdict) << '\n';
  }
  return run.exit_status;
}
