// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <memory>

#include "reports/report.hpp"

namespace caveat {

class Language;

struct TextReportOptions {
  bool color = false;
  /// Columns of the terminal. 0 means a file: nothing is wrapped or shortened.
  std::size_t width = 0;
  /// Only the first line and the summary.
  bool quiet = false;
  /// Spells out provisions and precedents; may be null.
  std::shared_ptr<const Language> language = nullptr;
};

/// The report for a person. Its first line says how it ended, why, and who
/// answers for the pages concerned; so the whole report leaves at the end.
/// Control characters in page text are shown as visible escapes.
std::unique_ptr<Report> make_text_report(Sink sink, TextReportOptions options = {});

}  // namespace caveat
