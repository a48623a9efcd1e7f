// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <vector>

namespace caveat {

/// What `caveat derive --update` was asked for.
struct UpdateOptions {
  std::string entries;             // the file to bring up to date
  std::vector<std::string> paths;  // where its documents are listed; empty: in itself
  std::string format;
  std::string charset;
};

/// Returns the exit status.
int update_entries_file(const UpdateOptions& options);

}  // namespace caveat
