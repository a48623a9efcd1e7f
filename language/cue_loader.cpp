// SPDX-License-Identifier: Apache-2.0
//
// The elements of <lexicon> that are patterns: cues, boundaries, senses, recognisers.

#include <charconv>

#include "language/loader.hpp"

namespace caveat {

namespace {

struct RoleName {
  std::string_view name;
  CueRole role;
};
constexpr RoleName roles[] = {
    {"affirms", CueRole::affirms},   {"backward", CueRole::backward},
    {"both", CueRole::both},         {"denies", CueRole::denies},
    {"endorses", CueRole::endorses}, {"forward", CueRole::forward},
    {"heading", CueRole::heading},   {"lead-in", CueRole::lead_in},
    {"next", CueRole::next},         {"previous", CueRole::previous},
    {"pseudo", CueRole::pseudo},     {"rhetorical", CueRole::rhetorical},
    {"sentence", CueRole::sentence}, {"terminator", CueRole::terminator},
};

CueRole role_from(std::string_view name) {
  for (const RoleName& known : roles) {
    if (known.name == name) return known.role;
  }
  return CueRole::forward;  // the schema lets no other name through
}

StatusSet statuses(std::string_view names) {
  if (names.empty()) return static_cast<StatusSet>(~0U);
  StatusSet set = 0;
  for (const std::string& name : split_names(names)) {
    if (const auto status = status_from(name)) set |= status_bit(*status);
  }
  return set;
}

std::uint16_t reach_from(std::string_view reach) {
  if (reach.empty() || reach == "clause") return CueData::clause;
  if (reach == "sentence") return CueData::whole_sentence;
  std::uint16_t words = 0;
  std::from_chars(reach.data(), reach.data() + reach.size(), words);
  return words;
}

// In the order of RiskType.
constexpr std::string_view risk_types[] = {"harm",     "contraindication", "efficacy-limit",
                                           "data-gap", "status",           "burden"};

std::uint8_t risk_type_bit(std::string_view name) {
  for (unsigned i = 0; i < std::size(risk_types); ++i) {
    if (risk_types[i] == name) return static_cast<std::uint8_t>(1U << i);
  }
  return 1;
}

}  // namespace

void Loader::cues(const SourceTree& tree) {
  for (const pugi::xml_node group : tree.root().children("cues")) {
    CueData data;
    data.role = role_from(group.attribute("role").value());
    data.acts_on = statuses(group.attribute("for").value());
    const Status status = status_from(group.attribute("status").value()).value_or(Status::negated);
    const bool speaks_of_others = is_message(data.role);
    for (const pugi::xml_node node : group.children("cue")) {
      CueData cue = data;
      const auto reach = node.attribute("reach");
      cue.reach = reach_from(reach ? reach.value() : group.attribute("reach").value());
      cue.categories =
          category_set(tree, node.attribute("trigger-for") ? node : group, "trigger-for");
      cue.counts = std::string_view(node.attribute("counts").value()) != "no";
      pattern(tree, node,
              {.owner = static_cast<std::uint16_t>(tables_.cues.size()),
               .role = PatternRole::cue,
               .turn = speaks_of_others ? Turn::statement : turn_of(status),
               .asks_for_context = speaks_of_others});
      tables_.cues.push_back(cue);
      tables_.cue_entries.push_back({node.attribute("id").value(), status});
    }
  }
}

void Loader::boundaries(const SourceTree& tree) {
  for (const pugi::xml_node group : tree.root().children("boundaries")) {
    for (const pugi::xml_node node : group.children("boundary")) {
      pattern(tree, node,
              {.owner = static_cast<std::uint16_t>(tables_.boundary_kinds.size()),
               .role = PatternRole::boundary,
               .turn = Turn::context});
      tables_.boundary_kinds.emplace_back(node.attribute("kind").value());
    }
  }
}

void Loader::senses(const SourceTree& tree) {
  for (const pugi::xml_node node : tree.root().children("sense")) {
    SenseData sense;
    sense.status = status_from(node.attribute("status").value()).value_or(Status::unrelated);
    sense.categories = category_set(tree, node, "for");
    pattern(tree, node,
            {.owner = static_cast<std::uint16_t>(tables_.senses.size()),
             .role = PatternRole::sense,
             .turn = turn_of(sense.status)});
    sense.entry = {sense.status == Status::risk ? "harm" : "other-sense", sense.status};
    tables_.senses.push_back(std::move(sense));
  }
}

void Loader::recognisers(const SourceTree& tree) {
  for (const pugi::xml_node node : tree.root().children("recogniser")) {
    RecogniserData data;
    const std::string_view kind = node.attribute("kind").value();
    data.kind = kind == "claim"       ? RecogniserData::claim
                : kind == "not-claim" ? RecogniserData::not_claim
                : kind == "risk"      ? RecogniserData::risk
                                      : RecogniserData::not_risk;
    data.id = node.attribute("id").value();
    data.strength = strength_from(node.attribute("strength").value()).value_or(Strength::direct);
    data.risk_type = risk_type_bit(node.attribute("type").value());
    data.firm = std::string_view(node.attribute("firm").value()) == "yes";
    data.needs_page = std::string_view(node.attribute("needs").value()) == "page";
    const std::string_view carries = node.attribute("carries").value();
    data.carries = carries == "list"      ? RecogniserData::list
                   : carries == "items"   ? RecogniserData::items
                   : carries == "section" ? RecogniserData::section
                                          : RecogniserData::itself;
    pattern(tree, node,
            {.owner = static_cast<std::uint16_t>(tables_.recognisers.size()),
             .role = PatternRole::recogniser,
             .asks_for_context = data.is_judged()});
    tables_.recognisers.push_back(std::move(data));
  }
}

}  // namespace caveat
