// SPDX-License-Identifier: Apache-2.0
//
// One sentence while it is being read: what matched in it, its clauses and the
// cues that stand in it.

#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "language/passage.hpp"
#include "language/tables.hpp"

namespace caveat {

/// A cue that survived the contest of cues.
struct ActiveCue {
  std::uint16_t cue = 0;    // into Tables::cues
  std::uint16_t start = 0;  // tokens
  std::uint16_t end = 0;
  /// 1 + index of the longer cue that this one is part of; 0: it stands for itself.
  std::uint16_t part_of = 0;
};

struct SenseHit {
  std::uint16_t sense = 0;  // into Tables::senses
  std::uint16_t start = 0;
  std::uint16_t end = 0;
};

/// What a status rests on.
struct Ruling {
  Status status = Status::asserted;
  const CueEntry* cue = nullptr;
  Span cue_text;              // in Document::text
  bool by_own_sense = false;  // an <unless> of the trigger's rule
  bool nearly = false;        // asserted, but "almost": cue_text says so and there is no cue
};

/// A trigger, for the purposes of deciding: where it stands and what it is about.
struct Trigger {
  std::uint16_t start = 0;  // tokens
  std::uint16_t end = 0;
  std::uint16_t match_start = 0;  // of the whole pattern
  std::uint16_t match_end = 0;
  CategorySet category = 0;
  std::uint16_t rule = SenseData::any_rule;
};

/// A sentence, or a stretch of a long one.
class SentenceView {
 public:
  /// More cues than a sentence that anybody wrote has; the shortest are left out.
  static constexpr std::size_t most_cues = 48;

  /// `tables` outlives the view.
  explicit SentenceView(const Language::Tables& tables) : tables_(tables) {}

  /// Turns to a scanned stretch, which stays valid as long as the view is asked.
  void show(const Stretch& stretch) {
    stretch_ = stretch;
    context_read_ = false;
    held_.clear();
  }

  const Stretch& stretch() const { return stretch_; }
  std::span<const Token> tokens() const { return stretch_.tokens; }

  /// Settles cues, clauses and senses; does nothing the second time.
  void read_context();

  /// What the sentence does with the trigger, by its own cues. Needs read_context().
  std::optional<Ruling> sense_of(const Trigger& trigger) const;
  Ruling rule_on(const Trigger& trigger) const;

  /// The first cue with this role, if any.
  const ActiveCue* first(CueRole role);
  /// Whether a cue or a sense in it could make something of this status.
  bool may_make(Status status) const;
  /// A forward or lead-in cue that reaches the end of the sentence. Needs read_context().
  const ActiveCue* reaching_end(CategorySet category) const;

  /// The clause around a token, in Document::text. Needs read_context().
  Span clause_text(std::uint16_t token) const;
  Span text_of(std::uint16_t start, std::uint16_t end) const {
    return {tokens()[start].text.start, tokens()[end - 1U].text.end};
  }

  /// Whether a term of the class stands anywhere in the sentence.
  bool holds(ClassId id);

 private:
  void settle_cues(std::vector<ActiveCue>& candidates);
  void settle_clauses(std::vector<std::uint16_t>& boundaries);
  bool gives_way(const ActiveCue& cue, const Trigger& trigger) const;
  bool in_reach(const ActiveCue& cue, const Trigger& trigger) const;
  bool cut_off(const ActiveCue& cue, Status status, const Trigger& trigger) const;

  const Language::Tables& tables_;
  Stretch stretch_;
  bool context_read_ = false;
  std::vector<std::pair<ClassId, bool>> held_;  // what holds() was asked before
  std::vector<ActiveCue> cues_;
  std::vector<ActiveCue> terminators_;
  std::vector<SenseHit> senses_;
  std::vector<std::uint16_t> clause_of_;  // per token, the token its clause begins with
  std::vector<ActiveCue> candidates_;
  std::vector<std::uint16_t> boundaries_;
  std::vector<StatusSet> masked_;       // per token, statuses a pseudo-cue took away
  std::vector<std::uint16_t> covered_;  // per token, 1 + index of the cue that holds it
};

}  // namespace caveat
