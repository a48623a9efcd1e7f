// SPDX-License-Identifier: Apache-2.0

#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>

#include "entries/reading.hpp"
#include "xml/nearest.hpp"

namespace caveat {

namespace {

/// Ids something may refer to, and what to say when it refers to another.
class Known {
 public:
  void add(const std::string& id) {
    if (ids_.insert(id).second) list_.push_back(id);
  }
  bool has(const std::string& id) const { return ids_.contains(id); }
  std::string help(const std::string& id, std::string otherwise) const {
    std::string meant = did_you_mean(id, list_);
    return meant.empty() ? std::move(otherwise) : meant;
  }

 private:
  std::unordered_set<std::string> ids_;
  std::vector<std::string> list_;
};

class ReferenceCheck {
 public:
  ReferenceCheck(const EntriesFile& file, const Corpus* corpus) : corpus_(corpus) {
    for (const ListedDocument& document : file.documents) documents_.add(document.info.id);
    if (corpus == nullptr) return;
    for (const ListedDocument& document : corpus->documents) documents_.add(document.info.id);
    for (const Evidence& evidence : corpus->evidence) evidence_.add(evidence.id);
    for (const RiskNote& note : corpus->risks) risks_.add(note.id);
  }

  void check(const Entry& entry) const {
    const std::string owner = fmt::format("entry \"{}\"", entry.id);
    // No origin at all is a finding of source-reference, not trouble with the file.
    if (!entry.origin.document.empty()) check_document(entry.origin, owner);
    for (const Anchor& anchor : entry.also) check_document(anchor, owner);
    for (const RiskNote& note : entry.risks) {
      if (note.anchor) check_document(*note.anchor, owner);
    }
    if (corpus_ == nullptr) return;  // the libraries are the corpus'
    for (const Evidence& evidence : entry.evidence) {
      check_library(evidence.ref, evidence.where, evidence_, "evidence", "evidence-library");
    }
    for (const RiskNote& note : entry.risks) {
      check_library(note.ref, note.where, risks_, "risk note", "risk-library");
    }
  }

  void check_document(const Anchor& anchor, const std::string& owner) const {
    if (documents_.has(anchor.document)) return;
    throw Error(anchor.where,
                fmt::format("{} points to no document: \"{}\"", owner, anchor.document),
                documents_.help(anchor.document, "list the document in <documents>"));
  }

 private:
  static void check_library(const std::string& ref, const Location& where, const Known& known,
                            std::string_view what, std::string_view library) {
    if (ref.empty() || known.has(ref)) return;
    throw Error(where, fmt::format("no {} \"{}\" in the library", what, ref),
                known.help(ref, fmt::format("describe it in <{}> of the manifest", library)));
  }

  const Corpus* corpus_;
  Known documents_, evidence_, risks_;
};

}  // namespace

void check_references(const EntriesFile& file, const Corpus* corpus) {
  if (corpus != nullptr) {
    for (const ListedDocument& document : file.documents) {
      const ListedDocument* const other = corpus->document(document.info.id);
      if (other == nullptr || other->file.lexically_normal() == document.file.lexically_normal()) {
        continue;
      }
      throw Error(document.where,
                  fmt::format("\"{}\" is another document in {}", document.info.id, corpus->path),
                  fmt::format("there it is {}; give one of them another id", other->info.path));
    }
  }
  const ReferenceCheck references(file, corpus);
  for (const Entry& entry : file.entries) references.check(entry);
  for (const LeftOut& line : file.left_out) references.check_document(line.origin, "left-out line");
}

}  // namespace caveat
