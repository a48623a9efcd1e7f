// SPDX-License-Identifier: Apache-2.0
//
// A Reader at work: the page it reads and what the sentences so far left behind.
// Its parts are reading.cpp (the way down the page), triggers.cpp (rules),
// inheritance.cpp (what headings, lead-ins and neighbours say), recognition.cpp
// (claims and risks) and weighing.cpp (what the words add up to).

#pragma once

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "language/passage_reader.hpp"
#include "language/reading.hpp"
#include "language/scanner.hpp"
#include "language/sentence.hpp"
#include "language/topic.hpp"
#include "language/weights.hpp"

namespace caveat {

/// Triggers that are judged in one stretch; nobody writes as many.
inline constexpr std::size_t most_triggers = 64;

/// A cue of a heading or a lead-in that acts on what stands under it.
struct InheritedCue {
  const CueEntry* cue = nullptr;
  const CueData* data = nullptr;
  Span text;
  std::int8_t level = 0;
};

/// What a lead-in or a heading makes of the sentences it speaks for.
struct Carried {
  bool claim = false;
  Strength strength = Strength::none;
  std::uint8_t risk_types = 0;
  std::int8_t level = 0;
  bool items_only = false;
};

bool is_heading(const Block& block);
class KnownOfPage;

struct Reader::State {
  explicit State(std::shared_ptr<const Language> of)
      : language(std::move(of)),
        tables(language->tables()),
        current(std::make_unique<SentenceView>(tables)),
        before(std::make_unique<SentenceView>(tables)),
        scanner(tables),
        scales(tables.weights),
        passages(tables, scanner, scales, [this](std::uint32_t index) { return wants_of(index); }),
        topic(tables) {
    const auto bit = [&](const char* name) {
      const auto found = std::ranges::find(tables.categories, name);
      return CategorySet{1} << static_cast<unsigned>(found - tables.categories.begin());
    };
    target_category = bit("target");
    claim_category = bit("claim");
    risk_category = bit("risk");
    for (std::size_t i = 0; i < tables.cues.size(); ++i) {
      messages_hedge = messages_hedge || (is_message(tables.cues[i].role) &&
                                          tables.cue_entries[i].status == Status::hedged);
    }
  }

  Reading read(const Document& asked, std::span<const Span> targets);
  std::vector<TermUse> terms(const Document& from, std::size_t index, std::string_view kind);
  std::vector<TermUse> names(const Document& from, std::size_t index);

  void sentence(std::uint32_t index);
  void stretch(const Stretch& read, std::uint32_t index, bool is_first);
  void triggers(const Block& block, std::span<const PatternHit> hits);
  void trigger(const Block& block, const PatternHit& hit);
  bool stands_after(ClassId label) const;
  Need need_left(Need need, const RuleData& rule, Assertion& made);
  void recognise(SentenceReading& result, const Block& block, std::span<const PatternHit> hits);
  void recognised(SentenceReading& result, const Block& block, const PatternHit& hit,
                  const RecogniserData& data);
  void receive(SentenceReading& result, const Block& block, bool not_claim, bool not_risk);
  struct WorthALook {
    bool claim = false, absolute = false;
  };
  WorthALook worth_a_look(std::uint32_t index, const Block& block) const;
  PassageReader::Wants wants_of(std::uint32_t index) const;
  void weigh(std::uint32_t index, const Block& block);
  bool may_inherit(const Block& block) const;
  std::pair<Ruling, Scales::Part> ruling_of_heaviest(const Block& block, Weighed what,
                                                     CategorySet category);
  void add_circumstances(const KnownOfPage& known_of);
  class Deciding;
  void settle_weighed(bool on_topic);
  bool says_little(std::uint32_t index) const;
  bool is_ordinary(const Assertion& made) const;
  bool errors_agree(const SentenceReading& sentence) const;
  bool claims_outright(std::uint32_t index);
  struct Doubts;
  Span counterweight(const Assertion& made, std::uint32_t index, Doubts& doubts);
  void look_up_targets(const Block& block, std::uint32_t index);
  Ruling rule_on(const Block& block, const Trigger& trigger);
  void inherit(const Block& block, std::uint32_t index);
  void inherit_at_heading(const Block& block, std::uint32_t index);
  const InheritedCue* inherited(const Trigger& trigger);
  void answer_previous(std::uint32_t index);
  void apply_previous_cue(const Block& block, Ruling& ruling);
  void finish();
  void take_claims_of_rules();

  std::shared_ptr<const Language> language;
  const Language::Tables& tables;
  std::unique_ptr<SentenceView> current, before;
  Scanner scanner;
  Scales scales;
  PassageReader passages;
  Passage aside;  // a sentence out of turn
  Topic topic;
  bool messages_hedge = false;  // some cues by which sentences speak of others do
  CategorySet target_category = 0, claim_category = 0, risk_category = 0;

  const Document* document = nullptr;
  Reading reading;
  std::vector<Need> pending;            // parallel to reading.assertions
  std::vector<bool> second_hand;        // parallel too: in quotation marks, or reported
  std::vector<bool> claim_if_on_topic;  // per sentence
  std::vector<bool> recognised_claim;   // likewise: a claim by what recognisers say
  std::span<const Span> targets;

  bool has_before = false;  // `before` holds the sentence just before
  std::vector<InheritedCue> headings;
  std::uint32_t lead_in = no_sentence;       // sentence that introduces what is being read
  std::uint32_t lead_in_read = no_sentence;  // the one `lead_in_cue` was made from
  InheritedCue lead_in_cue;
  Carried lead_in_carries;                    // from the sentence `lead_in`
  Carried list_carries;                       // from the sentence read last
  std::uint32_t over_headings = no_sentence;  // introduces the numbered headings being read
  Carried over_headings_carries;              // from that sentence, at their level
  Strength ceiling = Strength::absolute;      // what the sentence's weakest words allow
  std::vector<Carried> heading_carries;       // innermost last
  bool holds_health = false, holds_off_topic = false;  // the stretch, when `known`
  bool known = false;
};

}  // namespace caveat
