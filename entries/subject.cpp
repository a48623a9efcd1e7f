// SPDX-License-Identifier: Apache-2.0

#include "entries/subject.hpp"

#include <algorithm>

#include "documents/characters.hpp"
#include "entries/name_weight.hpp"

namespace caveat {

namespace {

// How many sentences back a therapy may be named and still be meant.
constexpr int most_sentences_back = 8;
// How many sentences under a heading may say what it is about.
constexpr int most_sentences_on = 4;
// How many headings above each other can say what a sentence is about.
constexpr int most_headings = 6;
// What a page is about has this much weight, or stands in a headline.
constexpr std::uint32_t headline_weight = 3;
constexpr std::uint32_t named_again = 2;
// Of how many sentences the names are kept.
constexpr std::size_t most_kept = 512;

std::optional<Mention> therapy_mention(const TermUse* use) {
  if (use == nullptr) return std::nullopt;
  return Mention{std::string(use->canonical), std::string(use->lexicon_class),
                 std::string(use->route)};
}

/// By its own name: its class holds many others.
std::optional<Mention> condition_mention(const TermUse* use) {
  if (use == nullptr) return std::nullopt;
  return Mention{std::string(term_of(*use)), std::string(use->lexicon_class), {}};
}

}  // namespace

Subjects::Subjects(const Document& document, const Reading& reading, const TermLookup& terms)
    : document_(document), reading_(reading), terms_(terms), sections_(document) {}

const std::vector<TermUse>& Subjects::names(std::uint32_t sentence) {
  const auto [found, is_new] = names_.try_emplace(sentence);
  if (is_new) found->second = terms_(sentence, {});
  return found->second;
}

/// Long pages have many sentences, and few are asked about twice.
void Subjects::forget_names() {
  if (names_.size() >= most_kept) names_.clear();
}

bool Subjects::is_headline(std::uint32_t sentence) const {
  const Block& block = document_.blocks[document_.sentences[sentence].block];
  const BlockKind kind = block.kind;
  // The first line of a text that marks no headings up.
  const bool is_title_line =
      sentence == 0 && block.sentence_count == 1 && !document_.text_of(block.text).ends_with('.');
  return is_title_line || kind == BlockKind::heading || kind == BlockKind::title ||
         kind == BlockKind::description;
}

/// "Does it cure baldness?" is a heading about any of its readers' troubles.
bool Subjects::asks(std::uint32_t sentence) const {
  return document_.text_of(document_.sentences[sentence].text).ends_with('?');
}

const TermUse* Subjects::own_therapy(std::uint32_t sentence, const TermUse* expected,
                                     NameRank at_most) {
  const std::vector<TermUse>& uses = names(sentence);
  const TermUse* best = nullptr;
  for (const TermUse& use : uses) {
    if (!names_therapy(use) || rank_of(use) > at_most || is_compared(uses, use)) continue;
    if (is_of_a_medicine(uses, use)) continue;
    if (expected != nullptr && use.lexicon_class == expected->lexicon_class) return &use;
    const bool says_more = best != nullptr && rank_of(use) < rank_of(*best);
    if (best == nullptr || says_more || is_given_by(*best, use)) best = &use;
  }
  return best;
}

template <typename Find>
const TermUse* Subjects::above(std::uint32_t sentence, Find find) {
  if (const auto lead_in = sections_.lead_in(sentence)) {
    if (const TermUse* use = find(*lead_in)) return use;
  }
  std::optional<std::uint32_t> heading = sections_.heading(sentence);
  for (int level = 0; heading && level < most_headings; ++level) {
    const Block& block = document_.blocks[*heading];
    if (block.sentence_count == 0) return nullptr;
    for (std::uint32_t i = 0; i < block.sentence_count; ++i) {
      if (const TermUse* use = find(block.first_sentence + i)) return use;
    }
    if (const auto lead_in = sections_.lead_in(block.first_sentence)) {
      if (const TermUse* use = find(*lead_in)) return use;
    }
    heading = sections_.heading(block.first_sentence);
  }
  return nullptr;
}

/// "Lymph drainage, 50 minutes: 85." is a line of a price list, and the next line is about
/// something else.
bool Subjects::is_priced(std::uint32_t block) const {
  const Sentence& first = document_.sentences[document_.blocks[block].first_sentence];
  const std::string_view text = document_.text_of(first.text);
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view price = text.substr(colon + 1);
  return std::ranges::any_of(price, is_digit) && std::ranges::none_of(price, is_ascii_letter);
}

const TermUse* Subjects::therapy_before(std::uint32_t sentence, NameRank at_most) {
  const std::uint32_t block = document_.sentences[sentence].block;
  const bool is_item = is_priced(block);
  std::optional<std::uint32_t> back = sections_.previous(sentence);
  for (int step = 0; back && step < most_sentences_back; ++step) {
    if (!sections_.same_section(*back, sentence)) break;
    if (is_item && document_.sentences[*back].block != block) break;
    // A procedure named in passing is what the therapy is compared with.
    const TermUse* const use = own_therapy(*back, nullptr, at_most);
    if (use != nullptr && use->kind == "therapy") return use;
    back = sections_.previous(*back);
  }
  return nullptr;
}

/// In the cells of a table before this one: the first cell of a row says what the others are of.
const TermUse* Subjects::therapy_in_row(std::uint32_t sentence) {
  constexpr int most_cells_back = 6;
  const auto is_cell = [&](std::uint32_t one) {
    return document_.blocks[document_.sentences[one].block].kind == BlockKind::table_cell;
  };
  if (!is_cell(sentence)) return nullptr;
  std::optional<std::uint32_t> back = sections_.previous(sentence);
  for (int step = 0; back && is_cell(*back) && step < most_cells_back; ++step) {
    if (const TermUse* use = own_therapy(*back, nullptr, NameRank::form)) return use;
    back = sections_.previous(*back);
  }
  return nullptr;
}

/// What the section that a heading opens goes on to name.
const TermUse* Subjects::therapy_under(std::uint32_t sentence, NameRank at_most) {
  if (document_.blocks[document_.sentences[sentence].block].kind != BlockKind::heading) {
    return nullptr;
  }
  std::optional<std::uint32_t> on = sections_.next(sentence);
  for (int step = 0; on && step < most_sentences_on; ++step) {
    if (!sections_.same_section(*on, sentence)) break;
    if (const TermUse* use = own_therapy(*on, nullptr, at_most)) return use;
    on = sections_.next(*on);
  }
  return nullptr;
}

void Subjects::weigh(std::map<std::string_view, Topic>& topics, std::string_view key,
                     const TermUse& use, std::uint32_t sentence, bool headline) {
  Topic& topic = topics[key];
  if (topic.weight == 0) topic = {use, 0, sentence, false};
  topic.weight += headline ? headline_weight : 1;
  topic.in_headline = topic.in_headline || headline;
}

void Subjects::find_topics() {
  if (has_topics_) return;
  has_topics_ = true;
  bool is_first = true;  // headline: it says what the whole page is about
  for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
    forget_names();
    const bool headline = is_headline(i);
    if (const TermUse* use = own_therapy(i, nullptr, NameRank::any)) {
      const bool particular = rank_of(*use) == NameRank::particular;
      weigh(particular ? therapies_ : forms_, use->lexicon_class, *use, i,
            headline && (particular || is_first));
    }
    if (is_first && headline) title_ = i;
    is_first = is_first && !headline;
    if (reading_.sentences[i].risk) continue;
    const bool tells = headline && !asks(i);
    if (const TermUse* use = own_condition(i, no_looks)) {
      weigh(conditions_, term_of(*use), *use, i, tells);
    }
    for (const TermUse& use : names(i)) {
      if (use.kind != "body" || use.lexicon_class == "tissue") continue;
      weigh(parts_, use.lexicon_class == "hair" ? use.lexicon_class : term_of(use), use, i, tells);
    }
  }
}

const Subjects::Topic* Subjects::leader(const std::map<std::string_view, Topic>& topics) {
  const Topic* best = nullptr;
  for (const auto& [key, topic] : topics) {
    const bool leads = best == nullptr || topic.weight > best->weight ||
                       (topic.weight == best->weight && topic.first < best->first);
    if (leads) best = &topic;
  }
  return best;
}

/// What is in no headline and not named again and again has to be introduced before it is meant,
/// and not by a claim alone: that may be about something else, too.
const TermUse* Subjects::therapy_of_page(std::uint32_t sentence, NameRank at_most) {
  const Topic* const form = leader(forms_);
  if (at_most != NameRank::particular) {
    if (form == nullptr) return nullptr;
    const bool introduced = form->first < sentence && form->weight >= named_again;
    return form->in_headline || introduced ? &form->use : nullptr;
  }
  const Topic* const topic = leader(therapies_);
  if (topic == nullptr) return nullptr;
  const bool again = topic->weight >= named_again || !reading_.sentences[topic->first].claim;
  // The only one on its page is what the page is about, too, unless it is just one of its prices.
  const bool alone = therapies_.size() == 1;
  const bool sold = topic->weight == 1 && is_priced(document_.sentences[topic->first].block);
  const bool introduced = topic->first < sentence && (again || alone) && !sold;
  const bool counts = topic->in_headline || topic->weight >= headline_weight || introduced;
  return counts ? &topic->use : nullptr;
}

/// What the title names, where the sentence names something that the page mentions just once.
const TermUse* Subjects::therapy_of_title(const TermUse& own) {
  find_topics();
  const Topic* const topic = leader(therapies_);
  if (!title_ || topic == nullptr || topic->first != *title_) return nullptr;
  const auto mentioned = therapies_.find(own.lexicon_class);
  return mentioned != therapies_.end() && mentioned->second.weight == 1 ? &topic->use : nullptr;
}

/// `own` is what the sentence names itself: only what says more is looked for.
const TermUse* Subjects::therapy_around(std::uint32_t sentence, NameRank own) {
  const auto at = [&](NameRank at_most) {
    return [this, at_most](std::uint32_t other) { return own_therapy(other, nullptr, at_most); };
  };
  if (const TermUse* use = therapy_in_row(sentence)) return use;
  if (const TermUse* use = above(sentence, at(NameRank::particular))) return use;
  if (const TermUse* use = therapy_before(sentence, NameRank::particular)) return use;
  if (const TermUse* use = therapy_under(sentence, NameRank::particular)) return use;
  if (own > NameRank::form) {
    if (const TermUse* use = above(sentence, at(NameRank::form))) return use;
  }
  if (const TermUse* use = therapy_of_page(sentence, NameRank::particular)) return use;
  if (own <= NameRank::form) return nullptr;
  if (const TermUse* use = therapy_before(sentence, NameRank::form)) return use;
  if (const TermUse* use = therapy_under(sentence, NameRank::form)) return use;
  if (const TermUse* use = therapy_of_page(sentence, NameRank::form)) return use;
  return above(sentence, at(NameRank::any));
}

std::optional<Mention> Subjects::therapy(std::uint32_t sentence) {
  forget_names();
  find_topics();
  const TermUse* const use = find_therapy(sentence);
  if (use == nullptr || use->lexicon_class != "therapy-supplement") return therapy_mention(use);
  const Topic* const form = leader(forms_);
  const bool given = form != nullptr && form->weight >= named_again && is_given_by(*use, form->use);
  return therapy_mention(given ? &form->use : use);
}

const TermUse* Subjects::find_therapy(std::uint32_t sentence) {
  const TermUse* const own = own_therapy(sentence, nullptr, NameRank::any);
  if (own == nullptr) return therapy_around(sentence, NameRank::any);
  const NameRank rank = rank_of(*own);
  const bool several = std::ranges::any_of(names(sentence), [&](const TermUse& use) {
    return names_therapy(use) && rank_of(use) == rank && use.lexicon_class != own->lexicon_class;
  });
  if (rank == NameRank::particular && !several) {
    // What a sentence begins with is what it is about.
    const bool begins = own->text.start == document_.sentences[sentence].text.start;
    const TermUse* const title = begins ? nullptr : therapy_of_title(*own);
    return title == nullptr ? own : title;
  }
  const bool stays = own->kind == "procedure" || rank == NameRank::form;
  if (stays && !is_infusion(*own)) return own;
  const TermUse* const around = therapy_around(sentence, rank);
  if (rank == NameRank::particular) return own_therapy(sentence, around, rank);
  return around == nullptr ? own : around;
}

const TermUse* Subjects::own_condition(std::uint32_t sentence, int worst) {
  const std::vector<TermUse>& uses = names(sentence);
  const TermUse* best = nullptr;
  for (const TermUse& use : uses) {
    if (!names_condition(use) || vagueness(use) > worst) continue;
    // The fat of a fat injection is no flaw, and an acne scar no acne.
    const bool is_part = std::ranges::any_of(uses, [&](const TermUse& other) {
      if (!other.text.contains(use.text)) return false;
      return names_therapy(other) ||
             (names_condition(other) && other.text.size() > use.text.size());
    });
    if (is_part) continue;
    if (best == nullptr || vagueness(use) < vagueness(*best)) best = &use;
  }
  return best;
}

/// A condition, or the part of the body that the page is about.
const TermUse* Subjects::condition_of_page() {
  find_topics();
  const auto counts = [](const Topic* topic) {
    return topic != nullptr && (topic->in_headline || topic->weight >= headline_weight);
  };
  const Topic* const condition = leader(conditions_);
  const Topic* const part = leader(parts_);
  if (!counts(condition)) return counts(part) ? &part->use : nullptr;
  return counts(part) && part->weight > condition->weight ? &part->use : &condition->use;
}

std::optional<Mention> Subjects::condition(std::uint32_t sentence, bool of_page) {
  forget_names();
  find_topics();
  const TermUse* const own = own_condition(sentence, anything);
  if (own != nullptr && vagueness(*own) < anything) return condition_mention(own);
  const auto at = [this](std::uint32_t other) { return own_condition(other, no_looks); };
  if (const TermUse* use = above(sentence, at)) return condition_mention(use);
  const TermUse* const topic = of_page ? condition_of_page() : nullptr;
  return condition_mention(topic == nullptr ? own : topic);
}

bool Subjects::names_hazard(std::uint32_t sentence) {
  const std::vector<TermUse>& uses = names(sentence);
  return std::any_of(uses.begin(), uses.end(), [](const TermUse& use) {
    return use.kind == "hazard" && use.lexicon_class.starts_with("hazard-");
  });
}

}  // namespace caveat
