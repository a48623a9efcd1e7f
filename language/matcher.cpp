// SPDX-License-Identifier: Apache-2.0

#include "language/matcher.hpp"

#include <array>

namespace caveat {

namespace {

constexpr int most_steps = 2000;
constexpr std::uint32_t widest_match = 40;
constexpr std::uint32_t longest_term = 8;
constexpr std::uint32_t unmarked = 0xFFFFFFFFU;

}  // namespace

// Whether trying is worth it, by the first word alone.
inline bool Matcher::may_begin(std::uint32_t pc, std::uint32_t at) const {
  for (;; ++pc) {
    const Instruction& step = program_[pc];
    switch (step.op) {
      case Instruction::word:
        return at < tokens_.size() && tokens_[at].word == step.value;
      case Instruction::term:
      case Instruction::number:
      case Instruction::one_of:
        return at < tokens_.size() && in(step.first, at);
      case Instruction::either:
        return step.first == any_word || (at < tokens_.size() && in(step.first, at));
      case Instruction::mark_start:
      case Instruction::mark_end:
        break;
      default:
        return true;
    }
  }
}

void Matcher::start(std::span<const Token> tokens) {
  tokens_ = tokens;
  rows_.resize(tokens.size());
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    rows_[at] = sets_->row(tokens[at].word, tokens[at].is(Token::number));
  }
  slices_.assign(tokens.size(), {0, 0, false});
  long_terms_.clear();
}

bool Matcher::match(std::uint32_t entry, std::uint32_t at, PatternMatch& found) {
  begin_ = at;
  steps_ = 0;
  mark_start_ = mark_end_ = unmarked;
  if (!run(entry, at)) return false;
  found.start = static_cast<std::uint16_t>(at);
  found.end = static_cast<std::uint16_t>(end_);
  found.mark_start =
      mark_start_ == unmarked ? found.start : static_cast<std::uint16_t>(mark_start_);
  found.mark_end = mark_end_ == unmarked ? found.end : static_cast<std::uint16_t>(mark_end_);
  return true;
}

// Recursion is one level per choice in the pattern, which its text bounds.
bool Matcher::run(std::uint32_t pc, std::uint32_t at) {
  for (;;) {
    if (++steps_ > most_steps || at - begin_ > widest_match) return false;
    const Instruction& step = program_[pc];
    switch (step.op) {
      case Instruction::word:
        if (at >= tokens_.size() || tokens_[at].word != step.value) return false;
        ++at;
        ++pc;
        break;
      case Instruction::term:
        if (at >= tokens_.size() || !in(step.first, at)) return false;
        if (!long_terms(at).empty() && longer_term(pc, at)) return true;
        if (!in(static_cast<SetId>(step.other), at)) return false;
        ++at;
        ++pc;
        break;
      case Instruction::number:
        if (at >= tokens_.size() || !in(step.first, at)) return false;
        ++at;
        ++pc;
        break;
      case Instruction::gap:
        return gap(pc, at);
      case Instruction::either: {
        if (step.first != any_word && (at >= tokens_.size() || !in(step.first, at))) return false;
        if (may_begin(step.value, at)) {
          const std::uint32_t mark_start = mark_start_, mark_end = mark_end_;
          if (run(step.value, at)) return true;
          mark_start_ = mark_start;
          mark_end_ = mark_end;
        }
        pc = step.other;
        break;
      }
      case Instruction::one_of:
        if (at >= tokens_.size() || !in(step.first, at)) return false;
        ++at;
        pc = step.value;
        break;
      case Instruction::jump:
        pc = step.value;
        break;
      case Instruction::unless: {
        const std::uint32_t end = end_;
        const bool stands = may_begin(pc + 1, at) && run(pc + 1, at);
        end_ = end;
        if (stands) return false;
        pc = step.value;
        break;
      }
      case Instruction::mark_start:
        mark_start_ = at;
        ++pc;
        break;
      case Instruction::mark_end:
        mark_end_ = at;
        ++pc;
        break;
      case Instruction::sentence_start:
        if (at != 0) return false;
        ++pc;
        break;
      case Instruction::sentence_end:
        // A final mark of the sentence may still follow.
        if (at < tokens_.size() &&
            (at + 1 < tokens_.size() || !tokens_[at].is(Token::punctuation))) {
          return false;
        }
        ++pc;
        break;
      case Instruction::accept:
        end_ = at;
        return true;
    }
  }
}

// Whether the pattern goes on after a term of several words.
bool Matcher::longer_term(std::uint32_t pc, std::uint32_t at) {
  const auto id = static_cast<ClassId>(program_[pc].value);
  const Slice slice = slices_[at];
  for (std::size_t i = slice.count; i-- > 0;) {
    // Copied: the list grows in the call below.
    const LongTerm candidate = long_terms_[slice.first + i];
    if (!terms_->node_holds(candidate.node, id)) continue;
    const std::uint32_t mark_start = mark_start_, mark_end = mark_end_;
    if (run(pc + 1, at + candidate.length)) return true;
    mark_start_ = mark_start;
    mark_end_ = mark_end;
  }
  return false;
}

bool Matcher::gap(std::uint32_t pc, std::uint32_t at) {
  const std::uint32_t widest = program_[pc].value;
  for (std::uint32_t skipped = 0;; ++skipped) {
    if (may_begin(pc + 1, at + skipped)) {
      const std::uint32_t mark_start = mark_start_, mark_end = mark_end_;
      if (run(pc + 1, at + skipped)) return true;
      mark_start_ = mark_start;
      mark_end_ = mark_end;
    }
    if (skipped == widest || at + skipped >= tokens_.size()) return false;
    const Token& next = tokens_[at + skipped];
    if (next.is(Token::hard_break) || in(gap_stops_, at + skipped)) return false;
    if (skipped > 0 && next.is(Token::after_stop)) return false;
    if (steps_ > most_steps) return false;
  }
}

std::span<const Matcher::LongTerm> Matcher::long_terms(std::uint32_t at) {
  Slice& slice = slices_[at];
  if (!slice.known) {
    slice = {static_cast<std::uint32_t>(long_terms_.size()), 0, true};
    if (terms_->begins_term(tokens_[at].word)) {
      std::uint32_t node = Terms::root;
      for (std::uint32_t length = 1; length <= longest_term && at + length <= tokens_.size();
           ++length) {
        node = terms_->next(node, tokens_[at + length - 1].word);
        if (node == Terms::no_node) break;
        if (terms_->classes_at(node).empty()) continue;
        long_terms_.push_back({node, static_cast<std::uint16_t>(length)});
        ++slice.count;
      }
    }
  }
  return {long_terms_.data() + slice.first, slice.count};
}

std::span<const std::uint16_t> Matcher::lengths(ClassId id, std::uint32_t at) {
  lengths_.clear();
  const auto longer = long_terms(at);
  for (std::size_t i = longer.size(); i-- > 0;) {
    if (terms_->node_holds(longer[i].node, id)) lengths_.push_back(longer[i].length);
  }
  if (terms_->contains(id, tokens_[at].word)) lengths_.push_back(1);
  return lengths_;
}

}  // namespace caveat
