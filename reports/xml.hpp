// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>

#include "language/language.hpp"
#include "reports/report.hpp"

namespace caveat {

struct XmlReportOptions {
  bool omit_text = false;    // leave out the documents' text
  std::string started = {};  // UTC, "YYYY-MM-DDThh:mm:ssZ"; empty: no time in the report
  /// Spells out the rules that spoke and the provisions they stand on; may be null.
  std::shared_ptr<const Language> language = {};
};

/// The compliance report (urn:caveat:report:1, schemas/report.xsd): everything a
/// run found, passing checks and their evidence included. Text that XML cannot
/// carry is written as a visible escape and marked sanitised="true".
std::unique_ptr<Report> make_xml_report(Sink sink, XmlReportOptions options = {});

}  // namespace caveat
