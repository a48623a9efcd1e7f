// SPDX-License-Identifier: Apache-2.0

#include "entries/updating.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/identifiers.hpp"
#include "corpus/listing.hpp"
#include "entries/deriving.hpp"
#include "entries/meaning.hpp"
#include "entries/reading.hpp"
#include "entries/resolving.hpp"
#include "entries/word_difference.hpp"
#include "entries/writing.hpp"
#include "language/language.hpp"
#include "xml/patching.hpp"
#include "xml/reading.hpp"

namespace caveat {

namespace {

/// An anchor and the elements it was read from.
struct Slot {
  const Anchor* anchor = nullptr;
  pugi::xml_node place;  // <origin>, <also> or <left-out>
  pugi::xml_node owner;  // <entry> or <risk-note>; null for a left-out line
  pugi::xml_node entry;  // null for a left-out line
};

std::string range(Span span) { return fmt::format("{}-{}", span.start, span.end); }

AnchorStyle style_of(const Anchor& anchor) {
  if (!anchor.start.empty()) return AnchorStyle::ends;
  const bool bare = anchor.prefix.empty() && anchor.suffix.empty() && anchor.digest.empty();
  return bare ? AnchorStyle::position : AnchorStyle::whole_quote;
}

/// Found, but in other words: for a person to compare.
bool in_other_words(Resolution resolution) {
  return resolution == Resolution::reworded || resolution == Resolution::split ||
         resolution == Resolution::merged;
}

bool in_its_words(Resolution resolution) {
  return resolution == Resolution::same || resolution == Resolution::moved;
}

std::string_view name_of(Resolution resolution) {
  switch (resolution) {
    case Resolution::reworded:
      return "reworded";
    case Resolution::split:
      return "split";
    case Resolution::merged:
      return "merged";
    case Resolution::meaning_changed:
      return "meaning-changed";
    case Resolution::struck:
      return "struck";
    case Resolution::ambiguous:
      return "ambiguous";
    case Resolution::lookalike:
      return "lookalike";
    default:
      return "gone";
  }
}

}  // namespace

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

  void add(Slot slot) { slots[slot.anchor->document].push_back(slot); }

  EntriesFile file;
  XmlFile xml;
  XmlPatch patch;
  UniqueIds ids;
  std::map<std::string, std::vector<Slot>> slots;  // by document
  std::string at_the_end;                          // entries of documents that had none
  UpdateCounts counts;
  std::vector<MarkedAnchor> marked;
};

namespace {

/// One document's anchors, and then its new claims.
class DocumentUpdate {
 public:
  DocumentUpdate(const Document& document, Reader& reader, const XmlFile& xml, XmlPatch& patch,
                 UniqueIds& ids, UpdateCounts& counts, std::vector<MarkedAnchor>& marked)
      : document_(document),
        reader_(reader),
        xml_(xml),
        patch_(patch),
        ids_(ids),
        counts_(counts),
        marked_(marked),
        resolver_(document),
        maker_(document),
        answered_(document.sentences.size()) {}

  /// XML of new entries that have no entry of their document to stand behind.
  std::string run(const std::vector<Slot>& slots) {
    for (const Slot& slot : slots) update(slot);
    return add_claims(slots);
  }

 private:
  void update(const Slot& slot) {
    ResolvedAnchor answer = resolver_.resolve(*slot.anchor);
    judge_meaning(answer, *slot.anchor, document_, reader_);
    if (answer.found()) answer_for(answer.text, slot);
    const bool other_words = in_other_words(answer.resolution);
    const bool renewable = in_its_words(answer.resolution) || (other_words && !answer.needs_person);
    const bool renewed = renewable && renew(slot, answer);
    counts_.renewed += renewed ? 1 : 0;
    if (in_its_words(answer.resolution)) {
      counts_.kept += renewed ? 0 : 1;
      take_off_mark(slot);
      return;
    }
    ++counts_.marked;
    note(slot, answer);
    set(slot.place, "resolution", std::string(name_of(answer.resolution)));
    if (other_words && !slot.owner.empty()) set(slot.owner, "confirmed", "no");
  }

  /// A risk note stands under many entries, and is looked at once.
  void note(const Slot& slot, const ResolvedAnchor& answer) {
    const auto [known, is_new] = noted_.try_emplace(anchor_key(*slot.anchor), marked_.size());
    if (!is_new) {
      ++marked_[known->second].more;
      return;
    }
    marked_.push_back({.where = slot.anchor->where,
                       .entry = slot.entry.attribute("id").value(),
                       .of_risk_note = !slot.owner.empty() && slot.owner != slot.entry,
                       .resolution = answer.resolution,
                       .why = why_of(answer, *slot.anchor)});
  }

  /// The words themselves, where they are on record and few.
  std::string why_of(const ResolvedAnchor& answer, const Anchor& anchor) const {
    constexpr std::size_t longest_shown = 200;
    if (!in_other_words(answer.resolution) || anchor.exact.empty()) return answer.why;
    const std::string changes = difference_line(anchor.exact, document_.text_of(answer.text));
    if (changes.empty() || changes.size() > longest_shown) return answer.why;
    return answer.why + ": " + changes;
  }

  void answer_for(Span text, const Slot& slot) {
    const auto& all = document_.sentences;
    auto sentence = std::lower_bound(
        all.begin(), all.end(), text.start,
        [](const Sentence& one, std::uint32_t offset) { return one.text.end <= offset; });
    for (; sentence != all.end() && sentence->text.start < text.end; ++sentence) {
      answered_[static_cast<std::size_t>(sentence - all.begin())].push_back(slot);
    }
  }

  /// Whether anything had to be written.
  bool renew(const Slot& slot, const ResolvedAnchor& answer) {
    const Anchor& old = *slot.anchor;
    const Anchor now = maker_.make(answer.text, style_of(old)).anchor;
    const pugi::xml_node anchor = slot.place.child("anchor");
    bool changed = false;
    if (old.position && old.position != now.position) {
      changed |= set(anchor, "bytes", range(*now.position));
    }
    if (old.position_codepoints && now.position_codepoints) {
      changed |= set(anchor, "codepoints", range(*now.position_codepoints));
    }
    if (!old.digest.empty()) changed |= set(anchor, "digest", now.digest);
    changed |= set_child(anchor, "exact", old.exact, now.exact);
    changed |= set_child(anchor, "start", old.start, now.start);
    changed |= set_child(anchor, "end", old.end, now.end);
    if (style_of(old) == AnchorStyle::position || answer.context == 1) return changed;
    changed |= set_child(anchor, "prefix", old.prefix, now.prefix);
    changed |= set_child(anchor, "suffix", old.suffix, now.suffix);
    return changed;
  }

  /// Words that came back need no mark; words that changed are for a person to look at.
  void take_off_mark(const Slot& slot) {
    const std::string_view mark = slot.place.attribute("resolution").value();
    if (mark.empty() || mark == "reworded" || mark == "split" || mark == "merged") return;
    patch_.remove_attribute(xml_.offset(slot.place), "resolution");
  }

  bool set(pugi::xml_node element, const char* name, const std::string& value) {
    if (value == element.attribute(name).value()) return false;
    // An entry may have two anchors that say so.
    if (!done_.insert({xml_.offset(element), name}).second) return false;
    patch_.set_attribute(xml_.offset(element), name, value);
    return true;
  }

  bool set_child(pugi::xml_node anchor, const char* name, const std::string& old,
                 const std::string& now) {
    if (old == now) return false;
    const pugi::xml_node child = anchor.child(name);
    if (now.empty()) {
      patch_.remove_element(xml_.offset(child));
    } else if (!child.empty()) {
      patch_.set_text(xml_.offset(child), now);
    } else {
      patch_.append_child(xml_.offset(anchor), text_element_xml(name, now));
    }
    return true;
  }

  std::string add_claims(const std::vector<Slot>& slots) {
    pugi::xml_node last;
    for (const Slot& slot : slots) {
      if (!slot.entry.empty()) last = slot.entry;
    }
    std::string at_the_end;
    for (Entry& entry : derive(document_, reader_, style_of_file(slots))) {
      const std::string xml = new_place(entry);
      if (xml.empty()) continue;
      if (!last.empty()) {
        patch_.insert_after(xml_.offset(last), xml);
      } else {
        at_the_end += (at_the_end.empty() ? "" : "\n") + xml;
      }
    }
    return at_the_end;
  }

  static AnchorStyle style_of_file(const std::vector<Slot>& slots) {
    const auto ends = [](const Slot& slot) { return style_of(*slot.anchor) == AnchorStyle::ends; };
    return !slots.empty() && std::all_of(slots.begin(), slots.end(), ends)
               ? AnchorStyle::ends
               : AnchorStyle::whole_quote;
  }

  /// The entry as XML when none of its places has an anchor. Where some have, the others
  /// become places of the entry that those belong to.
  std::string new_place(Entry& entry) {
    std::vector<Anchor> places{entry.origin};
    places.insert(places.end(), entry.also.begin(), entry.also.end());
    const Slot* known = nullptr;
    for (const Anchor& place : places) {
      if (const Slot* const slot = answer_at(place); known == nullptr) known = slot;
    }
    if (known == nullptr) {
      entry.id = ids_.take(entry.id);
      ++counts_.added;
      return entry_xml(entry);
    }
    if (known->entry.empty() || known->owner != known->entry) return {};
    for (const Anchor& place : places) {
      if (answer_at(place) != nullptr) continue;
      patch_.append_child(xml_.offset(known->entry), place_xml("also", place));
    }
    return {};
  }

  /// Which anchor answers for the sentence that a derived anchor was made of.
  const Slot* answer_at(const Anchor& place) {
    const Span text = from_source(document_.map, *place.position, document_.text.size());
    const auto& all = document_.sentences;
    const auto sentence = std::lower_bound(
        all.begin(), all.end(), text.start,
        [](const Sentence& one, std::uint32_t offset) { return one.text.end <= offset; });
    if (sentence == all.end()) return nullptr;
    const auto& slots = answered_[static_cast<std::size_t>(sentence - all.begin())];
    return slots.empty() ? nullptr : &slots.front();
  }

  const Document& document_;
  Reader& reader_;
  const XmlFile& xml_;
  XmlPatch& patch_;
  UniqueIds& ids_;
  UpdateCounts& counts_;
  std::vector<MarkedAnchor>& marked_;
  std::map<std::string, std::size_t> noted_;  // by anchor: into marked_
  Resolver resolver_;
  AnchorMaker maker_;
  std::vector<std::vector<Slot>> answered_;  // by sentence
  std::set<std::pair<std::size_t, std::string_view>> done_;
};

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
  const std::string added = DocumentUpdate(document, reader, state.xml, state.patch, state.ids,
                                           state.counts, state.marked)
                                .run(state.slots[document.info.id]);
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
