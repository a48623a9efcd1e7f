// SPDX-License-Identifier: Apache-2.0

#include "language/sentence.hpp"

#include <algorithm>
#include <cassert>

namespace caveat {

namespace {

// Few cues are brought in order without asking for memory.
constexpr std::size_t few = 32;

// The longest first, then in order of place.
void order_cues(std::vector<ActiveCue>& cues) {
  const auto comes_before = [](const ActiveCue& a, const ActiveCue& b) {
    const int length_a = a.end - a.start, length_b = b.end - b.start;
    return length_a != length_b ? length_a > length_b : a.start < b.start;
  };
  if (cues.size() > few) {
    std::ranges::stable_sort(cues, comes_before);
    return;
  }
  for (std::size_t i = 1; i < cues.size(); ++i) {
    const ActiveCue cue = cues[i];
    std::size_t at = i;
    for (; at > 0 && comes_before(cue, cues[at - 1]); --at) cues[at] = cues[at - 1];
    cues[at] = cue;
  }
}

}  // namespace

void SentenceView::read_context() {
  if (context_read_) return;
  context_read_ = true;
  assert(stretch_.has_context);
  cues_.clear();
  terminators_.clear();
  senses_.clear();
  candidates_.clear();
  boundaries_.clear();
  for (const auto& [pattern, match] : stretch_.context) {
    const PatternUse& use = tables_.patterns.uses[pattern];
    if (use.role == PatternRole::cue) {
      candidates_.push_back({use.owner, match.mark_start, match.mark_end});
    } else if (use.role == PatternRole::boundary) {
      boundaries_.push_back(match.mark_start);
    } else {
      senses_.push_back({use.owner, match.mark_start, match.mark_end});
    }
  }
  settle_cues(candidates_);
  settle_clauses(boundaries_);
}

// Longest first: a pseudo-cue takes its words away from the cues it is for, and
// what stands inside a longer cue of the same role is part of it.
void SentenceView::settle_cues(std::vector<ActiveCue>& candidates) {
  order_cues(candidates);
  masked_.assign(tokens().size(), 0);
  for (ActiveCue cue : candidates) {
    const CueData& data = tables_.cues[cue.cue];
    if (data.role == CueRole::pseudo) {
      for (std::uint16_t at = cue.start; at < cue.end; ++at) masked_[at] |= data.acts_on;
      continue;
    }
    const StatusSet own = status_bit(tables_.cue_entries[cue.cue].status);
    bool masked = false;
    for (std::uint16_t at = cue.start; at < cue.end; ++at) {
      masked = masked || (masked_[at] & own) != 0;
    }
    if (masked) continue;
    if (cues_.size() == most_cues) break;
    for (std::size_t i = 0; i < cues_.size() && cue.part_of == 0; ++i) {
      const ActiveCue& longer = cues_[i];
      const bool holds = longer.start <= cue.start && cue.end <= longer.end &&
                         longer.end - longer.start > cue.end - cue.start &&
                         tables_.cues[longer.cue].role == data.role;
      if (holds) cue.part_of = static_cast<std::uint16_t>(i + 1);
    }
    cues_.push_back(cue);
    if (data.role == CueRole::terminator) terminators_.push_back(cue);
  }
}

void SentenceView::settle_clauses(std::vector<std::uint16_t>& boundaries) {
  const std::size_t size = tokens().size();
  for (std::size_t at = 0; at < size; ++at) {
    const std::uint8_t flags = tokens()[at].flags;
    if ((flags & (Token::hard_break | Token::after_stop)) == 0) continue;
    const bool stop = (flags & Token::hard_break) == 0;
    boundaries.push_back(static_cast<std::uint16_t>(stop ? at : at + 1));
  }
  std::ranges::sort(boundaries);
  clause_of_.assign(size, 0);
  for (std::size_t i = 0; i < boundaries.size(); ++i) {
    const std::size_t end = i + 1 < boundaries.size() ? boundaries[i + 1] : size;
    for (std::size_t at = boundaries[i]; at < end; ++at) clause_of_[at] = boundaries[i];
  }
}

const ActiveCue* SentenceView::first(CueRole role) {
  const bool may_be = std::ranges::any_of(stretch_.context, [&](const PatternHit& hit) {
    const PatternUse& use = tables_.patterns.uses[hit.pattern];
    return use.role == PatternRole::cue && tables_.cues[use.owner].role == role;
  });
  if (!may_be) return nullptr;
  read_context();
  for (const ActiveCue& cue : cues_) {
    if (tables_.cues[cue.cue].role == role) return &cue;
  }
  return nullptr;
}

bool SentenceView::may_make(Status status) const {
  return std::ranges::any_of(stretch_.context, [&](const PatternHit& hit) {
    const PatternUse& use = tables_.patterns.uses[hit.pattern];
    if (use.role == PatternRole::boundary) return false;
    return status == (use.role == PatternRole::cue ? tables_.cue_entries[use.owner].status
                                                   : tables_.senses[use.owner].status);
  });
}

const ActiveCue* SentenceView::reaching_end(CategorySet category) const {
  if (tokens().empty()) return nullptr;
  auto last = static_cast<std::uint16_t>(tokens().size() - 1);
  while (last > 0 && tokens()[last].is(Token::punctuation)) --last;
  const Trigger end{.start = static_cast<std::uint16_t>(last + 1),
                    .end = static_cast<std::uint16_t>(last + 1)};
  for (const ActiveCue& cue : cues_) {
    const CueData& data = tables_.cues[cue.cue];
    if ((data.categories & category) == 0 || cue.part_of != 0) continue;
    if (data.role == CueRole::lead_in) return &cue;
    const bool forward =
        data.role == CueRole::forward && clause_of_[cue.end - 1U] == clause_of_[last];
    if (forward && !cut_off(cue, tables_.cue_entries[cue.cue].status, end)) return &cue;
  }
  return nullptr;
}

Span SentenceView::clause_text(std::uint16_t token) const {
  std::uint16_t first = token, last = token;
  while (first > 0 && clause_of_[first - 1U] == clause_of_[token]) --first;
  while (last + 1U < tokens().size() && clause_of_[last + 1U] == clause_of_[token]) ++last;
  while (first < token && tokens()[first].is(Token::punctuation)) ++first;
  while (last > token && tokens()[last].is(Token::punctuation)) --last;
  return text_of(first, static_cast<std::uint16_t>(last + 1));
}

bool SentenceView::holds(ClassId id) {
  const auto known = std::ranges::find(held_, id, &std::pair<ClassId, bool>::first);
  if (known != held_.end()) return known->second;
  const Terms& terms = tables_.terms;
  const bool held =
      std::ranges::any_of(tokens(),
                          [&](const Token& token) { return terms.contains(id, token.word); }) ||
      std::ranges::any_of(stretch_.long_terms,
                          [&](const LongTerm& term) { return terms.node_holds(term.node, id); });
  held_.emplace_back(id, held);
  return held;
}

}  // namespace caveat
