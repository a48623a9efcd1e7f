// SPDX-License-Identifier: Apache-2.0
//
// What `caveat check` does, as a function.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "caveat/finding.hpp"
#include "caveat/run.hpp"

namespace caveat {

struct CheckSettings {
  std::string date;                      // YYYY-MM-DD the checks are made for; required
  std::string root = {};                 // folder that paths in results are relative to
  std::string charset = {};              // of the documents, whatever they declare
  std::optional<Severity> fail_on = {};  // default: the corpus' policy, else error
  unsigned jobs = 1;                     // threads, the calling one included
};

/// Checks a corpus, folders, entries files or bare documents and keeps everything: for runs
/// of a size that fits into memory. What could not be used is in Run::troubles; the rest is
/// examined all the same. Throws Error for settings that contradict each other.
Run check_paths(const std::vector<std::string>& paths, const CheckSettings& settings);

}  // namespace caveat
