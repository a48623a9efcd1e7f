// SPDX-License-Identifier: Apache-2.0

#include "entries/coverage.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "documents/section.hpp"
#include "entries/resolving.hpp"

namespace caveat {

namespace {

/// Marks the sentences that anchors resolve to.
class Answered {
 public:
  explicit Answered(const Document& document)
      : document_(document), resolver_(document), sentences_(document.sentences.size(), false) {}

  void add(const Anchor& anchor) {
    if (anchor.document != document_.info.id) return;
    if (!known_.insert(anchor_key(anchor)).second) return;  // one note serves many entries
    const ResolvedAnchor place = resolver_.resolve(anchor);
    if (!place.found()) return;
    const auto& all = document_.sentences;
    auto sentence = std::lower_bound(
        all.begin(), all.end(), place.text.start,
        [](const Sentence& one, std::uint32_t offset) { return one.text.end <= offset; });
    for (; sentence != all.end() && sentence->text.start < place.text.end; ++sentence) {
      sentences_[static_cast<std::size_t>(sentence - all.begin())] = true;
    }
  }

  void add_lead_ins(const Reading& reading) {
    const Sections sections(document_);
    for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
      if (!sentences_[i]) continue;
      const auto lead_in = sections.lead_in(i);
      if (lead_in && !breaks_a_rule(reading, *lead_in)) sentences_[*lead_in] = true;
    }
  }

  bool has(std::size_t sentence) const { return sentences_[sentence]; }

 private:
  const Document& document_;
  Resolver resolver_;
  std::vector<bool> sentences_;
  std::unordered_set<std::string> known_;
};

}  // namespace

bool breaks_a_rule(const Reading& reading, std::uint32_t sentence) {
  return std::ranges::any_of(reading.of(reading.sentences[sentence]), [](const Assertion& made) {
    return made.status == Status::asserted && made.severity == Severity::error;
  });
}

std::vector<Uncovered> uncovered(const Document& document, const Reading& reading,
                                 std::span<const Entry> entries,
                                 std::span<const LeftOut> left_out) {
  Answered answered(document);
  for (const Entry& entry : entries) {
    answered.add(entry.origin);
    for (const Anchor& anchor : entry.also) answered.add(anchor);
    for (const RiskNote& note : entry.risks) {
      if (note.anchor) answered.add(*note.anchor);
    }
  }
  for (const LeftOut& line : left_out) answered.add(line.origin);
  answered.add_lead_ins(reading);

  std::vector<Uncovered> open;
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const SentenceReading& sentence = reading.sentences[i];
    const Block& block = document.blocks[document.sentences[i].block];
    if (block.hidden || block.struck) continue;
    if ((sentence.claim || sentence.risk) && !answered.has(i)) {
      open.push_back({i, sentence.claim, sentence.risk});
    }
  }
  return open;
}

}  // namespace caveat
