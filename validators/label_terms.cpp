// SPDX-License-Identifier: Apache-2.0

#include "validators/label_terms.hpp"

#include <algorithm>
#include <cstdint>

#include "documents/characters.hpp"

namespace caveat {

namespace {

constexpr std::size_t most_names = 200;  // each is held against each

/// "Condition" and "symptom" name nothing that a label could be about.
bool is_vague(std::string_view lexicon_class) {
  return lexicon_class.starts_with("vague") || lexicon_class == "appearance" ||
         lexicon_class == "skin-quality";
}

}  // namespace

LabelTerms::LabelTerms(const Document& document, Reader& reader)
    : document_(document),
      facts_(wording_facts(document, reader)),
      conditions_(names(reader, {"condition", "appearance"})),
      qualifiers_(names(reader, {"qualifier"})) {
  join_compounds();
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    for (const TermUse& use : reader.terms(document, i, "joining")) joining_.push_back(use.text);
    for (const TermUse& use : reader.terms(document, i, "therapy")) {
      if (use.lexicon_class == "therapy-topical") {
        forms_.push_back(document.text_of(use.text));
      } else {
        therapies_.insert(use.lexicon_class);
      }
    }
  }
  // "Chronic wound" is a name of its own.
  std::erase_if(qualifiers_, [&](const ConditionName& qualifier) {
    return std::ranges::any_of(
        conditions_, [&](const ConditionName& name) { return name.text.overlaps(qualifier.text); });
  });
}

/// The longest of those that overlap.
std::vector<ConditionName> LabelTerms::names(Reader& reader,
                                             std::initializer_list<std::string_view> kinds) {
  std::vector<ConditionName> all;
  for (std::size_t i = 0; i < document_.sentences.size(); ++i) {
    for (const std::string_view kind : kinds) {
      for (const TermUse& use : reader.terms(document_, i, kind)) {
        if (!is_vague(use.lexicon_class)) all.push_back({use.text, use.canonical});
      }
    }
  }
  std::ranges::stable_sort(all, [](const ConditionName& one, const ConditionName& other) {
    return one.text.start != other.text.start ? one.text.start < other.text.start
                                              : one.text.end > other.text.end;
  });
  std::vector<ConditionName> kept;
  for (const ConditionName& name : all) {
    if (kept.empty() || !kept.back().text.overlaps(name.text)) kept.push_back(name);
  }
  if (kept.size() > most_names) {
    is_cut_ = true;
    kept.resize(most_names);
  }
  return kept;
}

/// What stands side by side is one name, and its first word says of what.
void LabelTerms::join_compounds() {
  std::vector<ConditionName> joined;
  for (const ConditionName& name : conditions_) {
    if (!joined.empty() && joined.back().text.end + 1 == name.text.start) {
      joined.back().text.end = name.text.end;
    } else {
      joined.push_back(name);
    }
  }
  conditions_ = std::move(joined);
}

bool LabelTerms::has_qualifier(std::string_view canonical) const {
  return std::ranges::count(qualifiers_, canonical, &ConditionName::canonical) > 0;
}

std::vector<std::vector<ConditionName>> LabelTerms::narrowed(const ConditionName& condition) const {
  const ConditionName* before = condition_before(condition);
  if (before && is_abbreviated(*before, condition)) return narrowed(*before);
  const std::uint32_t first = before ? before->text.end : 0;
  std::vector<std::vector<ConditionName>> groups;  // from the condition back
  Span next = condition.text;
  for (auto qualifier = qualifiers_.rbegin(); qualifier != qualifiers_.rend(); ++qualifier) {
    if (qualifier->text.end > next.start) continue;
    if (qualifier->text.start < first) break;
    const Joint joint = joint_of({qualifier->text.end, next.start});
    if (joint == Joint::broken || (groups.empty() && joint != Joint::phrase)) break;
    const bool in_list = joint == Joint::comma && !groups.empty() && groups.back().size() > 1;
    if (groups.empty() || !(joint == Joint::alternative || in_list)) groups.emplace_back();
    groups.back().push_back(*qualifier);
    next = qualifier->text;
  }
  return groups;
}

LabelTerms::Joint LabelTerms::joint_of(Span between) const {
  bool comma = false, conjunction = false, others = false;
  auto joining = std::ranges::lower_bound(joining_, between.start, {}, &Span::start);
  for (std::uint32_t at = between.start; at < between.end; ++at) {
    if (joining != joining_.end() && joining->start == at && joining->end <= between.end) {
      conjunction = true;
      at = joining->end - 1;
      ++joining;
      continue;
    }
    const char c = document_.text[at];
    if (c == ';' || c == '.' || c == ':') return Joint::broken;
    comma = comma || c == ',';
    others = others || is_ascii_letter(c);
  }
  if (others) return comma || conjunction ? Joint::broken : Joint::phrase;
  return conjunction ? Joint::alternative : comma ? Joint::comma : Joint::phrase;
}

const ConditionName* LabelTerms::condition_before(const ConditionName& condition) const {
  const ConditionName* before = nullptr;
  for (const ConditionName& other : conditions_) {
    if (other.text.end <= condition.text.start) before = &other;
  }
  return before;
}

bool LabelTerms::is_abbreviated(const ConditionName& name, const ConditionName& next) const {
  return document_.text_of({name.text.end, next.text.start}) == " (" &&
         document_.text.compare(next.text.end, 1, ")") == 0;
}

std::string LabelTerms::shown(const ConditionName& condition) const {
  const ConditionName* before = condition_before(condition);
  if (before && is_abbreviated(*before, condition)) return shown(*before);
  Span text = condition.text;
  for (const auto& group : narrowed(condition)) text.start = group.back().text.start;
  return std::string(document_.text_of(text));
}

}  // namespace caveat
