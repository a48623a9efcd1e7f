// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>

#include "corpus/corpus.hpp"
#include "reports/report.hpp"

namespace caveat {

struct JunitReportOptions {
  std::string started = {};  // UTC, "YYYY-MM-DDThh:mm:ssZ"; empty: the run's date at midnight
  Policy policy = {};        // decides what fails a case
};

/// JUnit XML in the subset that all known readers agree on (schemas/junit.xsd):
/// one suite a document, one case an entry and one for the page, at most one
/// failure, error or skipped in each. A case fails only where the gate would, so that
/// a pipeline is not red for a warning or for somebody else's page; those are in the
/// suite's system-out. A run that examined nothing or could not answer has an error
/// case.
std::unique_ptr<Report> make_junit_report(Sink sink, JunitReportOptions options = {});

}  // namespace caveat
