// SPDX-License-Identifier: Apache-2.0
//
// Whether an entry says more than the words it was derived from.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validators/context.hpp"

namespace caveat {

/// How a claim goes beyond its source, each in one phrase. Saying less is no trouble.
struct Excess {
  /// "hedge removed", "negation removed", "question told as an answer", "strength raised:
  /// correlational to direct", "absolute wording added: always", "number changed: 30% to 50%",
  /// "animals told as people", "population widened: women to patients", "therapy changed: exosomes
  /// to prp", "outcome changed: wrinkles to scars", "hazard dropped: infection".
  std::vector<std::string> certain;
  /// What only a person can weigh: also what was left out ("limit left out: up to", "study left
  /// out: case report", "left out who says so: patients say"), and a claim that repeats hardly a
  /// word of its source.
  std::vector<std::string> doubtful;
};

Excess excess_of(std::string_view claim, std::string_view source, Reader& reader);

/// `source-reference/S6`: the entry's wording held against the words it is anchored to. What is
/// certain fails; what is doubtful needs a person, unless a review that approved the entry has
/// weighed it. Both texts stand in the proofs. Nothing for an entry derived on the fly, which
/// repeats its source, nor for a disclosure.
std::vector<Check> check_claim_against_source(const Subject& subject, const Context& context);

}  // namespace caveat
