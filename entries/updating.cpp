// SPDX-License-Identifier: Apache-2.0

#include "entries/updating.hpp"

#include <map>
#include <pugixml.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/identifiers.hpp"
#include "corpus/listing.hpp"
#include "entries/document_update.hpp"
#include "entries/reading.hpp"
#include "xml/patching.hpp"
#include "xml/reading.hpp"

namespace caveat {

struct EntriesUpdate::State {
  State(std::string bytes, const std::string& path, const std::filesystem::path& folder)
      : file(parse_entries(bytes, path, folder)),
        xml(path, std::move(bytes), embedded_schema("entries")),
        patch(xml.bytes()) {
    collect();
  }

  void collect() {
    std::size_t entry = 0, line = 0;
    for (const pugi::xml_node element : xml.root().children()) {
      const std::string_view name = element.name();
      if (name == "entry") collect(element, file.entries[entry++]);
      if (name == "left-out") add({&file.left_out[line++].origin, element, {}, {}});
    }
  }

  void collect(pugi::xml_node element, const Entry& entry) {
    ids.take(entry.id);
    std::size_t also = 0, risk = 0;
    for (const pugi::xml_node child : element.children()) {
      const std::string_view name = child.name();
      if (name == "origin") add({&entry.origin, child, element, element});
      if (name == "also") add({&entry.also[also++], child, element, element});
      if (name != "risk-note") continue;
      const RiskNote& note = entry.risks[risk++];
      if (note.anchor) add({&*note.anchor, child.child("origin"), child, element});
    }
  }

  void add(AnchorSlot slot) { slots[slot.anchor->document].push_back(slot); }

  EntriesFile file;
  XmlFile xml;
  XmlPatch patch;
  UniqueIds ids;
  std::map<std::string, std::vector<AnchorSlot>> slots;  // by document
  std::string at_the_end;                                // entries of documents that had none
  UpdateCounts counts;
  std::vector<MarkedAnchor> marked;
};

namespace {

/// The file's own record of the document's bytes.
void update_digest(const Document& document, const XmlFile& xml, XmlPatch& patch) {
  for (const pugi::xml_node list : xml.root().children("documents")) {
    for (const pugi::xml_node listed : list.children("document")) {
      if (document.info.id != listed.attribute("id").value()) continue;
      std::string_view known = listed.attribute("sha256").value();
      if (known.starts_with("sha256:")) known.remove_prefix(7);
      if (known.empty() || known == document.info.sha256) continue;
      if (attribute_is_yes(listed, "pinned", false)) {
        xml.fail(listed, "sha256", "the document is pinned and has changed",
                 "bring the pinned bytes back, or take pinned=\"yes\" out");
      }
      patch.set_attribute(xml.offset(listed), "sha256", document.info.sha256);
    }
  }
}

}  // namespace

EntriesUpdate::EntriesUpdate(std::string bytes, const std::string& path,
                             const std::filesystem::path& folder)
    : state_(std::make_unique<State>(std::move(bytes), path, folder)) {}
EntriesUpdate::~EntriesUpdate() = default;

void EntriesUpdate::apply(const Document& document, Reader& reader) {
  State& state = *state_;
  update_digest(document, state.xml, state.patch);
  const FileUpdate file{state.xml, state.patch, state.ids, state.counts, state.marked};
  const std::string added = update_document(document, reader, file, state.slots[document.info.id]);
  if (!added.empty()) state.at_the_end += (state.at_the_end.empty() ? "" : "\n") + added;
}

const UpdateCounts& EntriesUpdate::counts() const { return state_->counts; }
const std::vector<MarkedAnchor>& EntriesUpdate::marked() const { return state_->marked; }

std::string EntriesUpdate::bytes() const {
  XmlPatch patch = state_->patch;
  if (!state_->at_the_end.empty()) {
    patch.append_child(state_->xml.offset(state_->xml.root()), state_->at_the_end);
  }
  return patch.empty() ? state_->xml.bytes() : patch.apply();
}

}  // namespace caveat
