// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "documents/section.hpp"
#include "entries/deriving.hpp"

namespace caveat {

/// What sentences are about: the therapy and the condition they name themselves, or take
/// from what stands around them. Asks for the names of a sentence at most once.
class Subjects {
 public:
  /// All three must outlive it.
  Subjects(const Document& document, const Reading& reading, const TermLookup& terms);

  /// From the sentence; else its lead-in, its headings, the sentences before it in its
  /// section, or what most of the page is about. Where a sentence names several, the one
  /// that its surroundings name too is meant: the others are what it is compared with.
  std::optional<Mention> therapy(std::uint32_t sentence);

  /// From the sentence, its lead-in or its headings: never from further away.
  std::optional<Mention> condition(std::uint32_t sentence);

  /// Whether the sentence names a harm, and not just that there are some.
  bool names_hazard(std::uint32_t sentence);

  const Sections& sections() const { return sections_; }

 private:
  const std::vector<TermUse>& names(std::uint32_t sentence);
  const TermUse* own_therapy(std::uint32_t sentence, const TermUse* expected);
  const TermUse* own_condition(std::uint32_t sentence);
  const TermUse* therapy_around(std::uint32_t sentence);
  const TermUse* therapy_under(std::uint32_t sentence);
  const TermUse* page_therapy();

  /// Asks `find` about the lead-in and the headings above, nearest first.
  template <typename Find>
  const TermUse* above(std::uint32_t sentence, Find find);

  const Document& document_;
  const Reading& reading_;
  const TermLookup& terms_;
  Sections sections_;
  std::unordered_map<std::uint32_t, std::vector<TermUse>> names_;
  std::optional<const TermUse*> page_therapy_;
};

}  // namespace caveat
