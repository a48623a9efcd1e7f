// SPDX-License-Identifier: Apache-2.0

#include "entries/signing.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <pugixml.hpp>
#include <utility>

#include "entries/reading.hpp"
#include "entries/writing.hpp"
#include "files/digest.hpp"
#include "xml/patching.hpp"
#include "xml/reading.hpp"
#include "xml/scanner.hpp"

namespace caveat {

namespace {

struct Field {
  const char* name;
  const std::string Review::*value;
};
constexpr std::array<Field, 10> attributes = {{
    {"decision", &Review::decision},
    {"by", &Review::by},
    {"role", &Review::role},
    {"on", &Review::on},
    {"next-due", &Review::next_due},
    {"digest", &Review::digest},
    {"claim-digest", &Review::claim_digest},
    {"evidence-digest", &Review::evidence_digest},
    {"risk-digest", &Review::risk_digest},
    {"packs-digest", &Review::packs_digest},
}};
constexpr std::array<Field, 2> children = {{
    {"text", &Review::text},
    {"wording", &Review::wording},
}};

/// One line break between elements.
void add_line(std::string& xml, const std::string& element) {
  if (!xml.empty()) xml += '\n';
  xml += element;
}

/// On one line: what is inserted gets indented, and indentation would become part of it.
std::string text_on_one_line(std::string_view name, std::string_view text) {
  std::string xml;
  for (const char c : text_element_xml(name, text)) {
    if (c == '\n') {
      xml += "&#10;";
    } else {
      xml += c;
    }
  }
  return xml;
}

}  // namespace

struct EntriesSigning::State {
  State(std::string bytes, const std::string& path, const std::filesystem::path& folder)
      : digest("sha256:" + sha256_hex(bytes)),
        xml(path, std::move(bytes), embedded_schema("entries")),
        patch(xml.bytes()) {
    parse_entries(xml.bytes(), path, folder);  // for what the schema cannot say
    for (const pugi::xml_node entry : xml.root().children("entry")) {
      entries.emplace(entry.attribute("id").value(), entry);
    }
  }

  /// Attribute by attribute: the order and the quotation marks are somebody's.
  void change_review(pugi::xml_node element, const Review& review) {
    const std::size_t at = xml.offset(element);
    for (const auto& [name, field] : attributes) {
      const std::string& value = review.*field;
      const pugi::xml_attribute there = element.attribute(name);
      if (value.empty()) {
        if (there) patch.remove_attribute(at, name);
      } else if (!there || value != there.value()) {
        patch.set_attribute(at, name, value);
      }
    }
    std::string added;
    for (const auto& [name, field] : children) {
      change_text(element.child(name), name, review.*field, added);
    }
    if (!added.empty()) patch.append_child(at, added);
  }

  /// Nobody's comment goes with the text it stands in.
  void require_plain(pugi::xml_node child) const {
    XmlScanner scanner(xml.bytes(), xml.offset(child));
    auto token = scanner.next();
    if (token->kind == XmlToken::Kind::empty) return;
    token = scanner.next();
    if (token->kind == XmlToken::Kind::text) token = scanner.next();
    if (token->kind == XmlToken::Kind::end) return;
    xml.fail(child, fmt::format("a comment or markup inside <{}> would be lost", child.name()),
             "move it before the element, or change the text by hand");
  }

  /// The child becomes `text`; one that is not there yet goes to `added`.
  void change_text(pugi::xml_node child, const char* name, const std::string& text,
                   std::string& added) {
    if (child.empty()) {
      if (!text.empty()) add_line(added, text_on_one_line(name, text));
    } else if (text.empty()) {
      require_plain(child);
      patch.remove_element(xml.offset(child));
    } else if (text != child.child_value()) {
      require_plain(child);
      patch.set_text(xml.offset(child), text);
    }
  }

  std::string digest;
  XmlFile xml;
  XmlPatch patch;
  std::map<std::string, pugi::xml_node> entries;
};

EntriesSigning::EntriesSigning(std::string bytes, const std::string& path,
                               const std::filesystem::path& folder)
    : state_(std::make_unique<State>(std::move(bytes), path, folder)) {}
EntriesSigning::~EntriesSigning() = default;

const std::string& EntriesSigning::digest() const { return state_->digest; }

void EntriesSigning::record(const std::string& id, const std::optional<Review>& review,
                            const std::optional<std::string>& note) {
  State& state = *state_;
  const pugi::xml_node entry = state.entries.at(id);
  std::string added;
  if (review) {
    const pugi::xml_node there = entry.child("review");
    if (there.empty()) {
      add_line(added, review_xml(*review));
    } else {
      state.change_review(there, *review);
    }
  }
  if (note) state.change_text(entry.child("note"), "note", *note, added);
  if (!added.empty()) state.patch.append_child(state.xml.offset(entry), added);
}

std::string EntriesSigning::bytes() const {
  return state_->patch.empty() ? state_->xml.bytes() : state_->patch.apply();
}

}  // namespace caveat
