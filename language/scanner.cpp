// SPDX-License-Identifier: Apache-2.0

#include "language/scanner.hpp"

#include <algorithm>
#include <bit>

#include "language/neighbours.hpp"
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

void Scanner::scan(Passage& passage, const Wanted& wanted) {
  sieve_.clear();
  constexpr std::size_t ahead = 4;
  for (std::size_t i = 0; i < passage.size(); ++i) {
    if (i + ahead < passage.size()) sieve_.fetch(passage[i + ahead]);
    sieve_.add(passage[i]);
  }
  sieve_.sift();
  for (std::size_t first = 0; first < passage.size();) {
    if (passage[first].tokens.size() >= place_count) {
      scan_long(passage, first++);
    } else {
      first = scan_together(passage, first, wanted);
    }
  }
}

// Scans from stretch `first` on as many as there is room for in a window; returns the next.
std::size_t Scanner::scan_together(Passage& passage, std::size_t first, const Wanted& wanted) {
  window_.clear();
  stands_.clear();
  std::size_t end = first;
  do {
    const Stretch stretch = passage[end];
    Stand& stand = stands_.emplace_back();
    if (stretch.tokens.empty()) continue;
    stand.first = window_.add(stretch.tokens, stretch.long_terms, true, true);
    stand.places = (every_place >> (place_count - stretch.tokens.size())) << stand.first;
  } while (++end < passage.size() && window_.has_room(passage[end].tokens.size()));
  window_.finish();
  hits_.clear();
  const Stretches here = stretches_before(end) & ~stretches_before(first);
  try_together(Turn::statement, here, first);
  Stretches context = here & (wanted.context | stretches_of_hits(first, [](const PatternUse& use) {
                                return use.asks_for_context;
                              }));
  try_together(Turn::hedge, context | (here & wanted.if_hedged), first);
  context |= here & wanted.if_hedged & stretches_of_hits(first, [](const PatternUse& use) {
               return use.turn == Turn::hedge;
             });
  try_together(Turn::context, context, first);
  sort_hits();
  std::size_t next = 0;
  for (std::size_t i = first; i < end; ++i) {
    const std::uint32_t start = stands_[i - first].first;
    const std::size_t behind = start + passage[i].tokens.size();
    for (; next < hits_.size() && hits_[next].match.start < behind; ++next) {
      keep(passage, hits_[next], start, 0);
    }
    passage.end_hits(i, (context >> i & 1U) != 0);
  }
  return end;
}

// The stretches of the window in which patterns matched so far that count.
template <typename Counts>
Stretches Scanner::stretches_of_hits(std::size_t first, Counts counts) const {
  Places starts = 0;
  for (const PatternHit& hit : hits_) {
    if (counts(tables_.patterns.uses[hit.pattern])) starts |= place(hit.match.start);
  }
  Stretches found = 0;
  for (std::size_t i = 0; i < stands_.size(); ++i) {
    if ((stands_[i].places & starts) != 0) found |= Stretches{1} << (first + i);
  }
  return found;
}

// Finds the matches of the patterns whose turn it is, in stretches of the window.
void Scanner::try_together(Turn turn, Stretches among, std::size_t first) {
  const std::span<const Sieve::Kept> kept = worth_trying(turn, among);
  for (const auto& [pattern, in] : kept) {
    fetch_outline(tables_.outlines, tables_.patterns.uses[pattern].outline);
  }
  for (const auto& [pattern, in] : kept) {
    Places within = 0;
    for (Stretches left = in >> first; left != 0; left &= left - 1) {
      within |= stands_[static_cast<std::size_t>(std::countr_zero(left))].places;
    }
    try_pattern(pattern, within);
  }
}

// In windows that overlap, of which each is asked for what begins in its first part.
void Scanner::scan_long(Passage& passage, std::size_t index) {
  const Stretch stretch = passage[index];
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
    for (const Turn turn : {Turn::statement, Turn::hedge, Turn::context}) {
      for (const auto& [pattern, in] : worth_trying(turn, Stretches{1} << index)) {
        try_pattern(pattern, allowed);
      }
    }
    sort_hits();
    for (const PatternHit& hit : hits_) keep(passage, hit, 0, from);
    from += is_last ? count : roomy_places;
  }
  passage.end_hits(index, true);
}

// The patterns to try in stretches of the window. Which they are cannot be foreseen: each is
// written down anyway.
std::span<const Sieve::Kept> Scanner::worth_trying(Turn turn, Stretches among) {
  if (among == 0) return {};
  const std::span<const Sieve::Kept> all = sieve_.kept(turn);
  if (worth_trying_.size() < all.size() + 1) worth_trying_.resize(all.size() + 1);
  std::size_t sifted = 0, count = 0;
  for (const auto& [pattern, in] : all) {
    worth_trying_[sifted] = {pattern, in & among};
    sifted += (in & among) != 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < sifted; ++i) {
    const Sieve::Kept kept = worth_trying_[i];
    __builtin_prefetch(&tables_.patterns.uses[kept.pattern]);
    worth_trying_[count] = kept;
    count += stand_in(window_, tables_.patterns.neighbours[kept.pattern]) ? 1 : 0;
  }
  return std::span(worth_trying_).first(count);
}

// Finds the matches that begin at `places`.
void Scanner::try_pattern(std::uint16_t pattern, Places places) {
  const PatternUse& use = tables_.patterns.uses[pattern];
  const Places ends = follow_outline(tables_.outlines, use.outline, window_, places);
  if (ends == 0) return;
  matcher_.fetch(use.entry);
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
