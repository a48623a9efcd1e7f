// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace caveat {

inline std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Compares with a file under fixtures/. CAVEAT_UPDATE_GOLDEN=1 writes the file, and
/// fails all the same: what was accepted has to be looked at and run again.
inline void check_golden(const std::string& actual, const std::filesystem::path& below_fixtures) {
  const auto path = std::filesystem::path(CAVEAT_SOURCE_DIR) / "fixtures" / below_fixtures;
  const std::string expected = file_bytes(path);
  if (actual == expected) {
    BOOST_TEST(true);
    return;
  }
  if (std::getenv("CAVEAT_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    BOOST_ERROR(path.string() + " was written: read it, then run the test again");
    return;
  }
  BOOST_ERROR(path.string() + " differs (CAVEAT_UPDATE_GOLDEN=1 accepts). Actual:\n" + actual);
}

}  // namespace caveat
