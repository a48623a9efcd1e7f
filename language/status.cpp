// SPDX-License-Identifier: Apache-2.0
//
// What a sentence does with a trigger: senses first, then the cues in whose reach
// it stands, in order of precedence (claim-status scheme after NegEx, Chapman et
// al. 2001, and ConText, Harkema et al. 2009; question, attribution, mention and
// measured are ours).

#include <array>
#include <limits>

#include "language/sentence.hpp"

namespace caveat {

namespace {

constexpr std::size_t status_count = static_cast<std::size_t>(Status::asserted) + 1;

bool overlaps(std::uint16_t start, std::uint16_t end, std::uint16_t from, std::uint16_t to) {
  return start < to && from < end;
}

// What the cues of one status come to.
struct Tally {
  int counted = 0;
  bool firm = false;  // a cue that does not take part in counting
  const ActiveCue* nearest = nullptr;
  int distance = std::numeric_limits<int>::max();

  void add(const ActiveCue& cue, int away, bool counts) {
    counted += counts ? 1 : 0;
    firm = firm || !counts;
    if (away < distance) {
      distance = away;
      nearest = &cue;
    }
  }
};

int distance(const ActiveCue& cue, const Trigger& trigger) {
  return cue.end <= trigger.start ? trigger.start - cue.end : cue.start - trigger.end;
}

}  // namespace

std::optional<Ruling> SentenceView::sense_of(const Trigger& trigger) const {
  for (const SenseHit& hit : senses_) {
    const SenseData& sense = tables_.senses[hit.sense];
    const bool concerns = sense.rule == SenseData::any_rule
                              ? (sense.categories & trigger.category) != 0
                              : sense.rule == trigger.rule;
    if (!concerns) continue;
    if (!sense.anywhere && !overlaps(hit.start, hit.end, trigger.start, trigger.end)) continue;
    return Ruling{sense.status, &sense.entry, text_of(hit.start, hit.end),
                  sense.rule != SenseData::any_rule};
  }
  return std::nullopt;
}

Ruling SentenceView::rule_on(const Trigger& trigger) const {
  std::array<Tally, status_count> tallies;
  bool endorsed = false, rhetorical = false, asked_outright = false;
  for (const ActiveCue& cue : cues_) {
    const CueData& data = tables_.cues[cue.cue];
    endorsed = endorsed || data.role == CueRole::endorses;
    rhetorical = rhetorical || data.role == CueRole::rhetorical;
    // A rhetorical opening takes the force from the question mark, not from "whether".
    asked_outright = asked_outright || (tables_.cue_entries[cue.cue].status == Status::question &&
                                        data.role == CueRole::forward && in_reach(cue, trigger));
    const Status status = tables_.cue_entries[cue.cue].status;
    if ((data.categories & trigger.category) == 0 || !in_reach(cue, trigger)) continue;
    if (gives_way(cue, trigger)) continue;
    if (cut_off(cue, status, trigger)) continue;
    tallies[static_cast<std::size_t>(status)].add(cue, distance(cue, trigger), data.counts);
  }
  const auto& negated = tallies[static_cast<std::size_t>(Status::negated)];
  for (std::size_t i = 0; i + 1 < status_count; ++i) {
    const auto status = static_cast<Status>(i);
    const Tally& tally = tallies[i];
    if (tally.nearest == nullptr) continue;
    if (status == Status::attributed && endorsed) continue;
    if (status == Status::question && rhetorical && !asked_outright) continue;
    if (status == Status::negated && !negated.firm && negated.counted % 2 == 0) continue;
    return {status, &tables_.cue_entries[tally.nearest->cue],
            text_of(tally.nearest->start, tally.nearest->end)};
  }
  Ruling asserted;
  if (const ActiveCue* cue = tallies[static_cast<std::size_t>(Status::asserted)].nearest) {
    asserted.nearly = true;
    asserted.cue_text = text_of(cue->start, cue->end);
  }
  return asserted;
}

// A part gives way to the whole, unless the whole cannot act for standing in the trigger.
bool SentenceView::gives_way(const ActiveCue& cue, const Trigger& trigger) const {
  for (std::uint16_t part_of = cue.part_of; part_of != 0;) {
    const ActiveCue& whole = cues_[part_of - 1U];
    if (!overlaps(whole.start, whole.end, trigger.start, trigger.end)) return true;
    part_of = whole.part_of;
  }
  return false;
}

bool SentenceView::in_reach(const ActiveCue& cue, const Trigger& trigger) const {
  const CueData& data = tables_.cues[cue.cue];
  const bool before = cue.end <= trigger.start;
  const bool after = cue.start >= trigger.end;
  if (!before && !after) return false;
  switch (data.role) {
    case CueRole::sentence:
      return true;
    case CueRole::forward:
      if (!before) return false;
      break;
    case CueRole::backward:
      if (!after) return false;
      break;
    case CueRole::both:
      break;
    default:
      return false;
  }
  if (data.reach == CueData::whole_sentence) return true;
  if (data.reach != CueData::clause && distance(cue, trigger) > data.reach) return false;
  return before ? clause_of_[cue.end - 1U] == clause_of_[trigger.start]
                : clause_of_[cue.start] == clause_of_[trigger.end - 1U];
}

bool SentenceView::cut_off(const ActiveCue& cue, Status status, const Trigger& trigger) const {
  for (const ActiveCue& other : terminators_) {
    if ((tables_.cues[other.cue].acts_on & status_bit(status)) == 0) continue;
    if (other.start >= cue.end && other.end <= trigger.start) return true;
    if (other.start >= trigger.end && other.end <= cue.start) return true;
  }
  return false;
}

}  // namespace caveat
