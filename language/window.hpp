// SPDX-License-Identifier: Apache-2.0
//
// Words side by side, and for every word, set and class the places where it stands.

#pragma once

#include <array>
#include <span>
#include <vector>

#include "language/places.hpp"
#include "language/tables.hpp"

namespace caveat {

/// The words of one or several sentences. Behind the last word of each an empty place
/// is left, which nothing matches and no gap crosses.
class Window {
 public:
  explicit Window(const Language::Tables& tables);

  void clear();
  bool has_room(std::size_t words) const { return used_ + words < place_count; }

  /// Adds words of a sentence and the terms that lie in them whole, places counted from
  /// `tokens`; returns the place of the first. Words that do not end their sentence fill
  /// the window.
  std::uint32_t add(std::span<const Token> tokens, std::span<const LongTerm> terms, bool begins,
                    bool ends);
  /// To be called once all is added, and before anything is asked.
  void finish();

  Places of(WordId word) const { return of_slot_[slot_[word]]; }
  Places of(SetId set) const { return of_set_[set]; }
  /// Where a sentence begins, and where one ends: behind its last word, and before a mark
  /// that is the last.
  Places beginnings() const { return beginnings_; }
  Places endings() const { return endings_; }

  /// A step of a gap: to the next places from those that a gap may cross.
  Places crossed(Places from) const { return (from & crossable_) << 1; }
  /// Words that a gap in a trigger does not cross.
  Places trigger_stops() const { return trigger_stops_; }
  /// Places that a gap does not reach but with its first step.
  Places after_stop() const { return after_stop_; }

  /// The empty place behind the sentence that `at` stands in, if it is in the window.
  Places sentence_end(std::uint32_t at) const {
    const Places behind = empty_ & (every_place << at);
    return behind & -behind;
  }

  /// A term of several words, and the next one of the same class; 0: no more.
  struct TermAt {
    std::uint8_t start = 0;
    std::uint8_t end = 0;
    std::uint16_t next = 0;
  };
  /// Terms of a class that have several words: of those that begin at one place the
  /// longest first.
  std::uint16_t first_term(ClassId id) const { return first_terms_[id]; }
  const TermAt& term(std::uint16_t index) const { return terms_[index]; }

 private:
  const Language::Tables& tables_;
  std::uint32_t used_ = 0;
  std::array<WordId, place_count + 1> words_{};  // the different ones first
  std::uint32_t word_count_ = 0;
  std::vector<std::uint8_t> slot_;  // per word: 1 + its index among them; 0: it is not there
  std::array<Places, place_count + 1> of_slot_{};
  std::vector<Places> of_set_;
  Places unknown_numbers_ = 0;
  Places beginnings_ = 0, endings_ = 0, empty_ = 0;
  Places crossable_ = 0, trigger_stops_ = 0, hard_breaks_ = 0, after_stop_ = 0;
  std::vector<TermAt> terms_;               // the first stands for no term
  std::vector<std::uint16_t> first_terms_;  // per class
  std::vector<ClassId> classes_;            // that have some
};

}  // namespace caveat
