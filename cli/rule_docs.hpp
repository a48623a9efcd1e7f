// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

#include "language/language.hpp"

namespace caveat {

/// docs/rules.md: every rule with its reason, basis and examples, by pack.
std::string rule_docs(const Language& language);

}  // namespace caveat
