// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace caveat {

/// What is wrong with the identifier of a work, in words that follow "the identifier ...";
/// empty where syntax and check digits hold. Schemes as in schemas/corpus.xsd. ISRCTN numbers
/// have no published check digit, so only their form is looked at.
std::string trouble_with_identifier(std::string_view scheme, std::string_view value);

}  // namespace caveat
