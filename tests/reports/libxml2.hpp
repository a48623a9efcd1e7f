// SPDX-License-Identifier: Apache-2.0
//
// Another parser's opinion of the reports.

#pragma once

#include <string>
#include <string_view>

namespace caveat {

/// What libxml2 finds wrong with `bytes`, which is checked against the schema file
/// `xsd` while it streams by; empty when nothing.
std::string libxml2_problem(std::string_view bytes, const std::string& xsd);

/// schemas/NAME.xsd of this tree.
std::string our_schema(std::string_view name);

}  // namespace caveat
