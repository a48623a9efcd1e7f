// SPDX-License-Identifier: Apache-2.0
//
// Evidence and risk notes as XML: the same elements stand in libraries and in entries.

#pragma once

#include "caveat/entry.hpp"
#include "xml/reading.hpp"

namespace caveat {

/// An <evidence> element. A library describes works and gives each an id; an entry may
/// refer to one, describe one, or say that there is none.
Evidence read_evidence(const XmlFile& xml, pugi::xml_node element, bool in_library);

/// A <risk-note> element without its <origin>, which only an entry's note may have.
RiskNote read_risk_note(const XmlFile& xml, pugi::xml_node element, bool in_library);

}  // namespace caveat
