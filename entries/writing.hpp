// SPDX-License-Identifier: Apache-2.0
//
// Entries files out: one line a field, so that a difference is easy to read.
// What is written reads back as the same entries, and writes the same bytes again.

#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "caveat/entry.hpp"
#include "entries/reading.hpp"

namespace caveat {

/// The whole file. Text that XML cannot hold (control bytes) is made visible, as xml_text() does.
std::string write_entries(const EntriesFile& file);

/// The same in pieces of about 64 KB.
void write_entries(const EntriesFile& file, const std::function<void(std::string_view)>& sink);

/// One <entry> element: lines indented from zero, without a final newline, as XmlPatch
/// takes them.
std::string entry_xml(const Entry& entry);

/// The same for one more place of an entry (`also`), for its review, and for one element
/// that holds text.
std::string place_xml(std::string_view name, const Anchor& anchor);
std::string review_xml(const Review& review);
std::string text_element_xml(std::string_view name, std::string_view text);

}  // namespace caveat
