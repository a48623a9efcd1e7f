// SPDX-License-Identifier: Apache-2.0

#include "validators/hazard_fit.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace caveat {

namespace {

struct Foreign {
  std::string_view hazard;
  std::string_view therapies;  // that it does not come of, between spaces
};

// Only where nobody would expect it; what is doubtful may count.
constexpr std::array foreign = {
    Foreign{"hazard-tumour",
            " therapy-plant-cosmetic therapy-filler therapy-botulinum therapy-microneedling "
            "therapy-peel therapy-hyaluronic therapy-prolotherapy therapy-steroid "
            "therapy-body-work "},
    Foreign{"hazard-blindness", " therapy-plant-cosmetic therapy-human-culture-cosmetic "},
    Foreign{"hazard-nerve", " therapy-plant-cosmetic therapy-human-culture-cosmetic "},
    Foreign{"hazard-embolism",
            " therapy-plant-cosmetic therapy-human-culture-cosmetic therapy-topical therapy-peel "
            "therapy-microneedling "},
    Foreign{"hazard-rejection",
            " therapy-plant-cosmetic therapy-human-culture-cosmetic therapy-topical therapy-prp "
            "therapy-botulinum therapy-laser therapy-microneedling therapy-peel therapy-peptide "
            "therapy-iv therapy-prolotherapy therapy-hyaluronic therapy-steroid "
            "therapy-supplement therapy-body-work "},
};

}  // namespace

bool can_come_of(std::string_view hazard, std::string_view therapy) {
  if (therapy.empty()) return true;
  return std::ranges::none_of(foreign, [&](const Foreign& row) {
    const std::size_t at =
        row.hazard == hazard ? row.therapies.find(therapy) : std::string_view::npos;
    return at != std::string_view::npos && row.therapies[at - 1] == ' ' &&
           row.therapies[at + therapy.size()] == ' ';
  });
}

}  // namespace caveat
