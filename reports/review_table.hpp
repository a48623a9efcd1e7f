// SPDX-License-Identifier: Apache-2.0
//
// The table that goes to reviewers and comes back: one row an entry, with what they have
// to look at and empty columns for what they decide.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/csv.hpp"

namespace caveat {

struct ReviewRow {
  // To be looked at, as a person reads it.
  std::string group, file, page, owner, due, changed, page_difference, wording_difference, kind,
      product, page_text, evidence, risk_notes, findings, last_review, wording;
  // What counts when the table comes back.
  std::string entry;
  std::string note;
  std::string decision, by, role, on, next_due;
  std::string receipt;  // column "seen"
};

/// CSV with a header.
std::string write_review_table(std::span<const ReviewRow> rows);

/// A table that came back. Columns may stand in any order; others than ours are left alone.
class ReviewTable {
 public:
  /// Throws Error for bytes that are no CSV, for a column that is missing or stands twice
  /// and for a row with more or fewer cells than the header.
  ReviewTable(const std::string& path, std::string bytes);

  std::size_t size() const { return rows_.size(); }
  const ReviewRow& row(std::size_t i) const { return rows_[i]; }
  /// Where a cell stands; where its row does when the table has no such column.
  Location at(std::size_t i, std::string_view column) const;
  /// Whether a column that may be left out is there.
  bool has(std::string_view column) const;

  /// Columns that are not ours.
  const std::vector<std::string>& unread() const { return unread_; }

 private:
  void read_header(const CsvRecord& header);

  CsvFile file_;
  std::vector<std::size_t> columns_;  // for each of ours: where it stands in the file
  std::vector<ReviewRow> rows_;
  std::vector<std::string> unread_;
};

}  // namespace caveat
