// SPDX-License-Identifier: Apache-2.0

#include "language/reading.hpp"

#include <algorithm>
#include <utility>

#include "language/reading_state.hpp"

namespace caveat {

namespace {

// What decides in a text that reports on promises.
const CueEntry told_by_critic{"told-by-critic", Status::attributed};

// The kind of names that hold others and are about something else: "oil glands".
constexpr std::string_view other_sense = "other-sense";

// Of two names of the same words the one of the smaller class, and any of a thing.
bool says_more(const TermClass& one, const TermClass& other) {
  if ((one.kind == other_sense) != (other.kind == other_sense)) return other.kind == other_sense;
  return one.size < other.size;
}

}  // namespace

bool is_heading(const Block& block) {
  return block.kind == BlockKind::heading || block.kind == BlockKind::title;
}

Reader::Reader(std::shared_ptr<const Language> language)
    : state_(std::make_unique<State>(std::move(language))) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

const Language& Reader::language() const { return *state_->language; }

Reading Reader::read(const Document& document, std::span<const Span> targets) {
  return state_->read(document, targets);
}

std::vector<TermUse> Reader::terms(const Document& document, std::size_t sentence,
                                   std::string_view kind) {
  return state_->terms(document, sentence, kind);
}

std::vector<TermUse> Reader::names(const Document& document, std::size_t sentence) {
  return state_->names(document, sentence);
}

// Of the classes that hold a term the smallest says most.
std::vector<TermUse> Reader::State::terms(const Document& from, std::size_t index,
                                          std::string_view kind) {
  std::vector<TermUse> uses;
  aside.read(tables, from.text, from.sentences[index].text);
  const Stretch read = aside[0];
  const std::span<const Token> tokens = read.tokens;
  const std::span<const LongTerm> long_terms = read.long_terms;
  auto term = long_terms.begin();
  for (std::uint32_t at = 0; at < tokens.size();) {
    const TermClass* best = nullptr;
    std::uint32_t length = 1;
    std::string_view name, term_name;
    const auto consider = [&](std::span<const ClassId> classes, std::uint32_t words,
                              std::string_view canonical) {
      for (const ClassId id : classes) {
        const TermClass& candidate = tables.terms.named(id);
        const bool asked = kind.empty() || candidate.kind == kind || candidate.kind == other_sense;
        if (candidate.kind.empty() || !asked) continue;
        if (best != nullptr && words == length && !says_more(candidate, *best)) continue;
        best = &candidate;
        length = words;
        name = candidate.label.empty() ? canonical : std::string_view(candidate.label);
        term_name = canonical;
      }
    };
    consider(tables.terms.classes_of(tokens[at].word), 1,
             tables.terms.canonical_word(tokens[at].word));
    for (; term != long_terms.end() && term->start <= at; ++term) {
      if (term->start < at) continue;
      consider(tables.terms.classes_at(term->node), term->length,
               tables.terms.canonical_node(term->node));
    }
    if (best != nullptr && best->kind != other_sense) {
      const Span text{tokens[at].text.start, tokens[at + length - 1].text.end};
      uses.push_back({best->id, name, best->route, best->kind, text, term_name});
    }
    at += best == nullptr ? 1 : length;
  }
  return uses;
}

namespace {

/// The name of one kind that a place in a sentence holds.
struct NameHere {
  const TermClass* best = nullptr;
  std::uint32_t words = 0;  // one: `key` is a word, else a node
  std::uint32_t key = 0;

  bool says_less(std::uint32_t than_words, const TermClass& than) const {
    return than_words > words || (than_words == words && than.size < best->size);
  }
  bool is_other_sense() const { return best->kind == other_sense; }
};

/// Takes away what stands in a longer name that has another sense. Returns its words, or 0.
std::uint32_t leave_out_other_senses(std::vector<NameHere>& names) {
  const auto other = std::ranges::find_if(names, &NameHere::is_other_sense);
  if (other == names.end()) return 0;
  const std::uint32_t words = other->words;
  std::erase_if(names,
                [&](const NameHere& name) { return name.is_other_sense() || name.words < words; });
  return words;
}

}  // namespace

std::vector<TermUse> Reader::State::names(const Document& from, std::size_t index) {
  std::vector<TermUse> uses;
  aside.read(tables, from.text, from.sentences[index].text);
  const Stretch read = aside[0];
  const std::span<const Token> tokens = read.tokens;
  const std::span<const LongTerm> long_terms = read.long_terms;
  auto term = long_terms.begin();
  std::vector<std::pair<std::string_view, std::uint32_t>> taken;  // by kind: tokens up to here
  std::vector<NameHere> here;
  std::uint32_t in_other_sense = 0;  // tokens up to here
  const auto consider = [&](std::span<const ClassId> classes, std::uint32_t words,
                            std::uint32_t key) {
    for (const ClassId id : classes) {
      const TermClass& candidate = tables.terms.named(id);
      if (candidate.kind.empty()) continue;
      const auto same_kind = std::ranges::find_if(
          here, [&](const NameHere& name) { return name.best->kind == candidate.kind; });
      if (same_kind == here.end()) {
        here.push_back({&candidate, words, key});
      } else if (same_kind->says_less(words, candidate)) {
        *same_kind = {&candidate, words, key};
      }
    }
  };
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    here.clear();
    consider(tables.terms.classes_of(tokens[at].word), 1, tokens[at].word);
    for (; term != long_terms.end() && term->start <= at; ++term) {
      if (term->start < at) continue;
      consider(tables.terms.classes_at(term->node), term->length, term->node);
    }
    if (at < in_other_sense) here.clear();
    in_other_sense = std::max(in_other_sense, at + leave_out_other_senses(here));
    for (const NameHere& name : here) {
      const TermClass& best = *name.best;
      auto last = std::ranges::find(taken, best.kind, &decltype(taken)::value_type::first);
      if (last == taken.end()) last = taken.insert(taken.end(), {best.kind, 0});
      if (last->second > at) continue;  // inside a longer name
      last->second = at + name.words;
      const Span text{tokens[at].text.start, tokens[at + name.words - 1].text.end};
      const std::string_view own = name.words == 1 ? tables.terms.canonical_word(name.key)
                                                   : tables.terms.canonical_node(name.key);
      uses.push_back({best.id, best.label.empty() ? own : std::string_view(best.label), best.route,
                      best.kind, text, own});
    }
  }
  return uses;
}

Reading Reader::State::read(const Document& asked, std::span<const Span> wanted) {
  document = &asked;
  targets = wanted;
  reading = {};
  pending.clear();
  second_hand.clear();
  headings.clear();
  heading_carries.clear();
  list_carries = {};
  lead_in = lead_in_read = over_headings = no_sentence;
  has_before = false;
  topic.start();
  passages.start(asked);
  scales.start(document->sentences.size());
  const std::size_t count = document->sentences.size();
  reading.sentences.resize(count);
  reading.assertions.reserve(count);  // what is not needed is not written to
  reading.targets.resize(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) reading.targets[i].text = targets[i];
  claim_if_on_topic.assign(count, false);
  recognised_claim.assign(count, false);
  for (std::uint32_t i = 0; i < count; ++i) sentence(i);
  finish();
  scales.finish();
  return std::move(reading);
}

void Reader::State::sentence(std::uint32_t index) {
  const Sentence& sentence = document->sentences[index];
  const Block& block = document->blocks[sentence.block];
  if (index == block.first_sentence) inherit(block, index);
  SentenceReading& result = reading.sentences[index];
  result.first_assertion = static_cast<std::uint32_t>(reading.assertions.size());
  Span rest = sentence.text;
  bool is_first = true;
  while (!rest.empty()) {
    std::swap(current, before);
    const Stretch read = passages.next();
    rest.start = std::max(read.stopped, rest.start + 1);
    stretch(read, index, is_first);
    is_first = false;
    has_before = true;
  }
  result.assertion_count =
      static_cast<std::uint32_t>(reading.assertions.size()) - result.first_assertion;
}

void Reader::State::stretch(const Stretch& read, std::uint32_t index, bool is_first) {
  const Block& block = document->blocks[document->sentences[index].block];
  known = false;
  current->show(read);
  topic.count(read);
  if (is_first && index > 0) answer_previous(index);
  triggers(block, read.hits);
  recognise(reading.sentences[index], block, read.hits);
  if (is_first) weigh(index, block);
  if (!targets.empty()) look_up_targets(block, index);
  if (!is_heading(block)) return;
  if (const ActiveCue* cue = current->first(CueRole::heading)) {
    headings.push_back({&tables.cue_entries[cue->cue], &tables.cues[cue->cue],
                        current->text_of(cue->start, cue->end), block.level});
  }
}

void Reader::State::look_up_targets(const Block& block, std::uint32_t index) {
  const auto tokens = current->tokens();
  if (tokens.empty()) return;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Span target = targets[i];
    const Span sentence = document->sentences[index].text;
    if (target.start < sentence.start || target.start >= sentence.end) continue;
    std::uint16_t first = 0;
    while (first + 1U < tokens.size() && tokens[first].text.end <= target.start) ++first;
    auto last = first;
    while (last + 1U < tokens.size() && tokens[last + 1U].text.start < target.end) ++last;
    current->read_context();
    const auto end = static_cast<std::uint16_t>(last + 1);
    const Ruling ruling = rule_on(block, {.start = first,
                                          .end = end,
                                          .match_start = first,
                                          .match_end = end,
                                          .category = target_category});
    reading.targets[i] = {target, ruling.status, ruling.cue, ruling.cue_text};
  }
}

void Reader::State::finish() {
  const bool on_topic = topic.is_health(), is_critical = topic.is_critical();
  for (std::size_t i = 0; i < reading.assertions.size(); ++i) {
    Assertion& made = reading.assertions[i];
    // Of a text that says nothing of its topic only an assertion is doubted.
    const bool doubted = !on_topic && made.status == Status::asserted;
    const bool unmet = pending[i] == Need::page      ? doubted || topic.is_other()
                       : pending[i] == Need::doubted ? !topic.is_plainly_health()
                       : pending[i] == Need::near    ? topic.is_other()
                                                     : false;
    if (is_critical && second_hand[i] && made.status == Status::asserted) {
      made.status = Status::attributed;
      made.cue = &told_by_critic;
      made.cue_text = made.trigger;
    }
    // A word that is only named is named whatever the text is about.
    if (unmet && made.status != Status::unrelated && made.status != Status::mention) {
      made.status = Status::unrelated;
      made.cue = nullptr;
      made.cue_text = {};
    }
  }
  for (std::size_t i = 0; i < reading.sentences.size(); ++i) {
    SentenceReading& sentence = reading.sentences[i];
    sentence.claim = sentence.claim || (claim_if_on_topic[i] && on_topic);
    recognised_claim[i] = sentence.claim;
    constexpr unsigned counted = (1U << static_cast<unsigned>(RiskType::harm)) |
                                 (1U << static_cast<unsigned>(RiskType::contraindication)) |
                                 (1U << static_cast<unsigned>(RiskType::data_gap)) |
                                 (1U << static_cast<unsigned>(RiskType::status));
    // A hardener that burns the skin is no risk of an intervention.
    sentence.risk = (sentence.risk_types & counted) != 0 && !topic.is_other();
  }
  take_claims_of_rules();
  settle_weighed(on_topic && scales.may_be(PageWeighed::health));
  take_claims_of_rules();
  for (SentenceReading& sentence : reading.sentences) {
    if (!sentence.claim) sentence.strength = Strength::none;
  }
}

// Who breaks a rule with a sentence makes a claim by it.
void Reader::State::take_claims_of_rules() {
  for (SentenceReading& sentence : reading.sentences) {
    for (const Assertion& made : reading.of(sentence)) {
      if (made.status != Status::asserted || made.severity != Severity::error) continue;
      const auto rule = static_cast<std::size_t>(made.rule - tables.rules.data());
      if (!tables.rule_data[rule].is_claim) continue;
      sentence.claim = true;
      sentence.strength = Strength::absolute;
    }
  }
}

}  // namespace caveat
