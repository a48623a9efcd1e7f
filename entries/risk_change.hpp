// SPDX-License-Identifier: Apache-2.0
//
// What became of a risk whose wording changed.

#pragma once

#include <string>

#include "entries/said.hpp"

namespace caveat {

/// A risk that is told in other words is not gone, as long as what can happen is named; of a
/// risk that names nothing that can happen nothing certain can be said. One of several that
/// went, and gave its place to no other, is.
bool lost_risk(const Said& was, const Said& is, Reader& reader);

/// "Severe bruising" became "bruising".
bool lost_gravity(const Said& was, const Said& is, Reader& reader);

/// What a warning of whom a therapy is not for no longer names, where words only went: "diabetes",
/// as "not for people with diabetes" became "not for people"; else empty.
std::string left_out_of_warning(const Said& was, const Said& is, Reader& reader);

/// "Bruising can occur" and "you may have bruising" tell of one risk.
bool tells_by_another_verb(const Said& was, const Said& is);

}  // namespace caveat
