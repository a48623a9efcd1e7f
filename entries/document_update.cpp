// SPDX-License-Identifier: Apache-2.0

#include "entries/document_update.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "entries/deriving.hpp"
#include "entries/meaning.hpp"
#include "entries/resolving.hpp"
#include "entries/word_difference.hpp"
#include "entries/writing.hpp"

namespace caveat {

namespace {

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

/// One document's anchors, and then its new claims.
class DocumentUpdate {
 public:
  DocumentUpdate(const Document& document, Reader& reader, const FileUpdate& file)
      : document_(document),
        reader_(reader),
        xml_(file.xml),
        patch_(file.patch),
        ids_(file.ids),
        counts_(file.counts),
        marked_(file.marked),
        resolver_(document),
        maker_(document),
        answered_(document.sentences.size()) {}

  /// XML of new entries that have no entry of their document to stand behind.
  std::string run(const std::vector<AnchorSlot>& slots) {
    for (const AnchorSlot& slot : slots) update(slot);
    return add_claims(slots);
  }

 private:
  void update(const AnchorSlot& slot) {
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
  void note(const AnchorSlot& slot, const ResolvedAnchor& answer) {
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

  void answer_for(Span text, const AnchorSlot& slot) {
    const auto& all = document_.sentences;
    auto sentence = std::lower_bound(
        all.begin(), all.end(), text.start,
        [](const Sentence& one, std::uint32_t offset) { return one.text.end <= offset; });
    for (; sentence != all.end() && sentence->text.start < text.end; ++sentence) {
      answered_[static_cast<std::size_t>(sentence - all.begin())].push_back(slot);
    }
  }

  /// Whether anything had to be written.
  bool renew(const AnchorSlot& slot, const ResolvedAnchor& answer) {
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
    if (old.exact != now.exact && slot.place.name() == std::string_view("origin")) {
      for (const char* const name : {"therapy", "condition"}) {
        follow(slot.entry.child(name), old.exact, now.exact);
      }
    }
    changed |= set_child(anchor, "start", old.start, now.start);
    changed |= set_child(anchor, "end", old.end, now.end);
    if (style_of(old) == AnchorStyle::position || answer.context == 1) return changed;
    changed |= set_child(anchor, "prefix", old.prefix, now.prefix);
    changed |= set_child(anchor, "suffix", old.suffix, now.suffix);
    return changed;
  }

  /// The name that stood in the old quote is looked for in the new one.
  void follow(pugi::xml_node mention, std::string_view was, std::string_view is) {
    const std::string_view at = mention.attribute("at").value();
    Span span;
    const char* const end = at.data() + at.size();
    const auto first = std::from_chars(at.data(), end, span.start);
    if (first.ptr == end) return;  // none
    std::from_chars(first.ptr + 1, end, span.end);
    if (span.end > was.size()) return;
    const std::string_view words = was.substr(span.start, span.size());
    const std::size_t now = is.find(words);
    if (now == std::string_view::npos) {
      patch_.remove_attribute(xml_.offset(mention), "at");
    } else {
      set(mention, "at",
          range({static_cast<std::uint32_t>(now), static_cast<std::uint32_t>(now + words.size())}));
    }
  }

  /// Words that came back need no mark; words that changed are for a person to look at.
  void take_off_mark(const AnchorSlot& slot) {
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

  std::string add_claims(const std::vector<AnchorSlot>& slots) {
    pugi::xml_node last;
    for (const AnchorSlot& slot : slots) {
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

  static AnchorStyle style_of_file(const std::vector<AnchorSlot>& slots) {
    const auto ends = [](const AnchorSlot& slot) {
      return style_of(*slot.anchor) == AnchorStyle::ends;
    };
    return !slots.empty() && std::all_of(slots.begin(), slots.end(), ends)
               ? AnchorStyle::ends
               : AnchorStyle::whole_quote;
  }

  /// The entry as XML when none of its places has an anchor. Where some have, the others
  /// become places of the entry that those belong to.
  std::string new_place(Entry& entry) {
    std::vector<Anchor> places{entry.origin};
    places.insert(places.end(), entry.also.begin(), entry.also.end());
    const AnchorSlot* known = nullptr;
    for (const Anchor& place : places) {
      if (const AnchorSlot* const slot = answer_at(place); known == nullptr) known = slot;
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
  const AnchorSlot* answer_at(const Anchor& place) {
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
  std::vector<std::vector<AnchorSlot>> answered_;  // by sentence
  std::set<std::pair<std::size_t, std::string_view>> done_;
};

}  // namespace

std::string update_document(const Document& document, Reader& reader, const FileUpdate& file,
                            const std::vector<AnchorSlot>& slots) {
  return DocumentUpdate(document, reader, file).run(slots);
}

}  // namespace caveat
