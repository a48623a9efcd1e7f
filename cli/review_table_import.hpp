// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/error.hpp"
#include "reports/review_table.hpp"
#include "review_recording.hpp"

namespace caveat {

/// What a table that came back asks for. All its rows are looked at; as long as one has an
/// error, nothing of it may be recorded.
class TableImport {
 public:
  /// `today`: the day of a decision that names none, and the last day for one that does.
  TableImport(const ReviewRegister& entries, const ReviewTable& table, std::string today);

  const std::vector<Error>& errors() const { return errors_; }
  const std::vector<Decision>& decisions() const { return decisions_; }
  std::size_t undecided() const { return undecided_; }

 private:
  void read(std::size_t i);
  const Registered* entry_of(std::size_t i);
  void decide(std::size_t i, const Registered& one);
  void check_wording(std::size_t i, const Registered& one) const;
  void check_receipt(std::size_t i, const Registered& one) const;
  std::optional<Review> review_of(std::size_t i, const Registered& one) const;
  std::optional<std::string> note_of(std::size_t i, const Registered& one) const;
  std::string date_at(std::size_t i, std::string_view column, const std::string& text) const;
  [[noreturn]] void fail(std::size_t i, std::string_view column, std::string problem,
                         std::string help) const;
  [[noreturn]] void fail_value(std::size_t i, std::string_view column, const std::string& problem,
                               std::string help) const;

  const ReviewRegister& entries_;
  const ReviewTable& table_;
  std::string today_;
  std::map<std::string, std::size_t> rows_;  // by entry
  std::vector<Error> errors_;
  std::vector<Decision> decisions_;
  std::size_t undecided_ = 0;
};

}  // namespace caveat
