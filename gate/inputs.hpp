// SPDX-License-Identifier: Apache-2.0
//
// From the PATHs of a command line to documents and their entries. A path that
// cannot be used is a trouble beside the others.

#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "caveat/run.hpp"
#include "corpus/corpus.hpp"
#include "validators/run.hpp"

namespace caveat {

struct InputOptions {
  std::vector<std::string> paths = {};  // empty: the caveat.xml of the current folder
  std::string format = {};              // of standard input and of names that do not say
  std::string stdin_name = {};          // what reports call standard input
  std::string root = {};                // folder that paths in reports are relative to
};

struct Inputs {
  std::optional<Corpus> corpus;
  std::vector<CheckItem> items;  // in report order
  std::vector<Provenance> provenance;
  std::vector<Error> troubles;
  std::size_t not_examined = 0;                      // files in folders that are no documents
  std::string root;                                  // as reports show it
  std::map<std::string, std::string> entries_files;  // where they are, by the path that is shown
  std::string stdin_bytes;
};

/// Throws Error for options that contradict each other.
Inputs gather(const InputOptions& options);

/// The bytes of an item. Throws Error. May be called from several threads.
std::string read_item(const Inputs& inputs, const CheckItem& item);

/// What the file system said, as input that could not be had.
Error unavailable(const std::string& shown, const std::string& problem, std::string help = {});

}  // namespace caveat
