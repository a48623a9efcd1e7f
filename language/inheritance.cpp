// SPDX-License-Identifier: Apache-2.0
//
// What headings, lead-ins and neighbouring sentences say about a sentence.

#include <algorithm>

#include "documents/section.hpp"
#include "language/reading_state.hpp"

namespace caveat {

// "Conditions that the therapy may help include:" above "1. Acne" and "2. Vitiligo".
void Reader::State::inherit_at_heading(const Block& block, std::uint32_t index) {
  const auto over = [&](const auto& above) { return above.level >= block.level; };
  std::erase_if(headings, over);
  std::erase_if(heading_carries, over);
  lead_in = no_sentence;
  if (!is_numbered(*document, block)) {
    if (block.level <= over_headings_carries.level) over_headings = no_sentence;
    return;
  }
  if (index > 0 && leads_in(*document, document->blocks[document->sentences[index - 1].block])) {
    over_headings = index - 1;
    over_headings_carries = list_carries;
    over_headings_carries.level = block.level;
  }
  if (over_headings == no_sentence || over_headings_carries.level != block.level) return;
  lead_in = over_headings;
  lead_in_carries = over_headings_carries;
}

// A cue in the sentence before that speaks of what follows.
void Reader::State::apply_previous_cue(const Block& block, Ruling& ruling) {
  if (!has_before || is_heading(block) || before->tokens().empty()) return;
  if (const ActiveCue* cue = before->first(CueRole::previous)) {
    const CueEntry& entry = tables.cue_entries[cue->cue];
    ruling = {entry.status, &entry, before->text_of(cue->start, cue->end)};
  }
}

// At the first sentence of a block: which headings and lead-ins still speak for it.
void Reader::State::inherit(const Block& block, std::uint32_t index) {
  if (is_heading(block)) return inherit_at_heading(block, index);
  if (block.kind != BlockKind::list_item && block.kind != BlockKind::quotation) {
    lead_in = no_sentence;
    return;
  }
  if (index == 0) return;
  const std::uint32_t previous = index - 1;
  const Block& above = document->blocks[document->sentences[previous].block];
  if (above.kind == block.kind) return;
  lead_in =
      document->text_of(document->sentences[previous].text).ends_with(':') ? previous : no_sentence;
  lead_in_carries = list_carries;
}

const InheritedCue* Reader::State::inherited(const Trigger& trigger) {
  if (lead_in != no_sentence) {
    if (lead_in_read != lead_in) {
      lead_in_read = lead_in;
      lead_in_cue = {};
      aside.read(tables, document->text, document->sentences[lead_in].text);
      scanner.scan(aside, {});
      SentenceView view(tables);
      view.show(aside[0]);
      view.read_context();
      if (const ActiveCue* cue = view.reaching_end(trigger.category)) {
        lead_in_cue = {&tables.cue_entries[cue->cue], &tables.cues[cue->cue],
                       view.text_of(cue->start, cue->end), 0};
      }
    }
    if (lead_in_cue.cue != nullptr && (lead_in_cue.data->categories & trigger.category) != 0) {
      return &lead_in_cue;
    }
  }
  for (std::size_t i = headings.size(); i-- > 0;) {
    if ((headings[i].data->categories & trigger.category) != 0) return &headings[i];
  }
  return nullptr;
}

// What this sentence says about the one before: an answer, a rejection, a claim to what it denies.
void Reader::State::answer_previous(std::uint32_t index) {
  const SentenceReading& asked = reading.sentences[index - 1];
  if (asked.assertion_count == 0) return;
  if (is_heading(document->blocks[document->sentences[index].block])) return;
  const bool affirms = current->first(CueRole::affirms) != nullptr;
  const ActiveCue* next = current->first(CueRole::next);
  const auto first = reading.assertions.begin() + asked.first_assertion;
  for (auto made = first; made != first + asked.assertion_count; ++made) {
    if (made->status == Status::question && affirms) {
      made->status = Status::asserted;
      made->cue = nullptr;
      made->cue_text = {};
    } else if (next != nullptr) {
      const CueEntry& entry = tables.cue_entries[next->cue];
      // "Others cannot erase scars. We can."
      const bool claims_it = entry.status == Status::asserted;
      if (made->status != (claims_it ? Status::negated : Status::asserted)) continue;
      made->status = entry.status;
      made->cue = claims_it ? nullptr : &entry;
      made->cue_text = claims_it ? Span{} : current->text_of(next->start, next->end);
    }
  }
}

}  // namespace caveat
