// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "caveat/entry.hpp"

namespace caveat {

/// The work that a link in a claim points to, by the registers that give works an id: DOI,
/// PubMed, PubMed Central, ClinicalTrials.gov. None for any other address. Not confirmed.
std::optional<Evidence> cited_work(std::string_view link_target);

/// The works that a text names by such an id ("PMID: 31452104", "doi:10.1000/1"), in order. Not
/// confirmed.
std::vector<Evidence> named_works(std::string_view text);

}  // namespace caveat
