// SPDX-License-Identifier: Apache-2.0

#include "validators/label_fit.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "entries/folding.hpp"
#include "entries/word_index.hpp"
#include "entries/wording_facts.hpp"

namespace caveat {

namespace {

struct Name {
  Span text;  // in Document::text
  std::string_view canonical;
};

/// "Condition" and "symptom" name nothing that a label could be about.
bool is_vague(std::string_view lexicon_class) {
  return lexicon_class.starts_with("vague") || lexicon_class == "appearance" ||
         lexicon_class == "skin-quality";
}

/// What a text says that a label can be held against.
class Terms {
 public:
  Terms(const Document& document, Reader& reader)
      : document_(document), facts_(wording_facts(document, reader)) {
    conditions_ = names(reader, {"condition", "appearance"});
    qualifiers_ = names(reader, {"qualifier"});
    for (std::size_t i = 0; i < document.sentences.size(); ++i) {
      for (const TermUse& use : reader.terms(document, i, "therapy")) {
        therapies_.insert(use.lexicon_class);
      }
    }
    // "Chronic wound" is a name of its own.
    std::erase_if(qualifiers_, [&](const Name& qualifier) {
      return std::ranges::any_of(
          conditions_, [&](const Name& name) { return name.text.overlaps(qualifier.text); });
    });
  }

  std::string_view written(Span text) const { return document_.text_of(text); }
  const std::vector<Name>& conditions() const { return conditions_; }
  const std::set<std::string_view>& populations() const { return facts_.populations; }
  const std::set<std::string_view>& therapies() const { return therapies_; }
  bool has_qualifier(std::string_view canonical) const {
    return std::ranges::count(qualifiers_, canonical, &Name::canonical) > 0;
  }

  /// With what narrows it.
  std::string shown(const Name& condition) const {
    const auto groups = narrowed(condition);
    const Span text{groups.empty() ? condition.text.start : groups.front().front().text.start,
                    condition.text.end};
    return std::string(document_.text_of(text));
  }

  /// What narrows a condition, each group with one or the other: "(deep partial thickness
  /// and full thickness) burns". They stand before it, and no other condition in between.
  std::vector<std::vector<Name>> narrowed(const Name& condition) const {
    std::vector<std::vector<Name>> groups;
    for (const Name& qualifier : qualifiers_) {
      if (!narrows(qualifier, condition)) continue;
      if (groups.empty() || !are_alternatives(groups.back().back(), qualifier))
        groups.push_back({});
      groups.back().push_back(qualifier);
    }
    return groups;
  }

 private:
  /// In text order, the longest of those that overlap.
  std::vector<Name> names(Reader& reader, std::initializer_list<std::string_view> kinds) const {
    std::vector<Name> all;
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) {
      for (const std::string_view kind : kinds) {
        for (const TermUse& use : reader.terms(document_, i, kind)) {
          if (!is_vague(use.lexicon_class)) all.push_back({use.text, use.canonical});
        }
      }
    }
    std::ranges::stable_sort(all, [](const Name& one, const Name& other) {
      return one.text.start != other.text.start ? one.text.start < other.text.start
                                                : one.text.end > other.text.end;
    });
    std::vector<Name> kept;
    for (const Name& name : all) {
      if (kept.empty() || !kept.back().text.overlaps(name.text)) kept.push_back(name);
    }
    return kept;
  }

  bool narrows(const Name& qualifier, const Name& condition) const {
    if (qualifier.text.end > condition.text.start) return false;
    return std::ranges::none_of(conditions_, [&](const Name& other) {
      return other.text.start >= qualifier.text.end && other.text.end <= condition.text.start;
    });
  }

  bool are_alternatives(const Name& one, const Name& other) const {
    const std::string_view between = document_.text_of({one.text.end, other.text.start});
    return between.find("and") != std::string_view::npos ||
           between.find("or") != std::string_view::npos;
  }

  const Document& document_;
  WordingFacts facts_;
  std::vector<Name> conditions_, qualifiers_;
  std::set<std::string_view> therapies_;
};

/// "Burn" and "burns".
bool is_same_word(std::string_view one, std::string_view other) {
  constexpr std::size_t fewest_letters = 3;
  constexpr std::size_t longest_ending = 2;
  const std::size_t shorter = std::min(one.size(), other.size());
  const auto differ = std::ranges::mismatch(one, other);
  const auto shared = static_cast<std::size_t>(differ.in1 - one.begin());
  return one == other ||
         (shared >= std::max(fewest_letters, shorter - std::min<std::size_t>(shorter, 1)) &&
          std::max(one.size(), other.size()) - shared <= longest_ending);
}

std::vector<std::string> folded_words(std::string_view text) {
  const std::string folded = fold_quote(text);
  std::vector<std::string> words;
  for (const Word& word : words_of(folded)) {
    words.push_back(folded.substr(word.span.start, word.span.size()));
  }
  return words;
}

bool has_all_words(const std::vector<std::string>& there, const std::vector<std::string>& wanted) {
  return std::ranges::all_of(wanted, [&](const std::string& word) {
    return std::ranges::any_of(there,
                               [&](const std::string& one) { return is_same_word(one, word); });
  });
}
bool has_all_words(std::string_view there, std::string_view wanted) {
  return has_all_words(folded_words(there), folded_words(wanted));
}

/// The same name, or a narrower one: "leg ulcer" where the label says "ulcers".
bool is_covered(std::string_view said, std::string_view canonical, std::string_view labelled,
                std::string_view label_canonical) {
  const auto one = folded_words(said), other = folded_words(labelled);
  if (one.empty() || other.empty()) return false;
  if (canonical == label_canonical && one[0].substr(0, 2) == other[0].substr(0, 2)) return true;
  return has_all_words(one, other) && is_same_word(one.back(), other.back());
}

/// One label, read.
class Label {
 public:
  Label(const Authorisation& label, Reader& reader)
      : label_(label), words_(label.indication, reader), terms_(words_.document, reader) {}

  /// What of one condition goes beyond the label; nothing when it is within.
  std::vector<Remainder> remainder(const LabelledClaim& claim, const Terms& said,
                                   const Name* condition, std::string_view date) const {
    std::vector<Remainder> beyond;
    const auto add = [&](std::string allowed, std::string found) {
      beyond.push_back({std::move(allowed), std::move(found)});
    };
    if (!label_.label_on.empty() && label_.label_on > date) {
      add("", fmt::format("the label is of {}", label_.label_on));
    }
    if (!is_product(claim.entry.product)) add(label_.product, claim.entry.product);
    if (!is_therapy(claim.entry, said)) add(claim.entry.therapy->name, "another therapy");
    if (const auto narrower = missing(claim, said, condition)) {
      add(*narrower, condition ? said.shown(*condition) : claim.entry.condition->name);
    }
    if (const std::string people = other_people(said); !people.empty()) {
      add(fmt::format("{}", fmt::join(terms_.populations(), ", ")), people);
    }
    return beyond;
  }

 private:
  bool is_product(const std::string& product) const {
    if (product.empty() || label_.product.empty()) return true;
    return has_all_words(product, label_.product) || has_all_words(label_.product, product);
  }

  /// A text that names therapies names the one that the entry is about.
  static bool is_therapy(const Entry& entry, const Terms& said) {
    const bool known = entry.therapy && !entry.therapy->kind.empty();
    return !known || said.therapies().empty() || said.therapies().contains(entry.therapy->kind);
  }

  /// What the label says instead of the condition; nothing when it says it.
  std::optional<std::string> missing(const LabelledClaim& claim, const Terms& said,
                                     const Name* condition) const {
    const std::string_view name =
        condition ? said.written(condition->text) : std::string_view(claim.entry.condition->name);
    std::optional<std::string> narrower;
    for (const Name& mine : terms_.conditions()) {
      const bool same = is_covered(name, condition ? condition->canonical : std::string_view(),
                                   terms_.written(mine.text), mine.canonical);
      if (!same) continue;
      const auto groups = terms_.narrowed(mine);
      if (std::ranges::all_of(groups, [&](const auto& group) { return has_one(said, group); })) {
        return std::nullopt;
      }
      narrower = terms_.shown(mine);
    }
    if (narrower) return narrower;
    // A name that no lexicon has is looked for by its words.
    if (condition == nullptr && has_all_words(label_.indication, name)) return std::nullopt;
    return label_.indication;
  }

  static bool has_one(const Terms& said, const std::vector<Name>& group) {
    return std::ranges::any_of(group,
                               [&](const Name& one) { return said.has_qualifier(one.canonical); });
  }

  /// Whom the claim speaks of and the label does not; empty when there is nobody.
  std::string other_people(const Terms& said) const {
    const auto& allowed = terms_.populations();
    if (allowed.empty()) return {};
    const bool adults = allowed.contains("adults");
    bool named = false;
    for (const std::string_view group : said.populations()) {
      named = true;
      const bool are_adults = group == "women" || group == "men" || group == "older people";
      if (!allowed.contains(group) && !(adults && are_adults)) return std::string(group);
    }
    return named || adults ? std::string{} : "anybody";
  }

  const Authorisation& label_;
  Wording words_;
  Terms terms_;
};

/// The smallest remainder that any of the labels leaves of one condition.
std::vector<Remainder> least_remainder(const std::vector<std::unique_ptr<Label>>& labels,
                                       const LabelledClaim& claim, const Terms& said,
                                       const Name* condition, std::string_view date) {
  std::vector<Remainder> least;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto remainder = labels[i]->remainder(claim, said, condition, date);
    if (i == 0 || remainder.size() < least.size()) least = std::move(remainder);
  }
  return least;
}

}  // namespace

std::string Remainder::text(std::string_view name) const {
  return label.empty() ? said : fmt::format("label: {}; {}: {}", label, name, said);
}

LabelFit fit_label(const LabelledClaim& claim, std::span<const Authorisation* const> labels,
                   std::string_view date, Reader& reader) {
  std::vector<std::unique_ptr<Label>> read;
  for (const Authorisation* one : labels) read.push_back(std::make_unique<Label>(*one, reader));
  const Terms said(claim.text.document, reader);
  LabelFit fit;
  const auto take = [&](const Name* condition) {
    for (Remainder& one : least_remainder(read, claim, said, condition, date)) {
      if (std::ranges::count(fit.remainder, one) == 0) fit.remainder.push_back(std::move(one));
    }
  };
  for (const Name& condition : said.conditions()) take(&condition);
  if (said.conditions().empty()) {
    const auto& condition = claim.entry.condition;
    const bool is_there = condition && !condition->name.empty() &&
                          has_all_words(claim.text.document.text, condition->name);
    if (!is_there) return {LabelFit::Kind::unclear, {}};
    take(nullptr);
  }
  for (const std::string& words : claim.absolutes) {
    fit.remainder.push_back({"", fmt::format("no label covers \"{}\"", words)});
  }
  if (!fit.remainder.empty()) fit.kind = LabelFit::Kind::beyond;
  return fit;
}

}  // namespace caveat
