// SPDX-License-Identifier: Apache-2.0

#include "reports/review_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "xml/nearest.hpp"

namespace caveat {

namespace {

struct Column {
  std::string_view name;
  std::string ReviewRow::*field;
  bool required = false;  // in a table that comes back
};

constexpr std::array<Column, 24> all_columns = {{
    {"entry", &ReviewRow::entry, true},
    {"group", &ReviewRow::group},
    {"due", &ReviewRow::due},
    {"owner", &ReviewRow::owner},
    {"page", &ReviewRow::page},
    {"file", &ReviewRow::file},
    {"kind", &ReviewRow::kind},
    {"product", &ReviewRow::product},
    {"wording", &ReviewRow::wording},
    {"page-text", &ReviewRow::page_text},
    {"changed", &ReviewRow::changed},
    {"page-difference", &ReviewRow::page_difference},
    {"wording-difference", &ReviewRow::wording_difference},
    {"evidence", &ReviewRow::evidence},
    {"risk-notes", &ReviewRow::risk_notes},
    {"findings", &ReviewRow::findings},
    {"last-review", &ReviewRow::last_review},
    {"decision", &ReviewRow::decision, true},
    {"by", &ReviewRow::by, true},
    {"role", &ReviewRow::role},
    {"on", &ReviewRow::on},
    {"next-due", &ReviewRow::next_due},
    {"note", &ReviewRow::note},
    {"seen", &ReviewRow::receipt, true},
}};

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::size_t index_of(std::string_view name) {
  const auto found = std::ranges::find(all_columns, name, &Column::name);
  return static_cast<std::size_t>(found - all_columns.begin());
}

}  // namespace

std::string write_review_table(std::span<const ReviewRow> rows) {
  std::string out;
  CsvWriter csv(out);
  for (const Column& column : all_columns) csv.cell(column.name);
  csv.end_record();
  for (const ReviewRow& row : rows) {
    for (const Column& column : all_columns) csv.cell(row.*column.field);
    csv.end_record();
  }
  return out;
}

ReviewTable::ReviewTable(const std::string& path, std::string bytes)
    : file_(path, std::move(bytes)), columns_(all_columns.size(), nowhere) {
  if (file_.records().empty()) {
    throw Error({.path = path}, "the table is empty", "write one with: caveat review export");
  }
  const CsvRecord& header = file_.records().front();
  read_header(header);
  for (std::size_t i = 1; i < file_.records().size(); ++i) {
    const CsvRecord& record = file_.records()[i];
    if (record.size() != header.size()) {
      throw Error(file_.at(record.front()),
                  fmt::format("the row has {} cell{}, and the header has {}", record.size(),
                              record.size() == 1 ? "" : "s", header.size()),
                  "a separator or a line break inside a cell needs quotation marks around it");
    }
    ReviewRow& row = rows_.emplace_back();
    for (std::size_t column = 0; column < all_columns.size(); ++column) {
      if (columns_[column] == nowhere) continue;
      row.*all_columns[column].field = record[columns_[column]].text;
    }
  }
}

void ReviewTable::read_header(const CsvRecord& header) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string& name = header[i].text;
    const std::size_t column = index_of(name);
    if (column == all_columns.size()) {
      unread_.push_back(name);
    } else if (columns_[column] != nowhere) {
      throw Error(file_.at(header[i]), fmt::format("the column \"{}\" stands twice", name),
                  "keep the one that was filled in");
    } else {
      columns_[column] = i;
    }
  }
  for (std::size_t i = 0; i < all_columns.size(); ++i) {
    if (!all_columns[i].required || columns_[i] != nowhere) continue;
    const std::string_view meant = nearest(all_columns[i].name, unread_);
    throw Error(file_.at(header.front()),
                fmt::format("the table has no column \"{}\"", all_columns[i].name),
                meant.empty()
                    ? "the first line names the columns, as caveat review export does"
                    : fmt::format("is it \"{}\"? call it \"{}\"", meant, all_columns[i].name));
  }
}

Location ReviewTable::at(std::size_t i, std::string_view column) const {
  const CsvRecord& record = file_.records()[i + 1];
  const std::size_t at = columns_[index_of(column)];
  return file_.at(record[at == nowhere ? 0 : at]);
}

bool ReviewTable::has(std::string_view column) const {
  return columns_[index_of(column)] != nowhere;
}

}  // namespace caveat
