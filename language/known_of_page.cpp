// SPDX-License-Identifier: Apache-2.0

#include "language/known_of_page.hpp"

#include <algorithm>
#include <bit>

#include "language/reading_state.hpp"

namespace caveat {

namespace {

// A page that is full of claims or denials is what most pages are not: that it is says no
// more than that there are many.
constexpr float most_of_page = 0.4F;

constexpr unsigned flag(Circumstance which, bool holds) {
  return static_cast<unsigned>(holds) << static_cast<unsigned>(which);
}

bool has(unsigned flags, Circumstance which) {
  return ((flags >> static_cast<unsigned>(which)) & 1U) != 0;
}

}  // namespace

unsigned flags_of_place(std::size_t sentence, std::size_t sentences, const Block& block) {
  const std::size_t fifth = 5 * sentence / sentences, tenth = 10 * sentence / sentences;
  return flag(Circumstance::heading, is_heading(block)) |
         flag(Circumstance::item, block.kind == BlockKind::list_item) |
         flag(Circumstance::first_fifth, fifth == 0) |
         flag(Circumstance::second_fifth, fifth == 1) |
         flag(Circumstance::fourth_fifth, fifth == 3) | flag(Circumstance::last_fifth, fifth == 4) |
         flag(Circumstance::first_tenth, tenth == 0) | flag(Circumstance::last_tenth, tenth == 9);
}

float worth_of(unsigned flags, const Weighing& weighing) {
  float points = 0;
  for (; flags != 0; flags &= flags - 1) {
    points += weighing.circumstances[static_cast<std::size_t>(std::countr_zero(flags))];
  }
  return points;
}

KnownOfPage::KnownOfPage(const Document& document, const Reading& reading, const Rule* weighed) {
  const std::size_t count = reading.sentences.size();
  flags_.reserve(count);
  unsigned before = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const SentenceReading& sentence = reading.sentences[i];
    const Block& block = document.blocks[document.sentences[i].block];
    const unsigned flags = flags_of_place(i, count, block) |
                           flag(Circumstance::claim, sentence.claim) |
                           flag(Circumstance::risk, sentence.risk) |
                           flag(Circumstance::after_claim, has(before, Circumstance::claim)) |
                           flag(Circumstance::after_risk, has(before, Circumstance::risk)) |
                           flag(Circumstance::after_heading, has(before, Circumstance::heading));
    flags_.push_back(static_cast<std::uint16_t>(flags));
    before = flags;
    claims_ += sentence.claim ? 1.0F : 0.0F;
    risks_ += sentence.risk ? 1.0F : 0.0F;
    const bool is_defused = std::ranges::any_of(reading.of(sentence), [&](const Assertion& made) {
      return made.rule != weighed && made.status != Status::asserted;
    });
    defused_ += is_defused ? 1.0F : 0.0F;
  }
  const float tripled = count == 0 ? 0 : 3 / static_cast<float>(count);
  for (float* share : {&claims_, &risks_, &defused_}) {
    *share = std::min(*share * tripled, most_of_page);
  }
}

Circumstances KnownOfPage::of(std::size_t sentence) const {
  Circumstances known = {};
  for (std::size_t i = 0; i < static_cast<std::size_t>(Circumstance::claims); ++i) {
    known[i] = static_cast<float>((flags_[sentence] >> i) & 1U);
  }
  known[static_cast<std::size_t>(Circumstance::claims)] = claims_;
  known[static_cast<std::size_t>(Circumstance::risks)] = risks_;
  known[static_cast<std::size_t>(Circumstance::defused)] = defused_;
  return known;
}

bool KnownOfPage::is_heading(std::size_t sentence) const {
  return has(flags_[sentence], Circumstance::heading);
}

void lean_on(Circumstances& known, Circumstance first, const Totals& leaning) {
  for (std::size_t i = 0; i < leanings.size(); ++i) {
    known[static_cast<std::size_t>(first) + i] = leaning[static_cast<std::size_t>(leanings[i])];
  }
}

}  // namespace caveat
