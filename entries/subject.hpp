// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "documents/section.hpp"
#include "entries/deriving.hpp"
#include "entries/name_weight.hpp"

namespace caveat {

/// What sentences are about: the therapy and the condition they name themselves, or take
/// from what stands around them. Asks for the names of a sentence at most once.
class Subjects {
 public:
  /// All three must outlive it.
  Subjects(const Document& document, const Reading& reading, const TermLookup& terms);

  /// From the sentence; else its lead-in, its headings, the sentences before it in its section,
  /// or what the page is about. Where a sentence names several, the one that its surroundings
  /// name too is meant; what it is compared with never is. The form of a thing ("cream",
  /// "infusion") gives way to what is in it.
  std::optional<Mention> therapy(std::uint32_t sentence);

  /// From the sentence, its lead-in or its headings; where `of_page`, else what the page is
  /// about: a condition, or a part of the body. Looks in general ("youth") count
  /// where there is nothing else.
  std::optional<Mention> condition(std::uint32_t sentence, bool of_page);

  /// Whether the sentence names a harm, and not just that there are some.
  bool names_hazard(std::uint32_t sentence);

  /// All names in a sentence.
  const std::vector<TermUse>& names(std::uint32_t sentence);

  const Sections& sections() const { return sections_; }

 private:
  /// What most of the page is about.
  struct Topic {
    TermUse use;
    std::uint32_t weight = 0;
    std::uint32_t first = 0;  // sentence that names it first
    bool in_headline = false;
  };

  void forget_names();
  bool is_headline(std::uint32_t sentence) const;
  bool asks(std::uint32_t sentence) const;

  const TermUse* own_therapy(std::uint32_t sentence, const TermUse* expected, NameRank at_most);
  const TermUse* find_therapy(std::uint32_t sentence);
  const TermUse* therapy_around(std::uint32_t sentence, NameRank own);
  bool is_priced(std::uint32_t block) const;
  const TermUse* therapy_before(std::uint32_t sentence, NameRank at_most);
  const TermUse* therapy_in_row(std::uint32_t sentence);
  const TermUse* therapy_under(std::uint32_t sentence, NameRank at_most);
  const TermUse* therapy_of_page(std::uint32_t sentence, NameRank at_most);
  const TermUse* therapy_of_title(const TermUse& own);

  const TermUse* own_condition(std::uint32_t sentence, int worst);
  const TermUse* condition_of_page();

  void find_topics();
  static void weigh(std::map<std::string_view, Topic>& topics, std::string_view key,
                    const TermUse& use, std::uint32_t sentence, bool headline);
  static const Topic* leader(const std::map<std::string_view, Topic>& topics);

  /// Asks `find` about the lead-in and the headings above, nearest first.
  template <typename Find>
  const TermUse* above(std::uint32_t sentence, Find find);

  const Document& document_;
  const Reading& reading_;
  const TermLookup& terms_;
  Sections sections_;
  std::unordered_map<std::uint32_t, std::vector<TermUse>> names_;
  bool has_topics_ = false;
  std::optional<std::uint32_t> title_;                                        // the first headline
  std::map<std::string_view, Topic> therapies_, forms_, conditions_, parts_;  // by class or term
};

}  // namespace caveat
