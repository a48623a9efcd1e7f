// SPDX-License-Identifier: Apache-2.0
//
// Which patterns are worth trying in which sentences, by the words alone.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "language/passage.hpp"
#include "language/tables.hpp"

namespace caveat {

/// Bit per stretch of a passage.
using Stretches = std::uint64_t;
inline constexpr std::size_t most_stretches = 64;
inline constexpr Stretches every_stretch = ~Stretches{0};

/// A pattern is thought of only where its rarest words stand, and kept only where one
/// word of each other group stands that it needs. Both are asked of many sentences at
/// once: what this costs grows with the different words, not with the rules.
class Sieve {
 public:
  /// `tables` outlives the sieve.
  explicit Sieve(const Language::Tables& tables);

  void clear();
  /// Begins to fetch what add() looks at.
  void fetch(const Stretch& stretch) const;
  /// Adds the words and terms of the next stretch, of at most `most_stretches`.
  void add(const Stretch& stretch);

  struct Kept {
    std::uint16_t pattern = 0;
    Stretches in = 0;
  };
  void sift();
  /// The patterns that may match, in their order, and the stretches they may match in.
  std::span<const Kept> kept(Turn turn) const {
    const auto i = static_cast<std::size_t>(turn);
    return std::span(kept_[i]).first(kept_count_[i]);
  }

 private:
  void note(TermId term, Stretches here);
  void think_of(std::uint16_t pattern, Stretches in);

  const Language::Tables& tables_;
  std::size_t count_ = 0;
  std::vector<TermId> terms_;  // the different ones first, then room
  std::size_t term_count_ = 0;
  std::vector<Stretches> with_term_, with_group_;
  Stretches with_number_ = 0, with_unknown_number_ = 0;
  std::vector<Stretches> found_;                    // per pattern, where its rarest words stand
  std::vector<std::uint64_t> thought_;              // a bit per pattern that has some
  std::array<std::vector<Kept>, turn_count> kept_;  // with room for one more
  std::array<std::size_t, turn_count> kept_count_ = {};
};

}  // namespace caveat
