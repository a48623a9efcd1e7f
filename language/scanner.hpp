// SPDX-License-Identifier: Apache-2.0
//
// Finds the matches of all patterns in a passage.

#pragma once

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

  /// Completes the stretches.
  void scan(Passage& passage);

 private:
  // Stretches that are looked at together: those after the ones of the group before.
  struct Group {
    std::size_t first = 0, end = 0;
    std::vector<Sieve::Kept> patterns = {};
  };
  void divide(const Passage& passage);
  void scan_together(Passage& passage, const Group& group);
  void scan_long(Passage& passage, const Group& group);
  void try_pattern(std::uint16_t pattern, Places places);
  void sort_hits();
  void keep(Passage& passage, PatternHit hit, std::uint32_t place, std::uint32_t token) const;

  const Language::Tables& tables_;
  Sieve sieve_;
  Window window_;
  Matcher matcher_;
  std::vector<Group> groups_;
  std::size_t group_count_ = 0;
  std::vector<PatternHit> hits_;  // in the window
  // Per stretch of a group, the place of its first word, and all its places.
  struct Stand {
    std::uint32_t first = 0;
    Places places = 0;
  };
  std::vector<Stand> stands_;
  std::vector<LongTerm> terms_;  // of a part of a long stretch
};

}  // namespace caveat
