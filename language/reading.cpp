// SPDX-License-Identifier: Apache-2.0

#include "language/reading.hpp"

#include <algorithm>
#include <utility>

#include "language/sentence.hpp"
#include "language/topic.hpp"

namespace caveat {

namespace {

constexpr std::size_t most_triggers = 64;  // of a window
constexpr std::uint32_t none = 0xFFFFFFFFU;

// Statuses in which a recognised claim, or a stated risk, still is one.
constexpr StatusSet claim_statuses = status_bit(Status::asserted) | status_bit(Status::hedged) |
                                     status_bit(Status::measured) |
                                     status_bit(Status::conditional) | status_bit(Status::risk);
constexpr StatusSet risk_statuses = claim_statuses | status_bit(Status::attributed);

// A cue of a heading or a lead-in that acts on what stands under it.
struct InheritedCue {
  const CueEntry* cue = nullptr;
  const CueData* data = nullptr;
  Span text;
  int level = 0;
};

// What a lead-in or a heading makes of the sentences it speaks for.
struct Carried {
  bool claim = false;
  Strength strength = Strength::none;
  std::uint8_t risk_types = 0;
  int level = 0;
  bool items_only = false;
};

// What decides in a text that reports on promises.
const CueEntry quoted_by_critic{"quoted-by-critic", Status::attributed};
// The page takes these words back by striking them out.
const CueEntry struck_out{"struck-out", Status::mention};

bool is_heading(const Block& block) {
  return block.kind == BlockKind::heading || block.kind == BlockKind::title;
}

}  // namespace

struct Reader::State {
  explicit State(std::shared_ptr<const Language> of)
      : language(std::move(of)),
        tables(language->tables()),
        current(std::make_unique<SentenceView>(tables)),
        before(std::make_unique<SentenceView>(tables)),
        aside(std::make_unique<SentenceView>(tables)),
        topic(tables) {
    const auto bit = [&](const char* name) {
      const auto found = std::ranges::find(tables.categories, name);
      return CategorySet{1} << static_cast<unsigned>(found - tables.categories.begin());
    };
    target_category = bit("target");
    claim_category = bit("claim");
    risk_category = bit("risk");
  }

  Reading read(const Document& asked, std::span<const Span> targets);
  std::vector<TermUse> terms(const Document& from, std::size_t index, std::string_view kind);

  void sentence(std::uint32_t index);
  void window(std::uint32_t index, bool is_first);
  void triggers(const Block& block, std::span<const PatternHit> hits);
  void trigger(const Block& block, const PatternHit& hit);
  Need need_left(Need need, const RuleData& rule, Assertion& made);
  void recognise(SentenceReading& result, const Block& block, std::span<const PatternHit> hits);
  void recognised(SentenceReading& result, const Block& block, const PatternHit& hit,
                  const RecogniserData& data);
  void receive(SentenceReading& result, const Block& block, bool not_claim, bool not_risk);
  void look_up_targets(const Block& block, std::uint32_t index);
  Ruling rule_on(const Block& block, const Trigger& trigger);
  void inherit(const Block& block, std::uint32_t index);
  const InheritedCue* inherited(const Block& block, const Trigger& trigger);
  void answer_previous(std::uint32_t index);
  void apply_previous_cue(const Block& block, Ruling& ruling);
  void finish();

  std::shared_ptr<const Language> language;
  const Language::Tables& tables;
  std::unique_ptr<SentenceView> current, before, aside;
  Topic topic;
  CategorySet target_category = 0, claim_category = 0, risk_category = 0;

  const Document* document = nullptr;
  Reading reading;
  std::vector<Need> pending;            // parallel to reading.assertions
  std::vector<bool> quoted;             // parallel too: stands in quotation marks
  std::vector<bool> claim_if_on_topic;  // per sentence
  std::span<const Span> targets;

  bool has_before = false;  // `before` holds the sentence just before
  std::vector<InheritedCue> headings;
  std::uint32_t lead_in = none;       // sentence that introduces the list being read
  std::uint32_t lead_in_read = none;  // the one `lead_in_cue` was made from
  InheritedCue lead_in_cue;
  Carried lead_in_carries;                             // from the sentence `lead_in`
  Carried list_carries;                                // from the sentence read last
  Strength ceiling = Strength::absolute;               // what the sentence's weakest words allow
  std::vector<Carried> heading_carries;                // innermost last
  bool holds_health = false, holds_off_topic = false;  // the window, when `known`
  bool known = false;
};

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

// Of the classes that hold a term the smallest says most.
std::vector<TermUse> Reader::State::terms(const Document& from, std::size_t index,
                                          std::string_view kind) {
  std::vector<TermUse> uses;
  Span rest = from.sentences[index].text;
  aside->start(from.text, rest);
  lead_in_read = none;  // `aside` is used for something else now
  const auto tokens = aside->tokens();
  for (std::uint32_t at = 0; at < tokens.size();) {
    const TermClass* best = nullptr;
    std::uint32_t length = 1;
    std::string_view name;
    const auto consider = [&](std::span<const ClassId> classes, std::uint32_t words,
                              std::string_view canonical) {
      for (const ClassId id : classes) {
        const TermClass& candidate = tables.terms.named(id);
        if (candidate.kind.empty() || (!kind.empty() && candidate.kind != kind)) continue;
        if (best != nullptr && words == length && candidate.size >= best->size) continue;
        best = &candidate;
        length = words;
        name = candidate.label.empty() ? canonical : std::string_view(candidate.label);
      }
    };
    consider(tables.terms.classes_of(tokens[at].word), 1,
             tables.terms.canonical_word(tokens[at].word));
    for (const Matcher::LongTerm& term : aside->matcher().long_terms(at)) {
      consider(tables.terms.classes_at(term.node), term.length,
               tables.terms.canonical_node(term.node));
    }
    if (best != nullptr) {
      uses.push_back({best->id, name, best->route, best->kind,
                      aside->text_of(static_cast<std::uint16_t>(at),
                                     static_cast<std::uint16_t>(at + length))});
    }
    at += best == nullptr ? 1 : length;
  }
  return uses;
}

Reading Reader::State::read(const Document& asked, std::span<const Span> wanted) {
  document = &asked;
  targets = wanted;
  reading = {};
  pending.clear();
  quoted.clear();
  headings.clear();
  heading_carries.clear();
  list_carries = {};
  lead_in = lead_in_read = none;
  has_before = false;
  topic.start();
  const std::size_t count = document->sentences.size();
  reading.sentences.resize(count);
  reading.targets.resize(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) reading.targets[i].text = targets[i];
  claim_if_on_topic.assign(count, false);
  for (std::uint32_t i = 0; i < count; ++i) sentence(i);
  finish();
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
    rest.start = std::max(current->start(document->text, rest), rest.start + 1);
    window(index, is_first);
    is_first = false;
    has_before = true;
  }
  result.assertion_count =
      static_cast<std::uint32_t>(reading.assertions.size()) - result.first_assertion;
}

void Reader::State::window(std::uint32_t index, bool is_first) {
  const Block& block = document->blocks[document->sentences[index].block];
  known = false;
  topic.count(*current);
  const auto hits = current->scan();
  if (is_heading(block)) current->read_context();
  if (is_first && index > 0) answer_previous(index);
  triggers(block, hits);
  recognise(reading.sentences[index], block, hits);
  if (!targets.empty()) look_up_targets(block, index);
  if (!is_heading(block)) return;
  if (const ActiveCue* cue = current->first(CueRole::heading)) {
    headings.push_back({&tables.cue_entries[cue->cue], &tables.cues[cue->cue],
                        current->text_of(cue->start, cue->end), block.level});
  }
}

// Of several matches of one rule at one place the longest counts.
void Reader::State::triggers(const Block& block, std::span<const PatternHit> hits) {
  std::vector<PatternHit> kept;
  for (const PatternHit& hit : hits) {
    const PatternUse& use = tables.scan.patterns[hit.pattern];
    if (use.role != PatternRole::rule || !tables.rule_data[use.owner].is_active) continue;
    const auto length = hit.match.mark_end - hit.match.mark_start;
    const auto rival = std::ranges::find_if(kept, [&](const PatternHit& other) {
      return tables.scan.patterns[other.pattern].owner == use.owner &&
             other.match.mark_start < hit.match.mark_end &&
             hit.match.mark_start < other.match.mark_end;
    });
    if (rival == kept.end()) {
      if (kept.size() < most_triggers) kept.push_back(hit);
    } else if (length > rival->match.mark_end - rival->match.mark_start) {
      *rival = hit;
    }
  }
  if (kept.empty()) return;
  std::ranges::stable_sort(kept, {}, [](const PatternHit& hit) { return hit.match.mark_start; });
  current->read_context();
  for (const PatternHit& hit : kept) trigger(block, hit);
}

void Reader::State::trigger(const Block& block, const PatternHit& hit) {
  const PatternUse& use = tables.scan.patterns[hit.pattern];
  const RuleData& rule = tables.rule_data[use.owner];
  Assertion made;
  made.rule = &tables.rules[use.owner];
  made.severity = use.severity;
  made.trigger = current->text_of(hit.match.mark_start, hit.match.mark_end);
  made.scope = current->clause_text(hit.match.mark_start);
  const Trigger asked{.start = hit.match.mark_start,
                      .end = hit.match.mark_end,
                      .match_start = hit.match.start,
                      .match_end = hit.match.end,
                      .category = CategorySet{1} << rule.category,
                      .rule = use.owner};
  const Need need = need_left(use.need, rule, made);
  if (made.status == Status::asserted) {
    const Ruling ruling = rule_on(block, asked);
    made.status = ruling.status;
    made.cue = ruling.cue;
    made.cue_text = ruling.cue_text;
  }
  reading.assertions.push_back(made);
  pending.push_back(need);
  quoted.push_back(current->tokens()[hit.match.mark_start].is(Token::in_quotes));
}

// What the page still has to settle once the sentence has had its say.
Need Reader::State::need_left(Need need, const RuleData& rule, Assertion& made) {
  if (!known) {
    known = true;
    holds_health = current->holds(tables.health);
    holds_off_topic = current->holds(tables.off_topic);
  }
  if (need == Need::none) return holds_health ? Need::none : Need::near;
  const bool met =
      std::ranges::any_of(rule.need_classes, [&](ClassId id) { return current->holds(id); });
  if (met) return need == Need::page ? Need::near : Need::none;
  if (need == Need::sentence || (holds_off_topic && !holds_health)) made.status = Status::unrelated;
  return need;
}

Ruling Reader::State::rule_on(const Block& block, const Trigger& trigger) {
  const auto sense = current->sense_of(trigger);
  // A rule keeps its own exceptions for what would be asserted: a denial says more.
  const bool gives_way = sense && sense->by_own_sense && sense->status == Status::unrelated;
  if (sense && !gives_way) return *sense;
  if (block.struck) {
    return {struck_out.status, &struck_out, current->text_of(trigger.start, trigger.end)};
  }
  Ruling ruling = current->rule_on(trigger);
  if (const InheritedCue* above = inherited(block, trigger)) {
    if (above->cue->status < ruling.status) ruling = {above->cue->status, above->cue, above->text};
  }
  if (sense && ruling.status == Status::asserted) return *sense;
  if (ruling.status == Status::asserted) apply_previous_cue(block, ruling);
  return ruling;
}

// A cue in the sentence before that speaks of what follows.
void Reader::State::apply_previous_cue(const Block& block, Ruling& ruling) {
  if (!has_before || is_heading(block) || before->tokens().empty()) return;
  before->read_context();
  if (const ActiveCue* cue = before->first(CueRole::previous)) {
    const CueEntry& entry = tables.cue_entries[cue->cue];
    ruling = {entry.status, &entry, before->text_of(cue->start, cue->end)};
  }
}

// At the first sentence of a block: which headings and lead-ins still speak for it.
void Reader::State::inherit(const Block& block, std::uint32_t index) {
  if (is_heading(block)) {
    const auto over = [&](const auto& above) { return above.level >= block.level; };
    std::erase_if(headings, over);
    std::erase_if(heading_carries, over);
  }
  if (block.kind != BlockKind::list_item) {
    lead_in = none;
    return;
  }
  if (index == 0) return;
  const std::uint32_t previous = index - 1;
  const Block& above = document->blocks[document->sentences[previous].block];
  if (above.kind == BlockKind::list_item) return;
  lead_in = document->text_of(document->sentences[previous].text).ends_with(':') ? previous : none;
  lead_in_carries = list_carries;
}

const InheritedCue* Reader::State::inherited(const Block& block, const Trigger& trigger) {
  if (lead_in != none && block.kind == BlockKind::list_item) {
    if (lead_in_read != lead_in) {
      lead_in_read = lead_in;
      lead_in_cue = {};
      aside->start(document->text, document->sentences[lead_in].text);
      aside->read_context();
      if (const ActiveCue* cue = aside->reaching_end(trigger.category)) {
        lead_in_cue = {&tables.cue_entries[cue->cue], &tables.cues[cue->cue],
                       aside->text_of(cue->start, cue->end), 0};
      }
    }
    if (lead_in_cue.cue != nullptr && (lead_in_cue.data->categories & trigger.category) != 0) {
      return &lead_in_cue;
    }
  }
  for (std::size_t i = headings.size(); i-- > 0;) {
    if ((headings[i].data->categories & trigger.category) != 0) return &headings[i];
  }
  return nullptr;
}

// What this sentence says about the one before: an answer, a rejection.
void Reader::State::answer_previous(std::uint32_t index) {
  const SentenceReading& asked = reading.sentences[index - 1];
  if (asked.assertion_count == 0) return;
  if (is_heading(document->blocks[document->sentences[index].block])) return;
  current->read_context();
  const bool affirms = current->first(CueRole::affirms) != nullptr;
  const ActiveCue* next = current->first(CueRole::next);
  const auto first = reading.assertions.begin() + asked.first_assertion;
  for (auto made = first; made != first + asked.assertion_count; ++made) {
    if (made->status == Status::question && affirms) {
      made->status = Status::asserted;
      made->cue = nullptr;
      made->cue_text = {};
    } else if (made->status == Status::asserted && next != nullptr) {
      const CueEntry& entry = tables.cue_entries[next->cue];
      made->status = entry.status;
      made->cue = &entry;
      made->cue_text = current->text_of(next->start, next->end);
    }
  }
}

void Reader::State::recognise(SentenceReading& result, const Block& block,
                              std::span<const PatternHit> hits) {
  bool not_claim = false, not_risk = false;
  for (const PatternHit& hit : hits) {
    const PatternUse& use = tables.scan.patterns[hit.pattern];
    if (use.role != PatternRole::recogniser) continue;
    const auto kind = tables.recognisers[use.owner].kind;
    not_claim = not_claim || kind == RecogniserData::not_claim;
    not_risk = not_risk || kind == RecogniserData::not_risk;
  }
  list_carries = {};
  ceiling = Strength::absolute;
  std::size_t judged = 0;
  for (const PatternHit& hit : hits) {
    const PatternUse& use = tables.scan.patterns[hit.pattern];
    if (use.role != PatternRole::recogniser) continue;
    const RecogniserData& data = tables.recognisers[use.owner];
    const bool claim = data.kind == RecogniserData::claim;
    if (!claim && data.kind != RecogniserData::risk) continue;
    if (!data.firm && (claim ? not_claim : not_risk)) continue;
    if (++judged > most_triggers) break;
    recognised(result, block, hit, data);
  }
  result.strength = std::min(result.strength, ceiling);
  receive(result, block, not_claim, not_risk);
}

// Takes note of a match of a recogniser, if the sentence stands by it.
void Reader::State::recognised(SentenceReading& result, const Block& block, const PatternHit& hit,
                               const RecogniserData& data) {
  const bool claim = data.kind == RecogniserData::claim;
  Status status = Status::asserted;
  if (!data.firm) {
    current->read_context();
    status = rule_on(block, {.start = hit.match.mark_start,
                             .end = hit.match.mark_end,
                             .match_start = hit.match.start,
                             .match_end = hit.match.end,
                             .category = claim ? claim_category : risk_category})
                 .status;
  }
  if ((status_bit(status) & (claim ? claim_statuses : risk_statuses)) == 0) return;
  const Strength strength =
      status == Status::hedged ? std::min(data.strength, Strength::conditional) : data.strength;
  if (data.carries != RecogniserData::itself) {
    Carried carried{.claim = claim,
                    .strength = claim ? strength : Strength::none,
                    .risk_types = claim ? std::uint8_t{0} : data.risk_type,
                    .level = block.level,
                    .items_only = data.carries == RecogniserData::items};
    if (data.carries == RecogniserData::list) {
      list_carries.claim = list_carries.claim || claim;
      list_carries.strength = std::max(list_carries.strength, carried.strength);
      list_carries.risk_types |= carried.risk_types;
    } else if (is_heading(block)) {
      heading_carries.push_back(carried);
    }
    return;
  }
  if (!claim) {
    result.risk_types |= data.risk_type;
    return;
  }
  result.strength = std::max(result.strength, strength);
  // "Linked with less pain" is no stronger for what "less pain" alone would be.
  if (data.strength < Strength::direct) ceiling = std::min(ceiling, data.strength);
  if (data.needs_page) {
    claim_if_on_topic[static_cast<std::size_t>(&result - reading.sentences.data())] = true;
  } else {
    result.claim = true;
  }
}

// What the lead-in and the headings above make of this sentence.
void Reader::State::receive(SentenceReading& result, const Block& block, bool not_claim,
                            bool not_risk) {
  if (is_heading(block)) return;
  const bool item = block.kind == BlockKind::list_item;
  const auto take = [&](const Carried& carried) {
    if (carried.claim && !not_claim) {
      result.claim = true;
      result.strength = std::max(result.strength, carried.strength);
    }
    if (!not_risk) result.risk_types |= carried.risk_types;
  };
  if (item && lead_in != none) take(lead_in_carries);
  for (const Carried& carried : heading_carries) {
    if (item || !carried.items_only) take(carried);
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
    const bool unmet = pending[i] == Need::page   ? doubted || topic.is_other()
                       : pending[i] == Need::near ? topic.is_other()
                                                  : false;
    if (is_critical && quoted[i] && made.status == Status::asserted) {
      made.status = Status::attributed;
      made.cue = &quoted_by_critic;
      made.cue_text = made.trigger;
    }
    if (unmet && made.status != Status::unrelated) {
      made.status = Status::unrelated;
      made.cue = nullptr;
      made.cue_text = {};
    }
  }
  for (std::size_t i = 0; i < reading.sentences.size(); ++i) {
    SentenceReading& sentence = reading.sentences[i];
    sentence.claim = sentence.claim || (claim_if_on_topic[i] && on_topic);
    for (const Assertion& made : reading.of(sentence)) {
      if (made.status != Status::asserted || made.severity != Severity::error) continue;
      const auto rule = static_cast<std::size_t>(made.rule - tables.rules.data());
      if (!tables.rule_data[rule].is_claim) continue;
      sentence.claim = true;
      sentence.strength = Strength::absolute;
    }
    if (!sentence.claim) sentence.strength = Strength::none;
    constexpr unsigned counted = (1U << static_cast<unsigned>(RiskType::harm)) |
                                 (1U << static_cast<unsigned>(RiskType::contraindication)) |
                                 (1U << static_cast<unsigned>(RiskType::data_gap)) |
                                 (1U << static_cast<unsigned>(RiskType::status));
    // A hardener that burns the skin is no risk of an intervention.
    sentence.risk = (sentence.risk_types & counted) != 0 && !topic.is_other();
  }
}

}  // namespace caveat
