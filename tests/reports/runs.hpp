// SPDX-License-Identifier: Apache-2.0
//
// Runs to be reported, made by hand.

#pragma once

#include <string>
#include <string_view>

#include "caveat/run.hpp"
#include "reports/junit.hpp"
#include "reports/text.hpp"
#include "reports/xml.hpp"

namespace caveat {

/// A document of one paragraph a line, each one sentence.
Document plain_document(std::string id, std::string path, std::string source);

/// Where `words` stand first in the document.
Span span_of(const Document& document, std::string_view words);

/// An asserted finding at error severity on these words of the document.
Finding finding_on(const Document& document, std::string_view words);

/// A run over one document whose text, ids, quotes and messages are all `text`.
Run run_made_of(std::string_view text);

/// Two pages and a broken entries file: a clean entry, a failure, one that needs a
/// person, a defused finding, somebody else's page, and text that needs escaping.
Run showcase();

std::string xml_of(const Run& run, XmlReportOptions options = {});
std::string junit_of(const Run& run, JunitReportOptions options = {});
std::string text_of(const Run& run, TextReportOptions options = {});

}  // namespace caveat
