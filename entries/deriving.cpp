// SPDX-License-Identifier: Apache-2.0

#include "entries/deriving.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/identifiers.hpp"
#include "entries/citation.hpp"
#include "entries/context.hpp"
#include "entries/coverage.hpp"
#include "entries/mentioned_study.hpp"
#include "entries/subject.hpp"
#include "language/language.hpp"

namespace caveat {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_risk_notes = 3;

/// Kinds of claim that a rule's category gives away; every other claim is of a benefit.
constexpr std::array kinds{
    std::pair{"safety"sv, "safety"sv},
    std::pair{"risk-minimised"sv, "safety"sv},
    std::pair{"superiority"sv, "comparative"sv},
    std::pair{"comparator-denigration"sv, "comparative"sv},
    std::pair{"testimonial"sv, "testimonial"sv},
    std::pair{"acceptance"sv, "status"sv},
};

std::string kind_of(const Reading& reading, const SentenceReading& sentence) {
  for (const Assertion& assertion : reading.of(sentence)) {
    if (assertion.rule == nullptr || assertion.status == Status::unrelated) continue;
    for (const auto& [category, kind] : kinds) {
      if (assertion.rule->category == category) return std::string(kind);
    }
  }
  return "benefit";
}

std::optional<RiskType> type_of(const SentenceReading& sentence) {
  for (const RiskType type : {RiskType::harm, RiskType::contraindication, RiskType::efficacy_limit,
                              RiskType::data_gap, RiskType::status, RiskType::burden}) {
    if ((sentence.risk_types >> static_cast<unsigned>(type) & 1U) != 0) return type;
  }
  return std::nullopt;
}

class Deriver {
 public:
  Deriver(const Document& document, const Reading& reading, const TermLookup& terms,
          AnchorStyle style)
      : document_(document),
        reading_(reading),
        terms_(terms),
        style_(style),
        subjects_(document, reading, terms),
        maker_(document) {}

  std::vector<Entry> run() {
    find_risks();
    find_citations();
    find_lead_ins();
    for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
      if (is_claim(i) && !is_unfinished(i)) add_claim(i);
    }
    return std::move(entries_);
  }

 private:
  /// A statement of risk.
  struct Risk {
    std::uint32_t sentence = 0;
    std::optional<RiskType> type;
  };

  bool is_claim(std::uint32_t sentence) const {
    return reading_.sentences[sentence].claim && !is_out_of_sight(sentence);
  }

  void find_lead_ins() {
    for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
      if (!is_claim(i)) continue;
      if (const auto lead_in = subjects_.sections().lead_in(i)) lead_ins_.insert(*lead_in);
    }
  }

  // "PRP can help with:" is claimed by the items below it, each for itself.
  bool is_unfinished(std::uint32_t sentence) {
    if (!lead_ins_.contains(sentence) || breaks_a_rule(reading_, sentence)) return false;
    return std::ranges::none_of(subjects_.names(sentence), names_condition);
  }

  /// Nobody reads it, so nobody has to stand by it.
  bool is_out_of_sight(std::uint32_t sentence) const {
    const Block& block = document_.blocks[document_.sentences[sentence].block];
    return block.struck || block.hidden;
  }

  std::string wording(std::uint32_t sentence) const {
    return on_one_line(document_.text_of(document_.sentences[sentence].text));
  }

  Anchor anchor(std::uint32_t sentence) const {
    return maker_.make(document_.sentences[sentence].text, style_).anchor;
  }

  /// A link with the work it points to.
  struct Citation {
    Span text;
    Evidence work;
  };

  void find_citations() {
    for (const Link& link : document_.links) {
      if (link.text.empty()) continue;
      if (auto work = cited_work(link.target)) citations_.push_back({link.text, std::move(*work)});
    }
    std::ranges::stable_sort(citations_, {}, [](const Citation& one) { return one.text.start; });
  }

  void find_risks() {
    for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
      const SentenceReading& sentence = reading_.sentences[i];
      if (!sentence.risk || is_out_of_sight(i)) continue;
      const BlockKind kind = document_.blocks[document_.sentences[i].block].kind;
      if (kind == BlockKind::heading || kind == BlockKind::title) continue;
      const std::optional<RiskType> type = type_of(sentence);
      // "Reduces knee pain": by its words' weight alone, and by its claim no risk.
      if (sentence.claim && !type) continue;
      if (type.value_or(RiskType::harm) == RiskType::harm && !subjects_.names_hazard(i)) continue;
      const std::optional<Mention> therapy = subjects_.therapy(i);
      risks_[therapy ? therapy->kind : std::string()].push_back({i, type});
    }
  }

  RiskNote risk_note(const Risk& risk, const std::string& about) const {
    RiskNote note;
    note.type = risk.type;
    note.placement = Placement::on_page;
    note.text = wording(risk.sentence);
    if (!about.empty()) note.therapies = {about};
    note.anchor = anchor(risk.sentence);
    note.confirmed = false;
    return note;
  }

  void add_claim(std::uint32_t sentence) {
    const std::string text = wording(sentence);
    const std::string kind = kind_of(reading_, reading_.sentences[sentence]);
    std::optional<Mention> therapy = subjects_.therapy(sentence);
    std::optional<Mention> condition =
        subjects_.condition(sentence, kind != "safety" && kind != "status");
    // "It works" under two headings is said of two things.
    const std::string said =
        fmt::format("{}\n{}\n{}", fold_quote(text), therapy ? therapy->kind : std::string(),
                    condition ? condition->name : std::string());
    const auto [same, is_new] = by_wording_.try_emplace(said, entries_.size());
    if (!is_new) {
      entries_[same->second].also.push_back(anchor(sentence));
      return;
    }
    Entry& entry = entries_.emplace_back();
    entry.id = ids_.take(slug(text));
    entry.kind = kind;
    entry.strength = reading_.sentences[sentence].strength;
    entry.wording = text;
    entry.therapy = std::move(therapy);
    entry.condition = std::move(condition);
    entry.outcome = outcome(sentence);
    entry.population = population(sentence);
    add_citations(sentence, entry);
    add_study(sentence, entry);
    entry.origin = anchor(sentence);
    for (std::optional<Mention>* mention : {&entry.therapy, &entry.condition}) {
      if (*mention) (*mention)->at = place_of(**mention, sentence, entry.origin.exact);
    }
    entry.confirmed = false;
    add_risks(sentence, entry);
  }

  /// Where in `quote`, which is the sentence, it is named.
  std::optional<Span> place_of(const Mention& mention, std::uint32_t sentence,
                               const std::string& quote) {
    for (const TermUse& use : subjects_.names(sentence)) {
      const bool is_it =
          use.lexicon_class == mention.kind &&
          (use.kind == "therapy" || use.canonical == mention.name || use.term == mention.name);
      if (!is_it) continue;
      const std::string words = on_one_line(document_.text_of(use.text));
      // White space may have been folded before it, and nothing put in.
      const std::size_t at =
          quote.rfind(words, use.text.start - document_.sentences[sentence].text.start);
      if (at == std::string::npos) return std::nullopt;
      return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }
    return std::nullopt;
  }

  /// Whom the sentence speaks of, as far as it is not just anybody: "men, women".
  std::string population(std::uint32_t sentence) const {
    std::string people;
    for (const TermUse& use : terms_(sentence, "said-of")) {
      if (people.find(use.canonical) != std::string::npos) continue;
      people += (people.empty() ? "" : ", ") + std::string(use.canonical);
    }
    return people;
  }

  /// What the claim says was measured: "hair density". Of what is wrong the condition speaks.
  std::string outcome(std::uint32_t sentence) {
    const auto& names = subjects_.names(sentence);
    const auto found = std::ranges::find(names, std::string_view("outcome"), &TermUse::kind);
    if (found == names.end()) return {};
    return std::string(found->term.empty() ? found->canonical : found->term);
  }

  /// A study that the claim only speaks of; what is known of one that it links to.
  void add_study(std::uint32_t sentence, Entry& entry) {
    auto study =
        mentioned_study(document_, document_.sentences[sentence].text, subjects_.names(sentence));
    if (!study) return;
    if (entry.evidence.empty()) {
      entry.evidence.push_back(std::move(*study));
    } else {
      entry.evidence.front().kind = study->kind;
      entry.evidence.front().n = study->n;
    }
  }

  void add_citations(std::uint32_t sentence, Entry& entry) const {
    const Span text = document_.sentences[sentence].text;
    auto citation = std::lower_bound(
        citations_.begin(), citations_.end(), text.start,
        [](const Citation& one, std::uint32_t offset) { return one.text.start < offset; });
    for (; citation != citations_.end() && citation->text.start < text.end; ++citation) {
      entry.evidence.push_back(citation->work);
    }
    for (Evidence& work : named_works(document_.text_of(text))) {
      const bool known = std::ranges::any_of(entry.evidence, [&](const Evidence& other) {
        return other.scheme == work.scheme && other.value == work.value;
      });
      if (!known) entry.evidence.push_back(std::move(work));
    }
  }

  /// The nearest statements of risk about the same therapy. A comparator's never count.
  void add_risks(std::uint32_t sentence, Entry& entry) const {
    const auto group = risks_.find(entry.therapy ? entry.therapy->kind : std::string());
    if (group == risks_.end()) return;
    const std::vector<Risk>& risks = group->second;
    const auto distance = [&](const Risk& risk) {
      return risk.sentence > sentence ? risk.sentence - sentence : sentence - risk.sentence;
    };
    auto after = std::lower_bound(
        risks.begin(), risks.end(), sentence,
        [](const Risk& risk, std::uint32_t index) { return risk.sentence < index; });
    auto before = after;
    while (entry.risks.size() < most_risk_notes) {
      const bool back = before != risks.begin();
      const bool on = after != risks.end();
      if (!back && !on) break;
      const bool nearer_back = back && (!on || distance(*std::prev(before)) < distance(*after));
      entry.risks.push_back(risk_note(nearer_back ? *--before : *after++, group->first));
    }
  }

  const Document& document_;
  const Reading& reading_;
  const TermLookup& terms_;
  AnchorStyle style_;
  Subjects subjects_;
  AnchorMaker maker_;
  UniqueIds ids_;
  std::unordered_set<std::uint32_t> lead_ins_;                // of claims
  std::unordered_map<std::string, std::size_t> by_wording_;   // and subject -> index of entry
  std::unordered_map<std::string, std::vector<Risk>> risks_;  // by class, in text order
  std::vector<Citation> citations_;                           // in text order
  std::vector<Entry> entries_;
};

}  // namespace

std::vector<Entry> derive(const Document& document, const Reading& reading, const TermLookup& terms,
                          AnchorStyle style) {
  return Deriver(document, reading, terms, style).run();
}

std::vector<Entry> derive(const Document& document, Reader& reader, AnchorStyle style) {
  const Reading reading = reader.read(document);
  return derive(
      document, reading,
      [&](std::size_t sentence, std::string_view kind) {
        return kind.empty() ? reader.names(document, sentence)
                            : reader.terms(document, sentence, kind);
      },
      style);
}

}  // namespace caveat
