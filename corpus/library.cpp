// SPDX-License-Identifier: Apache-2.0

#include "corpus/library.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/listing.hpp"

namespace caveat {

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr std::array risk_types{
    std::pair{"harm"sv, RiskType::harm},
    std::pair{"contraindication"sv, RiskType::contraindication},
    std::pair{"efficacy-limit"sv, RiskType::efficacy_limit},
    std::pair{"data-gap"sv, RiskType::data_gap},
    std::pair{"status"sv, RiskType::status},
    std::pair{"burden"sv, RiskType::burden},
};
constexpr std::array placements{
    std::pair{"on-page"sv, Placement::on_page},
    std::pair{"linked"sv, Placement::linked},
    std::pair{"register-only"sv, Placement::register_only},
};

/// The schema has refused other names.
template <typename Table>
auto named(const Table& table, std::string_view name)
    -> std::optional<typename Table::value_type::second_type> {
  for (const auto& [known, value] : table) {
    if (known == name) return value;
  }
  return std::nullopt;
}

template <typename Table, typename Value>
std::string_view name_of(const Table& table, Value value) {
  for (const auto& [name, known] : table) {
    if (known == value) return name;
  }
  return {};
}

void check_library_id(const XmlFile& xml, pugi::xml_node element) {
  if (element.attribute("ref")) {
    xml.fail(element, "ref", "a library describes; it cannot refer to itself",
             "give the element an id, and refer to that from entries");
  }
  if (!element.attribute("id")) {
    xml.fail(element, "nothing can refer to this: it has no id"s, "add id=\"...\"");
  }
}

}  // namespace

std::string_view to_string(RiskType type) { return name_of(risk_types, type); }

std::string_view to_string(Placement placement) { return name_of(placements, placement); }

Evidence read_evidence(const XmlFile& xml, pugi::xml_node element, bool in_library) {
  Evidence evidence;
  evidence.where = xml.at(element);
  evidence.none = attribute_is_yes(element, "none", false);
  evidence.searched_by = attribute(element, "searched-by");
  evidence.searched_on = attribute(element, "on");
  evidence.ref = attribute(element, "ref");
  evidence.id = attribute(element, "id");
  evidence.kind = attribute(element, "kind");
  evidence.title = attribute(element, "title");
  evidence.scheme = attribute(element, "scheme");
  evidence.value = attribute(element, "value");
  evidence.design = attribute(element, "design");
  evidence.n = attribute(element, "n");
  evidence.population = attribute(element, "population");
  evidence.endpoint = attribute(element, "endpoint");
  evidence.result = attribute(element, "result");
  evidence.directness = attribute(element, "directness");
  evidence.locator = attribute(element, "locator");
  evidence.accessed = attribute(element, "accessed");
  evidence.expires = attribute(element, "expires");
  evidence.retracted = attribute_is_yes(element, "retracted", false);
  evidence.confirmed = attribute_is_yes(element, "confirmed", true);

  const bool names_work =
      !evidence.ref.empty() || !evidence.value.empty() || !evidence.title.empty();
  if (in_library) check_library_id(xml, element);
  if (evidence.none && (names_work || in_library)) {
    xml.fail(element, "none", "evidence cannot be none and a work",
             "take out none, or everything else but searched-by and on");
  }
  if (!evidence.none && !names_work) {
    xml.fail(element, "evidence that names no work"s,
             "say ref=\"...\", or scheme and value, or none=\"yes\" with searched-by and on");
  }
  if (evidence.scheme.empty() != evidence.value.empty()) {
    xml.fail(element, "scheme and value go together"s,
             "a DOI, for example, is scheme=\"doi\" value=\"10...\"");
  }
  return evidence;
}

RiskNote read_risk_note(const XmlFile& xml, pugi::xml_node element, bool in_library) {
  RiskNote note;
  note.where = xml.at(element);
  note.ref = attribute(element, "ref");
  note.id = attribute(element, "id");
  note.type = named(risk_types, attribute(element, "type"));
  note.placement = named(placements, attribute(element, "placement"));
  note.therapies = list_of(attribute(element, "therapies"));
  note.source = attribute(element, "source");
  note.frequency = attribute(element, "frequency");
  note.frequency_source = attribute(element, "frequency-source");
  note.confirmed = attribute_is_yes(element, "confirmed", true);
  for (const pugi::xml_node text : element.children("text")) {
    if (!note.text.empty()) xml.fail(text, "a risk note has one <text>");
    note.text = text.child_value();
  }

  if (in_library) check_library_id(xml, element);
  if (!note.ref.empty() && !note.text.empty()) {
    xml.fail(element, "ref", "a risk note refers to the library or has a text, not both",
             "keep one of them");
  }
  if (note.ref.empty() && note.text.empty() && !element.child("origin")) {
    xml.fail(element, "a risk note that says nothing"s,
             "give it <text>, or ref=\"...\" to a note of the risk library");
  }
  return note;
}

}  // namespace caveat
