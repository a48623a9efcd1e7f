// SPDX-License-Identifier: Apache-2.0
//
// The five documents of fixtures/seeds, as the tests on them read them.

#pragma once

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/corpus.hpp"
#include "documents/reading.hpp"
#include "entries/reading.hpp"
#include "files/read.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"

namespace caveat::seeds {

inline std::filesystem::path manifest() {
  return std::filesystem::path(CAVEAT_SOURCE_DIR) / "fixtures/seeds/caveat.xml";
}

/// Whether the stored copies are there; they are other people's pages and no part of
/// this repository.
inline boost::test_tools::assertion_result stored_copies(boost::unit_test::test_unit_id) {
  const auto missing = missing_copies(load_corpus(manifest()).documents);
  boost::test_tools::assertion_result there(missing.empty());
  if (!missing.empty()) there.message() << missing.front().what();
  return there;
}

/// A document with what its register says and what its sentences assert.
struct Seed {
  Document document;
  Reading reading;
  std::vector<Entry> entries;
  std::vector<LeftOut> left_out;
};

inline Seed read_seed(const ListedDocument& listed) {
  constexpr std::size_t limit = 1 << 20;
  Seed seed;
  seed.document = read_document(read_file(listed.file, limit), Format::text, listed.info);
  seed.reading = Reader(Language::embedded()).read(seed.document);
  return seed;
}

inline std::vector<Seed> read_seeds() {
  const Corpus corpus = load_corpus(manifest());
  std::vector<Seed> seeds;
  for (const ListedDocument& listed : corpus.documents) seeds.push_back(read_seed(listed));
  for (const ListedFile& file : corpus.entries) {
    EntriesFile entries = load_entries(file.file);
    check_references(entries, &corpus);
    for (Seed& seed : seeds) {
      const std::string& id = seed.document.info.id;
      for (const Entry& entry : entries.entries) {
        if (entry.origin.document == id) seed.entries.push_back(entry);
      }
      for (const LeftOut& line : entries.left_out) {
        if (line.origin.document == id) seed.left_out.push_back(line);
      }
    }
  }
  return seeds;
}

}  // namespace caveat::seeds
