// SPDX-License-Identifier: Apache-2.0
//
// Finds the matches of all patterns in a passage.

#pragma once

#include <span>
#include <vector>

#include "language/passage.hpp"
#include "language/sieve.hpp"
#include "language/window.hpp"

namespace caveat {

/// What the sieve keeps is held in outline against as many sentences as fit into a
/// window, and matched where the outline leads somewhere. Keeps buffers: one per thread.
class Scanner {
 public:
  /// `tables` outlives the scanner.
  explicit Scanner(const Language::Tables& tables);

  /// What surrounds triggers is looked for where there are some, and besides in the stretches
  /// `context`, and in those `if_hedged` where something hedges.
  struct Wanted {
    Stretches context = every_stretch;
    Stretches if_hedged = 0;
  };
  /// Completes the stretches.
  void scan(Passage& passage, const Wanted& wanted);

 private:
  std::size_t scan_together(Passage& passage, std::size_t first, const Wanted& wanted);
  void scan_long(Passage& passage, std::size_t index);
  std::span<const Sieve::Kept> worth_trying(Turn turn, Stretches among);
  void try_together(Turn turn, Stretches among, std::size_t first);
  template <typename Counts>
  Stretches stretches_of_hits(std::size_t first, Counts counts) const;
  void try_pattern(std::uint16_t pattern, Places places);
  void sort_hits();
  void keep(Passage& passage, PatternHit hit, std::uint32_t place, std::uint32_t token) const;

  const Language::Tables& tables_;
  Sieve sieve_;
  Window window_;
  Matcher matcher_;
  std::vector<Sieve::Kept> worth_trying_;  // with room for one more
  std::vector<PatternHit> hits_;           // in the window
  // Per stretch of a window, the place of its first word, and all its places.
  struct Stand {
    std::uint32_t first = 0;
    Places places = 0;
  };
  std::vector<Stand> stands_;
  std::vector<LongTerm> terms_;  // of a part of a long stretch
};

}  // namespace caveat
