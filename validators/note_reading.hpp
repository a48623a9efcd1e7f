// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/reading.hpp"

namespace caveat {

/// What the text of a note says, whoever attached it to what.
struct NoteReading {
  struct Therapy {
    std::string id;  // class
    std::string route;
    std::string name;
  };
  struct Hazard {
    std::string id;  // class
    std::string name;
  };
  std::vector<Hazard> hazards;         // named and not denied, as written
  std::vector<Hazard> ailments;        // the same, but also what people are treated for
  std::vector<Hazard> denied_hazards;  // "no infection risk" is the opposite of a note
  std::vector<Therapy> therapies;
  std::uint8_t types = 0;         // bit per RiskType
  bool states_risk = false;       // and claims no effect, in more than bare names
  bool boilerplate_only = false;  // every sentence is of the "results may vary" sort
  bool praise_only = false;       // "early results are promising", and no more than a stock phrase
  std::vector<std::string> minimised;  // "few side effects", "completely safe": as written
};

/// Words that take back what a risk note says: safety language, "few side effects".
bool minimises(const Assertion& assertion);

NoteReading read_note(std::string_view text, Reader& reader);

}  // namespace caveat
