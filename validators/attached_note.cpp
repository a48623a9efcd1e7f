// SPDX-License-Identifier: Apache-2.0

#include "validators/attached_note.hpp"

#include "validators/hazard_fit.hpp"

namespace caveat {

std::uint8_t AttachedNote::types() const {
  if (note->type) return bit(*note->type);
  return reading->types ? reading->types : bit(RiskType::harm);
}

bool AttachedNote::specific(bool cosmetic) const {
  constexpr std::uint8_t grave = bit(RiskType::harm) | bit(RiskType::contraindication);
  if (!counts()) return false;
  if (says_who_must_not()) return true;
  if (cosmetic && (types() & bit(RiskType::efficacy_limit))) return true;
  return !hazards().empty() && (cosmetic || (types() & grave));
}

bool AttachedNote::says_who_must_not() const {
  return (types() & bit(RiskType::contraindication)) && !reading->boilerplate_only;
}

std::vector<std::string> AttachedNote::hazards() const {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<NoteReading::Hazard>& named) {
    for (const NoteReading::Hazard& hazard : named) {
      if (can_come_of(hazard.id, therapy)) names.push_back(hazard.name);
    }
  };
  add(reading->hazards);
  if (!derived || reading->states_risk) add(reading->ailments);
  return names;
}

std::optional<Placement> AttachedNote::placement() const {
  return stated->placement ? stated->placement : note->placement;
}

}  // namespace caveat
