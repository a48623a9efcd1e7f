// SPDX-License-Identifier: Apache-2.0
//
// What manifests and entries files have in common: lists of documents, files that are
// named relative to the file that names them, and attributes read by name.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.hpp"
#include "xml/reading.hpp"

namespace caveat {

/// Empty when there is no such attribute.
std::string attribute(pugi::xml_node element, const char* name);

/// "yes" and "true" are true; `otherwise` when there is no such attribute.
bool attribute_is_yes(pugi::xml_node element, const char* name, bool otherwise);

/// The words of a list attribute, each once.
std::vector<std::string> list_of(std::string_view words);

/// The file an element names in `file` and, where it lies outside `folder`, `root`.
/// A path that leaves `folder` without saying so is an Error.
ListedFile read_listed_file(const XmlFile& xml, pugi::xml_node element,
                            const std::filesystem::path& folder);

/// The documents of one <documents> element, appended to `documents`. One that cannot be
/// used, such as one whose id or file stands there already, goes to `troubles` instead.
void read_documents(const XmlFile& xml, pugi::xml_node list, const std::filesystem::path& folder,
                    std::vector<ListedDocument>& documents, std::vector<Error>& troubles);

}  // namespace caveat
