// SPDX-License-Identifier: Apache-2.0
//
// The reports a run was asked for, and where they go. A report that cannot be
// written does not stop the others.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "caveat/run.hpp"
#include "files/replace.hpp"
#include "reports/report.hpp"

namespace caveat {

/// One --report FORMAT=FILE; "-" is standard output.
struct ReportRequest {
  std::string format;
  std::string file;
};

/// Throws Error for an unknown format, a missing file name, and two reports that
/// would go to one place.
std::vector<ReportRequest> parse_report_requests(const std::vector<std::string>& arguments);

/// Makes a report of a format that parse_report_requests() has accepted.
using MakeReport = std::function<std::unique_ptr<Report>(const ReportRequest&, Sink)>;

class ReportFiles {
 public:
  /// Opens a temporary file beside each target. `on_trouble` hears of each report
  /// that cannot be written, now or later, once.
  ReportFiles(const std::vector<ReportRequest>& requests, const MakeReport& make,
              std::function<void(const Error&)> on_trouble);

  void begin(const Run& head);
  void document(const DocumentResult& result);
  /// Completes the reports; each takes its target's place.
  void end(const Run& summary);

 private:
  struct Open {
    std::string name;                            // of the target, for messages
    std::unique_ptr<ReplacementFile> file = {};  // null for standard output
    std::unique_ptr<Report> report = {};         // null once it has failed
  };

  template <typename Action>
  void each(const Action& action);

  std::vector<Open> reports_;
  std::function<void(const Error&)> on_trouble_;
};

}  // namespace caveat
