// SPDX-License-Identifier: Apache-2.0
//
// Claims and risk statements.

#include <algorithm>

#include "language/reading_state.hpp"

namespace caveat {

namespace {

// Statuses in which a recognised claim still is one. What holds only if something else
// did ("if it cured deafness, we would ...") claims nothing.
constexpr StatusSet claim_statuses = status_bit(Status::asserted) | status_bit(Status::hedged) |
                                     status_bit(Status::measured) | status_bit(Status::risk);
// A risk is stated by whoever reports it, and under whatever condition it arises.
constexpr StatusSet risk_statuses =
    claim_statuses | status_bit(Status::conditional) | status_bit(Status::attributed);

}  // namespace

void Reader::State::recognise(SentenceReading& result, const Block& block,
                              std::span<const PatternHit> hits) {
  bool not_claim = false, not_risk = false;
  for (const PatternHit& hit : hits) {
    const PatternUse& use = tables.patterns.uses[hit.pattern];
    if (use.role != PatternRole::recogniser) continue;
    const auto kind = tables.recognisers[use.owner].kind;
    not_claim = not_claim || kind == RecogniserData::not_claim;
    not_risk = not_risk || kind == RecogniserData::not_risk;
  }
  list_carries = {};
  ceiling = Strength::absolute;
  std::size_t judged = 0;
  for (const PatternHit& hit : hits) {
    const PatternUse& use = tables.patterns.uses[hit.pattern];
    if (use.role != PatternRole::recogniser) continue;
    const RecogniserData& data = tables.recognisers[use.owner];
    const bool claim = data.kind == RecogniserData::claim;
    if (!claim && data.kind != RecogniserData::risk) continue;
    if (!data.firm && (claim ? not_claim : not_risk)) continue;
    if (++judged > most_triggers) break;
    recognised(result, block, hit, data);
  }
  result.strength = std::min(result.strength, ceiling);
  receive(result, block, not_claim, not_risk);
}

// Takes note of a match of a recogniser, if the sentence stands by it.
void Reader::State::recognised(SentenceReading& result, const Block& block, const PatternHit& hit,
                               const RecogniserData& data) {
  const bool claim = data.kind == RecogniserData::claim;
  Status status = Status::asserted;
  if (!data.firm) {
    current->read_context();
    status = rule_on(block, {.start = hit.match.mark_start,
                             .end = hit.match.mark_end,
                             .match_start = hit.match.start,
                             .match_end = hit.match.end,
                             .category = claim ? claim_category : risk_category})
                 .status;
  }
  if ((status_bit(status) & (claim ? claim_statuses : risk_statuses)) == 0) return;
  const Strength strength =
      status == Status::hedged ? std::min(data.strength, Strength::conditional) : data.strength;
  if (data.carries != RecogniserData::itself) {
    Carried carried{.claim = claim,
                    .strength = claim ? strength : Strength::none,
                    .risk_types = claim ? std::uint8_t{0} : data.risk_type,
                    .level = block.level,
                    .items_only = data.carries == RecogniserData::items};
    if (data.carries == RecogniserData::list) {
      list_carries.claim = list_carries.claim || claim;
      list_carries.strength = std::max(list_carries.strength, carried.strength);
      list_carries.risk_types |= carried.risk_types;
    } else if (is_heading(block)) {
      heading_carries.push_back(carried);
    }
    return;
  }
  if (!claim) {
    result.risk_types |= data.risk_type;
    return;
  }
  result.strength = std::max(result.strength, strength);
  // "Linked with less pain" is no stronger for what "less pain" alone would be.
  if (data.strength < Strength::direct) ceiling = std::min(ceiling, data.strength);
  if (data.needs_page) {
    claim_if_on_topic[static_cast<std::size_t>(&result - reading.sentences.data())] = true;
  } else {
    result.claim = true;
  }
}

// What the lead-in and the headings above make of this sentence.
void Reader::State::receive(SentenceReading& result, const Block& block, bool not_claim,
                            bool not_risk) {
  const bool item = block.kind == BlockKind::list_item;
  if (is_heading(block) && lead_in == no_sentence) return;
  const auto take = [&](const Carried& carried) {
    if (carried.claim && !not_claim) {
      result.claim = true;
      result.strength = std::max(result.strength, carried.strength);
    }
    if (!not_risk) result.risk_types |= carried.risk_types;
  };
  if (lead_in != no_sentence) take(lead_in_carries);
  if (is_heading(block)) return;
  for (const Carried& carried : heading_carries) {
    if (item || !carried.items_only) take(carried);
  }
}

}  // namespace caveat
