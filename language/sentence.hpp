// SPDX-License-Identifier: Apache-2.0
//
// One sentence while it is being read: its words, what matched in it, its
// clauses and the cues that stand in it.

#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "language/matcher.hpp"
#include "language/tables.hpp"

namespace caveat {

struct PatternHit {
  std::uint16_t pattern = 0;  // into the set it was found with
  PatternMatch match;
};

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

/// At most `limit` words of a sentence; a longer sentence is read in windows, so
/// that no text, however it is written, costs more than its length.
class SentenceView {
 public:
  static constexpr std::size_t limit = 512;
  /// More cues than a sentence that anybody wrote has; the shortest are left out.
  static constexpr std::size_t most_cues = 48;

  explicit SentenceView(const Language::Tables& tables);

  /// Cuts text[span]; returns where it stopped when the sentence is longer than a window.
  std::uint32_t start(std::string_view text, Span span);

  std::span<const Token> tokens() const { return tokens_; }
  Matcher& matcher() { return matcher_; }

  /// Matches of rules and recognisers.
  std::span<const PatternHit> scan();

  /// Finds cues, clauses and senses; does nothing the second time.
  void read_context();
  bool context_read() const { return context_read_; }

  /// What the sentence does with the trigger, by its own cues. Needs read_context().
  std::optional<Ruling> sense_of(const Trigger& trigger) const;
  Ruling rule_on(const Trigger& trigger) const;

  /// The first cue with this role, if any. Needs read_context().
  const ActiveCue* first(CueRole role) const;
  /// A forward or lead-in cue that reaches the end of the sentence. Needs read_context().
  const ActiveCue* reaching_end(CategorySet category) const;

  /// The clause around a token, in Document::text. Needs read_context().
  Span clause_text(std::uint16_t token) const;
  Span text_of(std::uint16_t start, std::uint16_t end) const {
    return {tokens_[start].text.start, tokens_[end - 1U].text.end};
  }

  /// Whether a term of the class stands anywhere in the sentence.
  bool holds(ClassId id);

 private:
  bool all_present(const PatternUse& use) const {
    for (const GroupCheck check : use.checks) {
      if (!WordSets::holds(present_.data(), check.group)) return false;
    }
    return true;
  }
  bool may_match(const PatternUse& use, std::uint32_t at) const {
    for (const GroupCheck check : use.checks) {
      if (check.group == any_word) return true;
      if (!stands(check, at)) return false;
    }
    return true;
  }
  bool stands(GroupCheck check, std::uint32_t start) const {
    const std::size_t from = start + check.from;
    const std::size_t end = std::min(from + check.width + 1, tokens_.size());
    for (std::size_t at = from; at < end; ++at) {
      if (WordSets::holds(matcher_.rows()[at], check.group)) return true;
    }
    return false;
  }
  void attempt(std::uint16_t pattern, const PatternUse& use, std::uint32_t at);
  void attempt_before(std::uint16_t pattern, const PatternUse& use, std::uint32_t key);
  /// Leaves in hits_ the matches of a set, in order of place, then pattern.
  void run(const PatternSet& set);
  void settle_cues(std::vector<ActiveCue>& candidates);
  void settle_clauses(std::vector<std::uint16_t>& boundaries);
  bool gives_way(const ActiveCue& cue, const Trigger& trigger) const;
  bool in_reach(const ActiveCue& cue, const Trigger& trigger) const;
  bool cut_off(const ActiveCue& cue, Status status, const Trigger& trigger) const;

  const Language::Tables& tables_;
  Matcher matcher_;
  std::vector<Token> tokens_;
  std::vector<PatternHit> hits_, scanned_;
  bool context_read_ = false;
  std::vector<ActiveCue> cues_;
  std::vector<ActiveCue> terminators_;
  std::vector<SenseHit> senses_;
  std::vector<std::uint16_t> clause_of_;  // per token, the token its clause begins with
  std::vector<std::uint64_t> present_;    // the groups of all words, as bits
  std::vector<ActiveCue> candidates_;
  std::vector<std::uint16_t> boundaries_;
  std::vector<StatusSet> masked_;       // per token, statuses a pseudo-cue took away
  std::vector<std::uint16_t> covered_;  // per token, 1 + index of the cue that holds it
};

}  // namespace caveat
