// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>

#include "reports/report.hpp"

namespace caveat {

struct JunitReportOptions {
  std::string started;  // UTC, "YYYY-MM-DDThh:mm:ssZ"; empty: the run's date at midnight
};

/// JUnit XML in the subset that all known readers agree on (schemas/junit.xsd):
/// one suite a document, one case an entry and one for the page, at most one
/// failure, error or skipped in each. A run without documents has one error case,
/// so that nothing examined never looks like nothing wrong.
std::unique_ptr<Report> make_junit_report(Sink sink, JunitReportOptions options = {});

}  // namespace caveat
