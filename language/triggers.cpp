// SPDX-License-Identifier: Apache-2.0
//
// The rules: which matches are triggers, and what the page does with them.

#include <algorithm>

#include "language/reading_state.hpp"

namespace caveat {

namespace {

// The page takes these words back by striking them out.
const CueEntry struck_out{"struck-out", Status::mention};

}  // namespace

// Of several matches of one rule at one place the longest counts, then the one that asks for
// nothing beside it.
void Reader::State::triggers(const Block& block, std::span<const PatternHit> hits) {
  std::vector<PatternHit> kept;
  for (const PatternHit& hit : hits) {
    const PatternUse& use = tables.patterns.uses[hit.pattern];
    if (use.role != PatternRole::rule || !tables.rule_data[use.owner].is_active) continue;
    if (use.after != PatternUse::anything && !stands_after(use.after)) continue;
    const auto length = hit.match.mark_end - hit.match.mark_start;
    const auto asks_less = [&](const PatternHit& other) {
      const PatternUse& rival = tables.patterns.uses[other.pattern];
      return length == other.match.mark_end - other.match.mark_start &&
             use.severity == rival.severity && use.need == Need::none && rival.need != Need::none;
    };
    const auto rival = std::ranges::find_if(kept, [&](const PatternHit& other) {
      return tables.patterns.uses[other.pattern].owner == use.owner &&
             other.match.mark_start < hit.match.mark_end &&
             hit.match.mark_start < other.match.mark_end;
    });
    if (rival == kept.end()) {
      if (kept.size() < most_triggers) kept.push_back(hit);
    } else if (length > rival->match.mark_end - rival->match.mark_start || asks_less(*rival)) {
      *rival = hit;
    }
  }
  if (kept.empty()) return;
  std::ranges::stable_sort(kept, {}, [](const PatternHit& hit) { return hit.match.mark_start; });
  current->read_context();
  for (const PatternHit& hit : kept) trigger(block, hit);
}

// "None" in the cell beside "Side effects", or under a heading of that name.
bool Reader::State::stands_after(ClassId label) const {
  if (!has_before) return false;
  std::size_t words = 0, last = 0;
  const auto tokens = before->tokens();
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].is(Token::punctuation)) continue;
    ++words;
    last = at;
  }
  if (words == 1) return tables.terms.contains(label, tokens[last].word);
  return std::ranges::any_of(before->stretch().long_terms, [&](const LongTerm& term) {
    return term.length == words && tables.terms.node_holds(term.node, label);
  });
}

void Reader::State::trigger(const Block& block, const PatternHit& hit) {
  const PatternUse& use = tables.patterns.uses[hit.pattern];
  const RuleData& rule = tables.rule_data[use.owner];
  Assertion made;
  made.rule = &tables.rules[use.owner];
  made.severity = use.severity;
  made.trigger = current->text_of(hit.match.mark_start, hit.match.mark_end);
  made.scope = current->clause_text(hit.match.mark_start);
  const Trigger asked{.start = hit.match.mark_start,
                      .end = hit.match.mark_end,
                      .match_start = hit.match.start,
                      .match_end = hit.match.end,
                      .category = CategorySet{1} << rule.category,
                      .rule = use.owner};
  const Need need = need_left(use.need, rule, made);
  const bool about_other = made.status == Status::unrelated && holds_off_topic;
  if (!about_other) {
    const Ruling ruling = rule_on(block, asked);
    // What a sentence denies or reports says more than that it names nothing of health.
    if (ruling.status != Status::asserted) made.status = ruling.status;
    made.cue = ruling.cue;
    if (!ruling.nearly) {
      made.cue_text = ruling.cue_text;
    } else if (made.severity == Severity::error) {
      made.severity = Severity::warning;
      made.weakened = true;
      made.counterweight = ruling.cue_text;
    }
  }
  reading.assertions.push_back(made);
  pending.push_back(need);
  second_hand.push_back(current->tokens()[hit.match.mark_start].is(Token::in_quotes) ||
                        topic.is_reporting(current->stretch()));
}

// What the page still has to settle once the sentence has had its say.
Need Reader::State::need_left(Need need, const RuleData& rule, Assertion& made) {
  if (!known) {
    known = true;
    holds_health = topic.is_about_health(current->stretch());
    holds_off_topic = topic.is_about_other(current->stretch());
  }
  if (need == Need::none) return holds_health ? Need::none : Need::near;
  const bool met =
      std::ranges::any_of(rule.need_classes, [&](ClassId id) { return current->holds(id); });
  if (met) return need == Need::page ? Need::near : Need::none;
  if (need == Need::sentence) made.status = Status::unrelated;
  return need == Need::page && holds_off_topic && !holds_health ? Need::doubted : need;
}

Ruling Reader::State::rule_on(const Block& block, const Trigger& trigger) {
  const auto sense = current->sense_of(trigger);
  // A rule keeps its own exceptions for what would be asserted: a denial says more.
  const bool gives_way = sense && sense->by_own_sense && sense->status == Status::unrelated;
  if (sense && !gives_way) return *sense;
  if (block.struck) {
    return {struck_out.status, &struck_out, current->text_of(trigger.start, trigger.end)};
  }
  Ruling ruling = current->rule_on(trigger);
  if (const InheritedCue* above = inherited(trigger)) {
    if (above->cue->status < ruling.status) ruling = {above->cue->status, above->cue, above->text};
  }
  if (sense && ruling.status == Status::asserted) return *sense;
  if (ruling.status == Status::asserted) apply_previous_cue(block, ruling);
  return ruling;
}

}  // namespace caveat
