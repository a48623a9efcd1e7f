// SPDX-License-Identifier: Apache-2.0

#include "validators/label_fit.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <ranges>
#include <utility>

#include "entries/folding.hpp"
#include "entries/word_index.hpp"
#include "language/language.hpp"
#include "validators/label_terms.hpp"

namespace caveat {

namespace {

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
  std::vector<Remainder> remainder(const LabelledClaim& claim, const LabelTerms& said,
                                   const ConditionName* condition, std::string_view date) const {
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
      add(fmt::format("{}", fmt::join(std::views::keys(terms_.populations()), ", ")), people);
    }
    return beyond;
  }

 private:
  bool is_product(const std::string& product) const {
    if (product.empty() || label_.product.empty()) return true;
    return has_all_words(product, label_.product) || has_all_words(label_.product, product);
  }

  /// A text that names therapies names the one that the entry is about; one that speaks of "the
  /// spray" means the entry's, where that is a spray.
  static bool is_therapy(const Entry& entry, const LabelTerms& said) {
    if (!entry.therapy || entry.therapy->kind.empty()) return true;
    const Mention& therapy = *entry.therapy;
    if (!said.therapies().empty()) return said.therapies().contains(therapy.kind);
    const auto is_its_form = [&](std::string_view form) {
      return has_all_words(therapy.name, form) || has_all_words(entry.product, form);
    };
    return said.forms().empty() || therapy.kind == "therapy-topical" ||
           std::ranges::any_of(said.forms(), is_its_form);
  }

  /// What the label says instead of the condition; nothing when it says it.
  std::optional<std::string> missing(const LabelledClaim& claim, const LabelTerms& said,
                                     const ConditionName* condition) const {
    const std::string_view name =
        condition ? said.written(condition->text) : std::string_view(claim.entry.condition->name);
    std::optional<std::string> narrower;
    for (const ConditionName& mine : terms_.conditions()) {
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

  static bool has_one(const LabelTerms& said, const std::vector<ConditionName>& group) {
    return std::ranges::any_of(
        group, [&](const ConditionName& one) { return said.has_qualifier(one.canonical); });
  }

  /// Whom the claim speaks of and the label does not; empty when there is nobody.
  std::string other_people(const LabelTerms& said) const {
    const auto& allowed = terms_.populations();
    if (allowed.empty()) return {};
    const bool adults = std::ranges::any_of(
        allowed, [](const auto& group) { return group.second == "said-of-adults"; });
    bool named = false;
    for (const auto& [group, lexicon_class] : said.populations()) {
      named = true;
      // Whoever is pregnant or nursing is in no label for adults unless it says so.
      const bool are_adults = lexicon_class == "said-of-women" || lexicon_class == "said-of-men" ||
                              lexicon_class == "said-of-older-people";
      if (!allowed.contains(group) && !(adults && are_adults)) return std::string(group);
    }
    return named || adults ? std::string{} : "anybody";
  }

  const Authorisation& label_;
  Wording words_;
  LabelTerms terms_;
};

/// "Wound" in "wound closure in burn wounds" means those: it stands before a noun, and a
/// longer name has its words.
bool means_another(const ConditionName& name, const LabelTerms& said, const Document& document,
                   const Language& language) {
  const std::string_view written = said.written(name.text);
  const std::string_view after = std::string_view(document.text).substr(name.text.end);
  const std::size_t end = std::min(after.find_first_of(" .,;:!?\n", 1), after.size());
  const bool before_noun = after.starts_with(' ') && end > 1 && written == name.canonical &&
                           !language.is_function_word(after.substr(1, end - 1));
  return before_noun && std::ranges::any_of(said.conditions(), [&](const ConditionName& other) {
           return other.text.size() > name.text.size() &&
                  has_all_words(said.written(other.text), written);
         });
}

/// The smallest remainder that any of the labels leaves of one condition.
std::vector<Remainder> least_remainder(const std::vector<std::unique_ptr<Label>>& labels,
                                       const LabelledClaim& claim, const LabelTerms& said,
                                       const ConditionName* condition, std::string_view date) {
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
  const LabelTerms said(claim.text.document, reader);
  if (said.is_cut()) return {LabelFit::Kind::unclear, {}};
  LabelFit fit;
  const auto take = [&](const ConditionName* condition) {
    for (Remainder& one : least_remainder(read, claim, said, condition, date)) {
      if (std::ranges::count(fit.remainder, one) == 0) fit.remainder.push_back(std::move(one));
    }
  };
  for (const ConditionName& condition : said.conditions()) {
    if (!means_another(condition, said, claim.text.document, reader.language())) take(&condition);
  }
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
