// SPDX-License-Identifier: Apache-2.0
//
// The manifest caveat.xml: which documents we look after, which entries files
// speak for them, and what the gate asks of them. Loading reads the manifest and
// its libraries only; documents and entries files are read by those who need them.

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "caveat/finding.hpp"
#include "caveat/run.hpp"

namespace caveat {

class Language;

/// A document as a manifest or an entries file lists it. info.sha256 is 64 hexadecimal
/// digits, without "sha256:".
struct ListedDocument {
  DocumentInfo info;           // info.path is what reports show
  std::filesystem::path file;  // where the stored copy should be; it may be absent
  std::string root;            // as given; empty within the folder of the listing file
  Location where;              // of the element
};

/// How a file in `folder` lists `info`, whose bytes are at `file`: with a path relative to
/// the folder, and a root where that leaves it.
ListedDocument list_document(DocumentInfo info, const std::filesystem::path& file,
                             const std::filesystem::path& folder);

/// A file that the manifest names.
struct ListedFile {
  std::string path;  // what reports and errors show
  std::filesystem::path file;
  Location where;
};

/// A pack the corpus relies on: an embedded one pinned to a version, or a file.
struct ListedPack {
  std::string id;       // empty for a file
  std::string version;  // empty: whichever is embedded
  std::optional<ListedFile> file;
  /// The documents it speaks on: of these kinds, in these markets; empty: all.
  std::vector<std::string> content_kinds;
  std::vector<std::string> jurisdictions;
  std::optional<Severity> severity;  // its findings count at least this much
  Location where;
};

/// What the gate asks, and where checks draw their lines.
struct Policy {
  Severity fail_on = Severity::error;
  bool gate_sources = false;           // page verdicts of `source` documents gate too
  int risk_note_within_sentences = 5;  // R4: a note this near counts as near
  int review_every_days = 365;         // a review older than this is stale
  bool reviews_required = false;       // the corpus says how often: every entry owes one
  Location where = {};
};

struct Corpus {
  std::string path;              // of the manifest, as given
  std::filesystem::path folder;  // paths in the manifest are relative to it
  std::string digest;            // "sha256:<hex>" of the manifest
  std::vector<ListedDocument> documents;
  std::vector<ListedFile> entries;
  std::vector<ListedPack> packs;
  std::vector<Evidence> evidence;  // the evidence library
  std::vector<RiskNote> risks;     // the risk library
  Policy policy;
  std::vector<Provenance> libraries;  // library files that were read
  std::vector<Error> troubles;        // listed documents that cannot be used; not in `documents`

  /// Null when there is none with that id.
  const ListedDocument* document(std::string_view id) const;
  const Evidence* evidence_with(std::string_view id) const;
  const RiskNote* risk_with(std::string_view id) const;
};

/// Reads a manifest, or the `caveat.xml` of a folder. Throws Error with a place
/// for whatever is wrong with it; an absent stored copy is not an error here.
Corpus load_corpus(const std::filesystem::path& path);

/// The same from bytes; `path` is shown in errors, `folder` is what paths are relative to.
Corpus parse_corpus(std::string bytes, const std::string& path,
                    const std::filesystem::path& folder);

/// The language the corpus asks for: the embedded packs, with its pack files on
/// top. Throws Error for a pack that does not exist, one with another version, and
/// a jurisdiction that no provision covers.
std::shared_ptr<const Language> load_language(const Corpus& corpus);

/// An Error (status 3) for each listed document whose stored copy is absent,
/// saying how to get it. Empty when all are there.
std::vector<Error> missing_copies(std::span<const ListedDocument> documents);

/// A commented manifest that lists `documents` (paths relative to its folder) and,
/// where there is one, the entries file. It loads as it stands.
std::string starter_manifest(std::span<const std::string> documents,
                             std::string_view entries_file = {});

}  // namespace caveat
