// SPDX-License-Identifier: Apache-2.0

#include "entries/subject.hpp"

#include <algorithm>
#include <map>

namespace caveat {

namespace {

// How many sentences back a therapy may be named and still be meant.
constexpr int most_sentences_back = 8;
// How many sentences under a heading may say what it is about.
constexpr int most_sentences_on = 4;
// How many headings above each other can say what a sentence is about.
constexpr int most_headings = 6;

bool names_therapy(const TermUse& use) { return use.kind == "therapy" || use.kind == "procedure"; }

/// "therapy" holds all therapies and says nothing about which.
bool is_particular(const TermUse& use) { return use.lexicon_class != use.kind; }

/// "Fat" and "look" name a flaw only where nothing else does.
bool is_vague(const TermUse& use) { return use.lexicon_class == "vague-flaw"; }

std::optional<Mention> mention(const TermUse* use) {
  if (use == nullptr) return std::nullopt;
  return Mention{std::string(use->canonical), std::string(use->lexicon_class),
                 std::string(use->route)};
}

}  // namespace

Subjects::Subjects(const Document& document, const Reading& reading, const TermLookup& terms)
    : document_(document), reading_(reading), terms_(terms), sections_(document) {}

const std::vector<TermUse>& Subjects::names(std::uint32_t sentence) {
  const auto [found, is_new] = names_.try_emplace(sentence);
  if (is_new) found->second = terms_(sentence, {});
  return found->second;
}

const TermUse* Subjects::own_therapy(std::uint32_t sentence, const TermUse* expected) {
  const TermUse* first = nullptr;
  for (const TermUse& use : names(sentence)) {
    if (!names_therapy(use)) continue;
    if (expected != nullptr && use.lexicon_class == expected->lexicon_class) return &use;
    const bool says_more = first != nullptr && is_particular(use) && !is_particular(*first);
    if (first == nullptr || says_more) first = &use;
  }
  return first;
}

const TermUse* Subjects::own_condition(std::uint32_t sentence) {
  const TermUse* first = nullptr;
  for (const TermUse& use : names(sentence)) {
    const bool vague = is_vague(use);
    if (use.kind == "condition" && !vague) return &use;
    if (use.kind != "condition" && use.kind != "appearance") continue;
    if (first == nullptr || (is_vague(*first) && !vague)) first = &use;
  }
  return first;
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

const TermUse* Subjects::therapy_around(std::uint32_t sentence) {
  const auto named_at = [&](std::uint32_t other) { return own_therapy(other, nullptr); };
  if (const TermUse* use = above(sentence, named_at)) return use;
  std::optional<std::uint32_t> back = sections_.previous(sentence);
  for (int step = 0; back && step < most_sentences_back; ++step) {
    if (!sections_.same_section(*back, sentence)) break;
    // A procedure named in passing is what the therapy is compared with.
    const TermUse* const use = named_at(*back);
    if (use != nullptr && use->kind == "therapy") return use;
    back = sections_.previous(*back);
  }
  if (const TermUse* use = therapy_under(sentence)) return use;
  return page_therapy();
}

/// What the section that a heading opens goes on to name.
const TermUse* Subjects::therapy_under(std::uint32_t sentence) {
  if (document_.blocks[document_.sentences[sentence].block].kind != BlockKind::heading) {
    return nullptr;
  }
  std::optional<std::uint32_t> on = sections_.next(sentence);
  for (int step = 0; on && step < most_sentences_on; ++step) {
    if (!sections_.same_section(*on, sentence)) break;
    if (const TermUse* use = own_therapy(*on, nullptr)) return use;
    on = sections_.next(*on);
  }
  return nullptr;
}

/// What most claims, risks and headings name; where they name nothing, most sentences.
const TermUse* Subjects::page_therapy() {
  if (page_therapy_) return *page_therapy_;
  page_therapy_ = nullptr;
  std::map<std::string_view, std::uint32_t> counts;
  const auto count = [&](std::uint32_t sentence, std::uint32_t weight) {
    const TermUse* const use = own_therapy(sentence, nullptr);
    if (use == nullptr || !is_particular(*use)) return;
    const TermUse* const leader = *page_therapy_;
    const std::uint32_t times = counts[use->lexicon_class] += weight;
    if (leader == nullptr || times > counts[leader->lexicon_class]) page_therapy_ = use;
  };
  const auto size = static_cast<std::uint32_t>(document_.sentences.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const BlockKind kind = document_.blocks[document_.sentences[i].block].kind;
    const bool headline =
        kind == BlockKind::heading || kind == BlockKind::title || kind == BlockKind::description;
    if (headline || reading_.sentences[i].claim || reading_.sentences[i].risk) {
      count(i, headline ? 3 : 1);
    }
  }
  for (std::uint32_t i = 0; counts.empty() && i < size; ++i) count(i, 1);
  return *page_therapy_;
}

std::optional<Mention> Subjects::therapy(std::uint32_t sentence) {
  const TermUse* const first = own_therapy(sentence, nullptr);
  const bool several =
      first != nullptr &&
      std::any_of(names(sentence).begin(), names(sentence).end(), [&](const auto& use) {
        return names_therapy(use) && use.lexicon_class != first->lexicon_class;
      });
  if (first != nullptr && !several) return mention(first);
  const TermUse* const around = therapy_around(sentence);
  return mention(first == nullptr ? around : own_therapy(sentence, around));
}

std::optional<Mention> Subjects::condition(std::uint32_t sentence) {
  if (const TermUse* use = own_condition(sentence)) return mention(use);
  return mention(above(sentence, [&](std::uint32_t other) { return own_condition(other); }));
}

bool Subjects::names_hazard(std::uint32_t sentence) {
  const std::vector<TermUse>& uses = names(sentence);
  return std::any_of(uses.begin(), uses.end(), [](const TermUse& use) {
    return use.kind == "hazard" && use.lexicon_class.starts_with("hazard-");
  });
}

}  // namespace caveat
