// SPDX-License-Identifier: Apache-2.0
//
// What an entries file says of one document, brought up to date.

#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "corpus/identifiers.hpp"
#include "entries/updating.hpp"
#include "xml/patching.hpp"
#include "xml/reading.hpp"

namespace caveat {

/// An anchor and the elements it was read from.
struct AnchorSlot {
  const Anchor* anchor = nullptr;
  pugi::xml_node place;  // <origin>, <also> or <left-out>
  pugi::xml_node owner;  // <entry> or <risk-note>; null for a left-out line
  pugi::xml_node entry;  // null for a left-out line
};

/// The file that is being brought up to date, and what has been done to it so far.
struct FileUpdate {
  const XmlFile& xml;
  XmlPatch& patch;
  UniqueIds& ids;  // of its entries
  UpdateCounts& counts;
  std::vector<MarkedAnchor>& marked;
};

/// Renews or marks the anchors into `document`, and adds its new claims. Returns the XML of
/// those that have no entry of their document to stand behind.
std::string update_document(const Document& document, Reader& reader, const FileUpdate& file,
                            const std::vector<AnchorSlot>& slots);

}  // namespace caveat
