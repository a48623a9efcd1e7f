// SPDX-License-Identifier: Apache-2.0
//
// Entries files out: one line a field, so that a difference is easy to read.
// What is written reads back as the same entries, and writes the same bytes again.

#pragma once

#include <string>

#include "caveat/entry.hpp"
#include "entries/reading.hpp"

namespace caveat {

/// The whole file. Text that XML cannot hold (control bytes) becomes U+FFFD.
std::string write_entries(const EntriesFile& file);

/// One <entry> element at the indentation it has in a file, ending with a newline.
void append_entry(std::string& out, const Entry& entry);

}  // namespace caveat
