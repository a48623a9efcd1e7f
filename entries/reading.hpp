// SPDX-License-Identifier: Apache-2.0
//
// Entries files in: XML (urn:caveat:entries:1, schemas/entries.xsd) to entries
// that know their place.

#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "caveat/entry.hpp"
#include "corpus/corpus.hpp"

namespace caveat {

/// What one entries file says.
struct EntriesFile {
  std::string path;                       // as shown in errors
  std::string digest;                     // "sha256:<hex>" of the bytes that were read
  std::vector<ListedDocument> documents;  // its own; relative to itself
  std::vector<Entry> entries;
  std::vector<LeftOut> left_out;
  std::vector<Error> troubles;  // listed documents that cannot be used
};

/// Reads an entries file. Throws Error with a place for whatever is wrong with it.
EntriesFile load_entries(const std::filesystem::path& path);

/// The same from bytes; `path` is shown in errors, `folder` is what paths are relative to.
EntriesFile parse_entries(std::string bytes, const std::string& path,
                          const std::filesystem::path& folder);

/// Takes what an entries file holds, one by one, in the order of the file.
struct EntriesSink {
  std::function<void(Entry&&)> entry;
  std::function<void(LeftOut&&)> left_out;
};

enum class Validation { by_schema, done_before };

/// The same for files of any number of entries: beside the bytes there is one entry in memory.
/// The result has everything but entries and left-out lines. What is wrong with an entry is
/// thrown when its turn comes. Bytes that were `done_before` must be known to be valid.
EntriesFile stream_entries(std::string bytes, const std::string& path,
                           const std::filesystem::path& folder, const EntriesSink& sink,
                           Validation validation = Validation::by_schema);

/// Throws Error for the first anchor that points to no document, reference that is
/// in no library, and id that stands in two files. `corpus` may be null.
void check_references(const EntriesFile& file, const Corpus* corpus);

}  // namespace caveat
