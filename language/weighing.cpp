// SPDX-License-Identifier: Apache-2.0
//
// What the scales say of a page's sentences, and what becomes of it.

#include <algorithm>
#include <optional>

#include "language/known_of_page.hpp"
#include "language/reading_state.hpp"

namespace caveat {

// What speaks against findings, looked up once in a sentence and once on a page.
struct Reader::State::Doubts {
  std::uint32_t sentence = no_sentence;  // whose words these are
  Passage words;
  std::optional<Span> darkest;
};

// By its own words and its place; most sentences are worth none.
Reader::State::WorthALook Reader::State::worth_a_look(std::uint32_t index,
                                                      const Block& block) const {
  const unsigned place = flags_of_place(index, reading.sentences.size(), block);
  const auto is_worth_it = [&](Weighed what) {
    const Weighing& weighing = tables.weights.weighing(what);
    return scales.own(what, index) + worth_of(place, weighing) >= weighing.least_placed;
  };
  return {.claim = is_worth_it(Weighed::claim), .absolute = is_worth_it(Weighed::absolute)};
}

// Whether something outside a sentence may hedge it: a lead-in, or cues that speak of others,
// where a lexicon has such.
bool Reader::State::may_inherit(const Block& block) const {
  return messages_hedge || is_heading(block) || block.kind == BlockKind::list_item ||
         block.kind == BlockKind::quotation;
}

// Known before it is asked for, by weigh() and by look_up_targets().
PassageReader::Wants Reader::State::wants_of(std::uint32_t index) const {
  using Wants = PassageReader::Wants;
  if (!targets.empty()) return Wants::context;
  if (tables.weights.empty()) return Wants::nothing;
  const Block& block = document->blocks[document->sentences[index].block];
  const WorthALook worth = worth_a_look(index, block);
  if (worth.absolute) return Wants::context;
  if (!worth.claim) return Wants::nothing;
  return may_inherit(block) ? Wants::context : Wants::context_if_hedged;
}

void Reader::State::weigh(std::uint32_t index, const Block& block) {
  if (tables.weights.empty() || current->tokens().empty()) return;
  SentenceReading& result = reading.sentences[index];
  const WorthALook worth = worth_a_look(index, block);
  if (result.strength == Strength::none && worth.claim) {
    const bool hedged =
        (current->may_make(Status::hedged) || may_inherit(block)) &&
        ruling_of_heaviest(block, Weighed::claim, claim_category).first.status == Status::hedged;
    result.strength = hedged ? Strength::conditional : Strength::direct;
  }
  if (tables.weighed_rule == no_rule || reading.assertions.size() > result.first_assertion ||
      !worth.absolute) {
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

// From its own words to all that is known of it, sentence by sentence. What neighbours lean to
// is a matter of their own words: those of the next are not yet added to.
void Reader::State::add_circumstances(const KnownOfPage& known_of) {
  const auto count = static_cast<std::uint32_t>(reading.sentences.size());
  const auto leaning_of = [&](std::uint32_t index) {
    return index < count ? lean(scales.own(index)) : Totals{};
  };
  Totals previous = {}, own = leaning_of(0), above = {};
  for (std::uint32_t index = 0; index < count; ++index) {
    const Totals behind = leaning_of(index + 1);
    Circumstances here = known_of.of(index);
    lean_on(here, Circumstance::absolute_before, previous);
    lean_on(here, Circumstance::absolute_behind, behind);
    if (known_of.is_heading(index)) {
      above = own;
    } else {
      lean_on(here, Circumstance::absolute_above, above);
    }
    scales.add(index, here);
    previous = own;
    own = behind;
  }
}

// What decides of each sentence of a page, from the first to the last: its total, and what the
// perceptron makes of its surroundings.
class Reader::State::Deciding {
 public:
  Deciding(State& state, const KnownOfPage& known_of) : state_(state), known_of_(known_of) {
    state.add_circumstances(known_of);
  }

  void go_to(std::uint32_t index) {
    decisive_ = state_.scales.own(index);
    if (known_of_.is_heading(index)) above_ = decisive_;
    const Perceptron& perceptron = state_.tables.weights.perceptron();
    if (perceptron.empty()) return;
    const bool is_hopeless = std::ranges::none_of(Perceptron::outcomes, [&](Weighed what) {
      return decisive_[static_cast<std::size_t>(what)] >=
             state_.tables.weights.weighing(what).least_total;
    });
    Perceptron::Outputs outputs;
    outputs.fill(-1e9F);
    if (!is_hopeless) outputs = perceptron(Perceptron::inputs_of(around(index)));
    for (std::size_t o = 0; o < outputs.size(); ++o) {
      decisive_[static_cast<std::size_t>(Perceptron::outcomes[o])] += outputs[o];
    }
  }

  bool enough(Weighed what) const {
    return decisive_[static_cast<std::size_t>(what)] >=
           state_.tables.weights.weighing(what).threshold;
  }

 private:
  Surroundings around(std::uint32_t index) const {
    const auto count = static_cast<std::uint32_t>(state_.reading.sentences.size());
    const auto total = [&](std::uint32_t other) {
      return other < count ? state_.scales.own(other) : Totals{};  // so is what is before the first
    };
    return {.own = total(index),
            .before = total(index - 1),
            .second_before = total(index - 2),
            .behind = total(index + 1),
            .second_behind = total(index + 2),
            .above = known_of_.is_heading(index) ? Totals{} : above_,
            .known = known_of_.of(index),
            .bytes = state_.document->sentences[index].text.size()};
  }

  State& state_;
  const KnownOfPage& known_of_;
  Totals above_ = {};  // of the heading above
  Totals decisive_ = {};
};

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
  std::optional<KnownOfPage> known_of;
  std::optional<Deciding> deciding;
  if (is_page) deciding.emplace(*this, known_of.emplace(*document, reading, weighed));
  Doubts doubts;
  std::uint32_t kept = 0;
  for (std::uint32_t index = 0; index < reading.sentences.size(); ++index) {
    std::optional<bool> outright;
    const auto is_outright = [&] {
      if (!outright) outright = claims_outright(index);
      return *outright;
    };
    SentenceReading& sentence = reading.sentences[index];
    if (is_page) deciding->go_to(index);
    const std::uint32_t first = kept, end = sentence.first_assertion + sentence.assertion_count;
    const bool agreed = is_page && errors_agree(sentence);
    for (std::uint32_t i = sentence.first_assertion; i < end; ++i) {
      Assertion made = reading.assertions[i];
      if (made.rule == weighed) {
        if (!may_promise || !deciding->enough(Weighed::absolute)) {
          continue;
        }
      } else if (is_page && made.severity == Severity::error &&
                 (is_elsewhere || (!agreed && is_ordinary(made) &&
                                   !(has_promises && deciding->enough(Weighed::credible)))) &&
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
    sentence.risk = deciding->enough(Weighed::risk);
    // "The tablets raise the risk of acne" says outright what does what, too.
    sentence.claim =
        deciding->enough(Weighed::claim) ||
        (recognised_claim[index] && (says_little(index) || (!sentence.risk && is_outright())));
    // Its own words were not worth a look: what stands around it makes it a claim.
    if (sentence.claim && !recognised && sentence.strength == Strength::none) {
      sentence.strength = Strength::direct;
    }
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

// "Our serum cures eczema", "plant cells plump the skin" and "PRP is safer than a laser" say what
// does what, whatever the page sounds like.
bool Reader::State::claims_outright(std::uint32_t index) {
  if (!recognised_claim[index]) return false;
  bool treatment = false, treated = false, two_therapies = false;
  std::string_view therapy;
  for (const TermUse& use : names(*document, index)) {
    treatment =
        treatment || use.kind == "therapy" || use.kind == "procedure" || use.kind == "product";
    if (use.kind == "therapy") {
      two_therapies = two_therapies || (!therapy.empty() && therapy != use.lexicon_class);
      therapy = use.lexicon_class;
    }
    treated = treated || use.kind == "condition" || use.kind == "appearance" || use.kind == "body";
  }
  return (treatment && treated) || two_therapies;
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
