// SPDX-License-Identifier: Apache-2.0
//
// Tables as CSV (RFC 4180), for people who open them in a spreadsheet. What was written
// reads back to the byte.
//
// - UTF-8 with a byte order mark: without it Excel takes the bytes for its own code page
//   and ruins every letter that is not English. Reading takes it or leaves it.
// - A cell that a spreadsheet would run as a formula, such as "=1+1" or "-see note", gets
//   an apostrophe in front. Reading takes one off in front of such a cell, so a cell that
//   had one keeps it.
// - Commas, CRLF. Reading also takes the semicolons and tabs that spreadsheets write in
//   some countries, and other line ends.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/error.hpp"
#include "xml/positions.hpp"

namespace caveat {

struct CsvCell {
  std::string text;
  std::size_t offset = 0;  // where it begins in the bytes
};
using CsvRecord = std::vector<CsvCell>;

/// Writes one record after another.
class CsvWriter {
 public:
  /// Appends to `out`, which must outlive the writer; begins with the byte order mark.
  explicit CsvWriter(std::string& out);

  CsvWriter& cell(std::string_view text);
  CsvWriter& end_record();

 private:
  std::string& out_;
  bool in_record_ = false;
};

/// A CSV file that was read: its records, without those that are empty.
class CsvFile {
 public:
  /// Throws Error with a place for bytes that are no such file. `path` is used in locations.
  CsvFile(std::string path, std::string bytes);

  const std::vector<CsvRecord>& records() const noexcept { return records_; }
  Location at(const CsvCell& cell) const { return at(cell.offset); }
  Location at(std::size_t offset) const { return lines_.at(bytes_, offset, path_); }

 private:
  friend class CsvScanner;
  std::string path_;
  std::string bytes_;
  LinePositions lines_;
  std::vector<CsvRecord> records_;
};

}  // namespace caveat
