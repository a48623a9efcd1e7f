// SPDX-License-Identifier: Apache-2.0
//
// A corpus of any size, the same every time: pages full of claims, and a register that answers
// for every one of them.

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "caveat/entry.hpp"
#include "entries/reading.hpp"
#include "language/reading.hpp"

namespace caveat::bench {

struct RegisterSize {
  std::size_t entries = 100'000;
  std::size_t entries_per_page = 100;
  std::size_t pages_per_file = 100;  // entries files
};

/// One page and the entries that answer for it.
class PageMaker {
 public:
  explicit PageMaker(RegisterSize size);

  std::size_t page_count() const;
  std::string text(std::size_t page) const;
  /// As derived, then confirmed and reviewed.
  std::vector<Entry> entries(std::size_t page);

 private:
  RegisterSize size_;
  Reader reader_;
};

/// An entries file in memory with at least `entries` entries.
EntriesFile large_entries_file(std::size_t entries);

/// Writes caveat.xml, pages and entries files into `folder`, a page at a time. Returns the
/// bytes of the entries files.
std::size_t write_large_corpus(const std::filesystem::path& folder, RegisterSize size = {});

}  // namespace caveat::bench
