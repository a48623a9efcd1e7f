// SPDX-License-Identifier: Apache-2.0
//
// Sentences that are scanned together.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/matcher.hpp"
#include "language/terms.hpp"
#include "language/tokens.hpp"

namespace caveat {

struct PatternHit {
  std::uint16_t pattern = 0;  // into Tables::patterns
  PatternMatch match;         // in tokens of the stretch
};

/// A sentence, or as many words of it as are read at once. The spans are those of a
/// Passage.
struct Stretch {
  /// A longer sentence is read in several stretches, so that no text, however it is
  /// written, costs more than its length.
  static constexpr std::size_t most_words = 512;

  std::span<const Token> tokens;
  std::span<const LongTerm> long_terms;  // in order of place, then length
  std::span<const PatternHit> hits;      // of rules and recognisers, by place, then pattern
  std::span<const PatternHit> context;   // of cues, boundaries and senses,
  bool has_context = false;              // all of them; else nobody is to ask for the rest
  std::uint32_t stopped = 0;             // offset in the text behind it
};

/// At most `most_stretches` stretches, as they are cut and as a Scanner completes them.
class Passage {
 public:
  void clear();

  /// Cuts a stretch from text[span]. What its words and terms are is known once all stretches
  /// are settled, together.
  void cut(const Language::Tables& tables, std::string_view text, Span span);
  void settle(const Language::Tables& tables);
  /// Becomes one stretch of text[span], settled.
  void read(const Language::Tables& tables, std::string_view text, Span span);
  std::size_t size() const { return cuts_.size(); }
  Stretch operator[](std::size_t index) const;

  /// Adds a match to a stretch: after those of the stretch before, until the hits of this
  /// one end. `has_context`: its cues, boundaries and senses were all looked for.
  void add_hit(const PatternHit& hit, bool is_context) {
    (is_context ? context_ : hits_).push_back(hit);
  }
  void end_hits(std::size_t index, bool has_context) {
    cuts_[index].has_context = has_context;
    cuts_[index].hits = static_cast<std::uint32_t>(hits_.size());
    cuts_[index].context = static_cast<std::uint32_t>(context_.size());
  }

 private:
  // Where the parts of a stretch end.
  struct Cut {
    std::uint32_t tokens = 0, long_terms = 0, hits = 0, context = 0, stopped = 0;
    bool has_context = false;
  };
  std::size_t find_beginnings(const Terms& terms);
  Cut before(std::size_t index) const { return index == 0 ? Cut{} : cuts_[index - 1]; }

  std::vector<Cut> cuts_;
  std::vector<Token> tokens_;
  std::vector<AwaitedWord> awaited_;
  std::vector<std::uint32_t> beginnings_;  // first tokens of what may be terms, then room
  std::vector<LongTerm> long_terms_;
  std::vector<PatternHit> hits_, context_;
};

inline Stretch Passage::operator[](std::size_t index) const {
  const Cut from = before(index), to = cuts_[index];
  const auto part = [](const auto& all, std::uint32_t start, std::uint32_t end) {
    return std::span(all).subspan(start, end - start);
  };
  return {.tokens = part(tokens_, from.tokens, to.tokens),
          .long_terms = part(long_terms_, from.long_terms, to.long_terms),
          .hits = part(hits_, from.hits, to.hits),
          .context = part(context_, from.context, to.context),
          .has_context = to.has_context,
          .stopped = to.stopped};
}

}  // namespace caveat
