// SPDX-License-Identifier: Apache-2.0
//
// What every report has in common: results go in one document at a time and text
// comes out of a sink, so that memory does not grow with the number of documents.
//
//   begin(head)            what is known before the first document
//   document(result)       once each, in report order; not kept
//   end(summary)           counts, verdicts, reasons, troubles; nothing may follow
//
// Reports know nothing of files, clocks and terminals: the caller owns the sink
// and says what they need to know of the rest in their options.

#pragma once

#include <functional>
#include <string_view>

#include "caveat/run.hpp"

namespace caveat {

/// Takes the next piece of a report, up to 64 KB or so at a time. What it throws
/// passes through the report, which must not be used afterwards.
using Sink = std::function<void(std::string_view)>;

class Report {
 public:
  virtual ~Report() = default;

  /// Reads tool_version, date, root and provenance of `head`.
  virtual void begin(const Run& head) = 0;
  virtual void document(const DocumentResult& result) = 0;
  /// Reads everything of `summary` but its documents. The report is complete and
  /// has left through the sink when this returns.
  virtual void end(const Run& summary) = 0;
};

/// Sends a run that is in memory as a whole through `report`.
void write(Report& report, const Run& run);

}  // namespace caveat
