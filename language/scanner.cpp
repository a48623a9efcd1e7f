// SPDX-License-Identifier: Apache-2.0

#include "language/scanner.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "language/outline.hpp"

namespace caveat {

namespace {

// So many first places of a window leave room for the widest match.
constexpr std::uint32_t roomy_places = place_count - Matcher::widest_match;

Stretches stretches_before(std::size_t end) {
  return end == most_stretches ? ~Stretches{0} : (Stretches{1} << end) - 1;
}

}  // namespace

Scanner::Scanner(const Language::Tables& tables)
    : tables_(tables), sieve_(tables), window_(tables), matcher_(window_, tables.program) {}

void Scanner::scan(Passage& passage) {
  divide(passage);
  for (std::size_t i = 0; i < group_count_; ++i) {
    const Group& group = groups_[i];
    if (passage[group.first].tokens.size() < place_count) {
      scan_together(passage, group);
    } else {
      scan_long(passage, group);
    }
  }
}

// Puts as many stretches into a group as there is room for in a window, and says which
// patterns each group is to be tried with.
void Scanner::divide(const Passage& passage) {
  sieve_.clear();
  group_count_ = 0;
  std::array<std::uint8_t, most_stretches> group_of{};
  std::size_t used = place_count;
  for (std::size_t i = 0; i < passage.size(); ++i) {
    const auto tokens = passage[i].tokens;
    sieve_.add(passage[i]);
    used += tokens.size() + 1;
    if (used > place_count) {
      if (group_count_ == groups_.size()) groups_.emplace_back();
      groups_[group_count_].first = i;
      groups_[group_count_++].patterns.clear();
      used = tokens.size() + 1;
    }
    groups_[group_count_ - 1].end = i + 1;
    group_of[i] = static_cast<std::uint8_t>(group_count_ - 1);
  }
  for (const Sieve::Kept& kept : sieve_.sift()) {
    for (Stretches left = kept.in; left != 0;) {
      Group& group = groups_[group_of[static_cast<std::size_t>(std::countr_zero(left))]];
      group.patterns.push_back({kept.pattern, left & stretches_before(group.end)});
      left &= ~stretches_before(group.end);
    }
  }
}

void Scanner::scan_together(Passage& passage, const Group& group) {
  window_.clear();
  stands_.clear();
  for (std::size_t i = group.first; i < group.end; ++i) {
    const Stretch stretch = passage[i];
    Stand& stand = stands_.emplace_back();
    if (stretch.tokens.empty()) continue;
    stand.first = window_.add(stretch.tokens, stretch.long_terms, true, true);
    stand.places = (every_place >> (place_count - stretch.tokens.size())) << stand.first;
  }
  window_.finish();
  hits_.clear();
  for (const auto& [pattern, in] : group.patterns) {
    Places within = 0;
    for (Stretches left = in >> group.first; left != 0; left &= left - 1) {
      within |= stands_[static_cast<std::size_t>(std::countr_zero(left))].places;
    }
    try_pattern(pattern, within);
  }
  sort_hits();
  std::size_t next = 0;
  for (std::size_t i = group.first; i < group.end; ++i) {
    const std::uint32_t first = stands_[i - group.first].first;
    const std::size_t end = first + passage[i].tokens.size();
    for (; next < hits_.size() && hits_[next].match.start < end; ++next) {
      keep(passage, hits_[next], first, 0);
    }
    passage.end_hits(i);
  }
}

// In windows that overlap, of which each is asked for what begins in its first part.
void Scanner::scan_long(Passage& passage, const Group& group) {
  const Stretch stretch = passage[group.first];
  for (std::uint32_t from = 0; from < stretch.tokens.size();) {
    const std::size_t rest = stretch.tokens.size() - from;
    const bool is_last = rest < place_count;
    const auto count = static_cast<std::uint32_t>(is_last ? rest : place_count);
    terms_.clear();
    for (LongTerm term : stretch.long_terms) {
      if (term.start < from || term.start + term.length >= from + place_count) continue;
      term.start = static_cast<std::uint16_t>(term.start - from);
      terms_.push_back(term);
    }
    window_.clear();
    window_.add(stretch.tokens.subspan(from, count), terms_, from == 0, is_last);
    window_.finish();
    hits_.clear();
    const Places allowed = is_last ? every_place : place(roomy_places) - 1;
    for (const auto& [pattern, in] : group.patterns) try_pattern(pattern, allowed);
    sort_hits();
    for (const PatternHit& hit : hits_) keep(passage, hit, 0, from);
    from += is_last ? count : roomy_places;
  }
  passage.end_hits(group.first);
}

// Finds the matches that begin at `places`.
void Scanner::try_pattern(std::uint16_t pattern, Places places) {
  const PatternUse& use = tables_.patterns.uses[pattern];
  const Places ends = follow_outline(tables_.outlines, use.outline, window_, places);
  if (ends == 0) return;
  Places starts = beginnings_of_outline(tables_.outlines, use.outline, window_, places);
  for (; starts != 0; starts &= starts - 1) {
    const std::uint32_t at = first_of(starts);
    // The ends behind it in its sentence.
    const Places behind = window_.sentence_end(at);
    if ((ends & (every_place << at) & (behind | (behind - 1))) == 0) continue;
    PatternMatch match;
    if (matcher_.match(use.entry, at, match) && match.mark_end > match.mark_start) {
      hits_.push_back({pattern, match});
    }
  }
}

// In order of place, then pattern.
void Scanner::sort_hits() {
  std::ranges::sort(hits_, {}, [](const PatternHit& hit) {
    return (std::uint32_t{hit.match.start} << 16U) | hit.pattern;
  });
}

// Turns places into tokens: `token` is the one at `place`.
void Scanner::keep(Passage& passage, PatternHit hit, std::uint32_t place,
                   std::uint32_t token) const {
  for (std::uint16_t* at :
       {&hit.match.start, &hit.match.end, &hit.match.mark_start, &hit.match.mark_end}) {
    *at = static_cast<std::uint16_t>(*at - place + token);
  }
  const PatternRole role = tables_.patterns.uses[hit.pattern].role;
  passage.add_hit(hit, role != PatternRole::rule && role != PatternRole::recogniser);
}

}  // namespace caveat
