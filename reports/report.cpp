// SPDX-License-Identifier: Apache-2.0

#include "reports/report.hpp"

namespace caveat {

void write(Report& report, const Run& run) {
  report.begin(run);
  for (const DocumentResult& result : run.documents) report.document(result);
  report.end(run);
}

}  // namespace caveat
