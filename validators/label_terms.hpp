// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "entries/wording_facts.hpp"
#include "language/reading.hpp"

namespace caveat {

/// A condition, or a word that narrows one, as a text names it.
struct ConditionName {
  Span text;  // in Document::text
  std::string_view canonical;
};

/// What a text says that a label can be held against, and what a label says.
class LabelTerms {
 public:
  /// `document` must outlive the terms.
  LabelTerms(const Document& document, Reader& reader);

  std::string_view written(Span text) const { return document_.text_of(text); }
  /// In text order. "Burn wounds" is one.
  const std::vector<ConditionName>& conditions() const { return conditions_; }
  /// By name, the lexicon class.
  const std::map<std::string_view, std::string_view>& populations() const {
    return facts_.populations;
  }
  const std::set<std::string_view>& therapies() const { return therapies_; }  // classes
  /// What a thing looks like and not what is in it, as written: "spray", "cream".
  const std::vector<std::string_view>& forms() const { return forms_; }
  /// There are more names than anybody holds against each other; the others were left out.
  bool is_cut() const { return is_cut_; }
  bool has_qualifier(std::string_view canonical) const;

  /// What narrows a condition, in groups of which each asks for one or the other: "acute (deep
  /// or full-thickness) burns". They stand before it, in its own part of a list, or before
  /// what it abbreviates in brackets.
  std::vector<std::vector<ConditionName>> narrowed(const ConditionName& condition) const;
  /// The condition with what narrows it, as written.
  std::string shown(const ConditionName& condition) const;

 private:
  /// How two names hang together by what stands between them.
  enum class Joint {
    phrase,       // "acute thermal burns"
    comma,        // "acute, refractory"
    alternative,  // "deep or full-thickness"
    broken,       // "burns, full-thickness defects and vitiligo"; a semicolon
  };
  Joint joint_of(Span between) const;

  std::vector<ConditionName> names(Reader& reader, std::initializer_list<std::string_view> kinds);
  void join_compounds();
  const ConditionName* condition_before(const ConditionName& condition) const;
  bool is_abbreviated(const ConditionName& name, const ConditionName& next) const;

  const Document& document_;
  bool is_cut_ = false;
  WordingFacts facts_;
  std::vector<ConditionName> conditions_, qualifiers_;
  std::vector<Span> joining_;  // in text order
  std::set<std::string_view> therapies_;
  std::vector<std::string_view> forms_;
};

}  // namespace caveat
