// SPDX-License-Identifier: Apache-2.0
//
// Any bytes are an Error with a place, or a table; what was read, and any text, can be
// written and read again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "reports/csv.hpp"
#include "xml/utf8.hpp"

namespace {

using namespace caveat;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string written(const std::vector<CsvRecord>& records) {
  std::string out;
  CsvWriter csv(out);
  for (const CsvRecord& record : records) {
    for (const CsvCell& cell : record) csv.cell(cell.text);
    csv.end_record();
  }
  return out;
}

bool is_same(const std::vector<CsvRecord>& one, const std::vector<CsvRecord>& other) {
  if (one.size() != other.size()) return false;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i].size() != other[i].size()) return false;
    for (std::size_t j = 0; j < one[i].size(); ++j) {
      if (one[i][j].text != other[i][j].text) return false;
    }
  }
  return true;
}

void read(const std::string& bytes) {
  try {
    const CsvFile file("in.csv", bytes);
    for (const CsvRecord& record : file.records()) {
      for (const CsvCell& cell : record) {
        require(cell.offset <= bytes.size());
        require(file.at(cell).line > 0);
      }
    }
    const CsvFile again("out.csv", written(file.records()));
    require(is_same(file.records(), again.records()));
  } catch (const Error& error) {
    require(error.where().path == "in.csv");
    require(error.where().line > 0);
  }
}

void write(const std::string& text) {
  const bool is_text =
      first_invalid_utf8(text) == std::string_view::npos && text.find('\0') == std::string::npos;
  if (!is_text) return;
  const std::vector<CsvRecord> records = {{{"first"}, {text}}, {{text}, {"last"}}};
  require(is_same(CsvFile("out.csv", written(records)).records(), records));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  write(bytes);
  return 0;
}
