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

void Matcher::start(std::span<const Token> tokens) {
  tokens_ = tokens;
  slices_.assign(tokens.size(), {0, 0, false});
  long_terms_.clear();
}

bool Matcher::match(std::uint32_t entry, std::uint32_t at, PatternMatch& found) {
  begin_ = at;
  steps_ = 0;
  inside_unless_ = 0;
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
    const Instruction& step = (*program_)[pc];
    switch (step.op) {
      case Instruction::word:
        if (at >= tokens_.size() || tokens_[at].word != step.value) return false;
        ++at;
        ++pc;
        break;
      case Instruction::term:
        return term(pc, at);
      case Instruction::number:
        if (at >= tokens_.size()) return false;
        if (!tokens_[at].is(Token::number) && !terms_->contains(number_, tokens_[at].word)) {
          return false;
        }
        ++at;
        ++pc;
        break;
      case Instruction::gap:
        return gap(pc, at);
      case Instruction::either: {
        const std::uint32_t mark_start = mark_start_, mark_end = mark_end_;
        if (run(step.value, at)) return true;
        mark_start_ = mark_start;
        mark_end_ = mark_end;
        pc = step.other;
        break;
      }
      case Instruction::jump:
        pc = step.value;
        break;
      case Instruction::unless: {
        const std::uint32_t end = end_;
        ++inside_unless_;
        const bool stands = run(pc + 1, at);
        --inside_unless_;
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

bool Matcher::term(std::uint32_t pc, std::uint32_t at) {
  if (at >= tokens_.size()) return false;
  const auto id = static_cast<ClassId>((*program_)[pc].value);
  const std::span<const LongTerm> longer = long_terms(at);
  for (std::size_t i = longer.size(); i-- > 0;) {
    // Copied: the span moves when the list grows in the call below.
    const LongTerm candidate = long_terms_[slices_[at].first + i];
    if (terms_->node_holds(candidate.node, id) && run(pc + 1, at + candidate.length)) return true;
  }
  return terms_->contains(id, tokens_[at].word) && run(pc + 1, at + 1);
}

bool Matcher::gap(std::uint32_t pc, std::uint32_t at) {
  const std::uint32_t widest = (*program_)[pc].value;
  for (std::uint32_t skipped = 0;; ++skipped) {
    const std::uint32_t mark_start = mark_start_, mark_end = mark_end_;
    if (run(pc + 1, at + skipped)) return true;
    mark_start_ = mark_start;
    mark_end_ = mark_end;
    if (skipped == widest || at + skipped >= tokens_.size()) return false;
    const Token& next = tokens_[at + skipped];
    if (next.is(Token::hard_break) || terms_->contains(gap_stop_, next.word)) return false;
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
