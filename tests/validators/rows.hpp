// SPDX-License-Identifier: Apache-2.0
//
// Tables of cases: a row a line, cells between tabs, "-" for an empty one, "#" for a remark.

#pragma once

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <vector>

namespace caveat::test {

inline std::vector<std::vector<std::string>> read_rows(const std::string& name) {
  const std::string path = std::string(CAVEAT_SOURCE_DIR) + "/tests/validators/" + name;
  std::ifstream file(path);
  BOOST_REQUIRE_MESSAGE(file, path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string>& cells = rows.emplace_back();
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', at), line.size());
      const std::string cell = line.substr(at, tab - at);
      cells.push_back(cell == "-" ? std::string() : cell);
      at = tab + 1;
    }
  }
  return rows;
}

}  // namespace caveat::test
