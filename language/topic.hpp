// SPDX-License-Identifier: Apache-2.0
//
// Whether a text is about health or looks at all. An absolute word means
// something else in a text about concrete.

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "language/passage.hpp"
#include "language/tables.hpp"

namespace caveat {

class Topic {
 public:
  explicit Topic(const Language::Tables& tables);

  void start() {
    words_ = content_ = health_ = off_topic_ = 0;
    criticism_ = 0;
  }

  /// Adds the words of a sentence; after the first few thousand words it stops counting.
  void count(const Stretch& stretch);

  /// Whether a word or a term of the stretch is about health, or about something else.
  bool is_about_health(const Stretch& stretch) const {
    return holds(stretch, health, tables_.health);
  }
  bool is_about_other(const Stretch& stretch) const {
    return holds(stretch, off_topic, tables_.off_topic);
  }

  /// Whether a word or a term of the stretch says that somebody says something.
  bool is_reporting(const Stretch& stretch) const {
    return holds(stretch, reporting, tables_.reporting);
  }

  /// A text too short to say anything about its topic is given the benefit of the doubt.
  bool is_health() const;

  /// Long enough to tell, and about hardly anything but health: a word of something else is then
  /// a figure of speech.
  bool is_plainly_health() const;

  /// Long enough to tell, and about something else.
  bool is_other() const;

  /// Whether the text reports on promises or informs, as a regulator, a reporter or a leaflet
  /// does, and sells nothing: what it puts in quotation marks is then not its own.
  bool is_critical() const;

 private:
  enum Mark : std::uint8_t {
    health = 1,
    off_topic = 2,
    function = 4,
    critical = 8,
    sober = 16,
    seller = 32,
    reporting = 64,
    punctuation = 128,
  };

  static std::uint64_t pack(unsigned content, unsigned health, unsigned off_topic, int criticism);
  unsigned marks_of_node(std::uint32_t node) const;
  bool holds(const Stretch& stretch, Mark mark, ClassId id) const;

  const Language::Tables& tables_;
  std::vector<std::uint8_t> marks_;            // per word
  std::array<std::uint64_t, 256> worth_ = {};  // of a word with such marks
  std::uint32_t words_ = 0, content_ = 0, health_ = 0, off_topic_ = 0;
  int criticism_ = 0;  // words of critics and of sober texts, less those of sellers
};

}  // namespace caveat
