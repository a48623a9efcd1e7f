// SPDX-License-Identifier: Apache-2.0
//
// What the scales say of a page's sentences, and what becomes of it.

#include "language/weighing.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "language/reading_state.hpp"

namespace caveat {

namespace {

// A page that is full of claims or denials is what most pages are not: that it is says no
// more than that there are many.
constexpr float most_of_page = 0.4F;

constexpr unsigned flag(Circumstance which, bool holds) {
  return static_cast<unsigned>(holds) << static_cast<unsigned>(which);
}

// What is known of a sentence before the page is read: where it stands.
unsigned flags_of_place(std::size_t index, std::size_t count, const Block& block) {
  const std::size_t fifth = 5 * index / count, tenth = 10 * index / count;
  return flag(Circumstance::heading, is_heading(block)) |
         flag(Circumstance::item, block.kind == BlockKind::list_item) |
         flag(Circumstance::first_fifth, fifth == 0) |
         flag(Circumstance::second_fifth, fifth == 1) |
         flag(Circumstance::fourth_fifth, fifth == 3) | flag(Circumstance::last_fifth, fifth == 4) |
         flag(Circumstance::first_tenth, tenth == 0) | flag(Circumstance::last_tenth, tenth == 9);
}

// Once it is known where a sentence stands, nothing else adds more than this.
constexpr float most_from_rest = 2.0F;

// Whether a sentence is worth a look: how far from enough it may be by its own words, and by
// them and its place, for its page to make up for it.
bool may_be_enough(const Weighing& weighing, float own, unsigned flags) {
  if (own + Scales::most_from_page < weighing.threshold) return false;
  for (; flags != 0; flags &= flags - 1) {
    own += weighing.circumstances[static_cast<std::size_t>(std::countr_zero(flags))];
  }
  return own + most_from_rest >= weighing.threshold;
}

}  // namespace

// What speaks against findings, looked up once in a sentence and once on a page.
struct Reader::State::Doubts {
  std::uint32_t sentence = no_sentence;  // whose words these are
  Passage words;
  std::optional<Span> darkest;
};

KnownOfPage::KnownOfPage(const Document& document, const Reading& reading, const Rule* weighed,
                         const Scales* scales)
    : scales_(scales) {
  const auto has = [](unsigned flags, Circumstance which) {
    return ((flags >> static_cast<unsigned>(which)) & 1U) != 0;
  };
  const std::size_t count = reading.sentences.size();
  flags_.reserve(count);
  headings_.reserve(document.blocks.size());
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
    if (is_heading(block)) headings_.push_back(static_cast<std::uint32_t>(i));
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

std::size_t KnownOfPage::above(std::size_t sentence) const {
  const auto below = std::ranges::upper_bound(headings_, sentence);
  return below == headings_.begin() ? sentence : *std::prev(below);
}

Circumstances KnownOfPage::of(std::size_t sentence) const {
  Circumstances known = {};
  const std::size_t heading = above(sentence);
  for (std::size_t i = 0; i < static_cast<std::size_t>(Circumstance::claims); ++i) {
    known[i] = static_cast<float>((flags_[sentence] >> i) & 1U);
  }
  known[static_cast<std::size_t>(Circumstance::claims)] = claims_;
  known[static_cast<std::size_t>(Circumstance::risks)] = risks_;
  known[static_cast<std::size_t>(Circumstance::defused)] = defused_;
  if (scales_ == nullptr) return known;
  for (std::size_t i = 0; i < leanings.size(); ++i) {
    const auto lean_of = [&](std::size_t neighbour) {
      return lean(scales_->own(leanings[i], static_cast<std::uint32_t>(neighbour)));
    };
    if (sentence > 0) {
      known[static_cast<std::size_t>(Circumstance::absolute_before) + i] = lean_of(sentence - 1);
    }
    if (sentence + 1 < flags_.size()) {
      known[static_cast<std::size_t>(Circumstance::absolute_behind) + i] = lean_of(sentence + 1);
    }
    if (heading != sentence) {
      known[static_cast<std::size_t>(Circumstance::absolute_above) + i] = lean_of(heading);
    }
  }
  return known;
}

void Reader::State::weigh(std::uint32_t index, const Block& block) {
  scales.put(index, current->tokens());
  if (tables.weights.empty() || current->tokens().empty()) return;
  SentenceReading& result = reading.sentences[index];
  const unsigned flags = flags_of_place(index, reading.sentences.size(), block);
  const auto is_worth_a_look = [&](Weighed what) {
    return may_be_enough(tables.weights.weighing(what), scales.own(what, index), flags);
  };
  if (result.strength == Strength::none && is_worth_a_look(Weighed::claim)) {
    result.strength =
        ruling_of_heaviest(block, Weighed::claim, claim_category).first.status == Status::hedged
            ? Strength::conditional
            : Strength::direct;
  }
  if (tables.weighed_rule == no_rule || reading.assertions.size() > result.first_assertion ||
      !is_worth_a_look(Weighed::absolute)) {
    return;
  }
  const RuleData& data = tables.rule_data[tables.weighed_rule];
  const auto [ruling, part] =
      ruling_of_heaviest(block, Weighed::absolute, CategorySet{1} << data.category);
  const Rule& rule = tables.rules[tables.weighed_rule];
  reading.assertions.push_back({.rule = &rule,
                                .status = ruling.status,
                                .severity = rule.severity,
                                .trigger = current->text_of(part.start, part.end),
                                .cue = ruling.cue,
                                .cue_text = ruling.cue_text,
                                .scope = current->clause_text(part.start)});
  pending.push_back(Need::none);
  second_hand.push_back(current->tokens()[part.start].is(Token::in_quotes));
}

std::pair<Ruling, Scales::Part> Reader::State::ruling_of_heaviest(const Block& block, Weighed what,
                                                                  CategorySet category) {
  current->read_context();
  const Scales::Part part = scales.heaviest(what, current->tokens());
  return {rule_on(block, {.start = part.start,
                          .end = part.end,
                          .match_start = part.start,
                          .match_end = part.end,
                          .category = category,
                          .rule = tables.weighed_rule}),
          part};
}

// Once the whole page is on the scales: its claims and risks, which of the sentences that
// were looked at have enough, and which findings the rest of their sentence and page speak
// against. `on_topic`: the page is about health.
void Reader::State::settle_weighed(bool on_topic) {
  if (tables.weights.empty()) return;
  const bool is_page = scales.is_page(), is_elsewhere = !scales.may_be(PageWeighed::health),
             has_promises = scales.may_be(PageWeighed::promises);
  // Who reports or informs has unusual words too, and promises nothing.
  const bool may_promise = is_page && on_topic && !topic.is_critical() && has_promises;
  const Rule* weighed =
      tables.weighed_rule == no_rule ? nullptr : &tables.rules[tables.weighed_rule];
  KnownOfPage known_of;
  if (is_page) known_of = KnownOfPage(*document, reading, weighed, &scales);
  Doubts doubts;
  std::uint32_t kept = 0;
  for (std::uint32_t index = 0; index < reading.sentences.size(); ++index) {
    std::optional<bool> outright;
    const auto is_outright = [&] {
      if (!outright) outright = claims_outright(index);
      return *outright;
    };
    SentenceReading& sentence = reading.sentences[index];
    const Circumstances here = is_page ? known_of.of(index) : Circumstances{};
    const std::uint32_t first = kept, end = sentence.first_assertion + sentence.assertion_count;
    const bool agreed = is_page && errors_agree(sentence);
    for (std::uint32_t i = sentence.first_assertion; i < end; ++i) {
      Assertion made = reading.assertions[i];
      if (made.rule == weighed) {
        if (!may_promise || !scales.enough(Weighed::absolute, index, here)) {
          continue;
        }
      } else if (is_page && made.severity == Severity::error &&
                 (is_elsewhere ||
                  (!agreed && is_ordinary(made) &&
                   !(has_promises && scales.enough(Weighed::credible, index, here)))) &&
                 !is_outright()) {
        made.severity = Severity::warning;
        made.weakened = true;
        made.counterweight = counterweight(made, index, doubts);
      }
      reading.assertions[kept++] = made;
    }
    sentence.first_assertion = first;
    sentence.assertion_count = kept - first;
    if (is_elsewhere) {
      sentence.claim = sentence.claim && is_outright();
      sentence.risk = false;
    }
    if (!is_page || !on_topic) continue;
    const bool recognised = sentence.claim;
    sentence.risk = scales.enough(Weighed::risk, index, here);
    // "The tablets raise the risk of acne" says outright what does what, too.
    sentence.claim =
        scales.enough(Weighed::claim, index, here) ||
        (recognised_claim[index] && (says_little(index) || (is_outright() && !sentence.risk)));
    sentence.weighed = sentence.claim && !recognised;
  }
  reading.assertions.resize(kept);
}

// A few words have little weight. What a heading claims, or an item such as "melasma" under its
// lead-in, is a matter of what it says.
bool Reader::State::says_little(std::uint32_t index) const {
  constexpr std::uint32_t a_few_words = 32;  // bytes
  const Block& block = document->blocks[document->sentences[index].block];
  return is_heading(block) ||
         (block.kind == BlockKind::list_item && block.text.size() <= a_few_words);
}

bool Reader::State::is_ordinary(const Assertion& made) const {
  return tables.rule_data[static_cast<std::size_t>(made.rule - tables.rules.data())].is_ordinary;
}

// One word may be there by chance; "permanently" and "cure" in one sentence are not.
bool Reader::State::errors_agree(const SentenceReading& sentence) const {
  const Rule* first = nullptr;
  for (const Assertion& made : reading.of(sentence)) {
    if (made.status != Status::asserted || made.severity != Severity::error) continue;
    if (first != nullptr && made.rule != first) return true;
    first = made.rule;
  }
  return false;
}

// "Our serum cures eczema" and "PRP is safer than a laser" say what does what, whatever the page
// sounds like.
bool Reader::State::claims_outright(std::uint32_t index) {
  if (!recognised_claim[index]) return false;
  bool treatment = false, condition = false, two_therapies = false;
  std::string_view therapy;
  for (const TermUse& use : names(*document, index)) {
    treatment =
        treatment || use.kind == "therapy" || use.kind == "procedure" || use.kind == "product";
    if (use.kind == "therapy") {
      two_therapies = two_therapies || (!therapy.empty() && therapy != use.lexicon_class);
      therapy = use.lexicon_class;
    }
    condition = condition || use.kind == "condition" || use.kind == "appearance";
  }
  return (treatment && condition) || two_therapies;
}

// The words that speak most against what was found in it: its own, or those of its page
// where they weigh more.
Span Reader::State::counterweight(const Assertion& made, std::uint32_t index, Doubts& doubts) {
  const auto text_of = [](std::span<const Token> tokens, Scales::Part part) {
    return Span{tokens[part.start].text.start, tokens[part.end - 1U].text.end};
  };
  const auto cut = [&](Passage& into, std::uint32_t sentence) {
    into.read(tables, document->text, document->sentences[sentence].text);
    return into[0].tokens;
  };
  if (doubts.sentence != index) cut(doubts.words, index);
  doubts.sentence = index;
  const std::span<const Token> own = doubts.words[0].tokens;
  const Scales::Part against = scales.heaviest_against(Weighed::credible, own, made.trigger);
  if (against.points > std::max(0.0F, -scales.tone(Weighed::credible))) {
    return text_of(own, against);
  }
  if (!doubts.darkest) {
    const std::span<const Token> page = cut(aside, scales.darkest_sentence(Weighed::credible));
    doubts.darkest = Span{};
    if (page.empty()) return {};
    const Scales::Part dark = scales.darkest(Weighed::credible, page);
    if (dark.points > 0) doubts.darkest = text_of(page, dark);
  }
  return *doubts.darkest;
}

}  // namespace caveat
