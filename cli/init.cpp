// SPDX-License-Identifier: Apache-2.0

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "command.hpp"
#include "corpus/corpus.hpp"
#include "files/read.hpp"
#include "files/replace.hpp"
#include "gate/folder.hpp"
#include "gate/inputs.hpp"
#include "terminal.hpp"

namespace caveat {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t entries_limit_bytes = std::size_t{256} << 20;

bool is_entries_file(const fs::path& file) {
  try {
    return read_file(file, entries_limit_bytes).substr(0, 4096).find("urn:caveat:entries:") !=
           std::string::npos;
  } catch (const FileError&) {
    return false;
  }
}

void init(const fs::path& folder) {
  const fs::path manifest = folder / "caveat.xml";
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw unavailable(folder.generic_string(), "no such folder");
  }
  if (fs::exists(fs::symlink_status(manifest, error))) {
    throw Error({.path = manifest.lexically_normal().generic_string()}, "the file exists already",
                "edit it, or move it away first");
  }
  const Folder found = list_folder(folder);
  if (found.documents.empty()) {
    throw unavailable(folder.generic_string(), "there are no documents in this folder",
                      "put pages in it (*.html, *.md, *.txt) and run init again");
  }
  std::vector<std::string> documents;
  documents.reserve(found.documents.size());
  for (const fs::path& file : found.documents) {
    documents.push_back(file.lexically_relative(folder).generic_string());
  }
  std::string entries;
  for (const fs::path& file : found.xml_files) {
    if (!is_entries_file(file)) continue;
    entries = file.lexically_relative(folder).generic_string();
    break;
  }
  replace_file(manifest, starter_manifest(documents, entries));
  print(fmt::format("{}: {} document{} listed{}\n", manifest.lexically_normal().generic_string(),
                    documents.size(), documents.size() == 1 ? "" : "s",
                    entries.empty() ? "" : ", entries in " + entries));
}

}  // namespace

void add_init(CLI::App& program, int& status) {
  CLI::App& command =
      *program.add_subcommand("init", "write a starter caveat.xml for the documents of a folder");
  auto folder = std::make_shared<std::string>(".");
  command.add_option("FOLDER", *folder, "where the documents are; default the current folder");
  command.callback([folder, &status] {
    init(*folder);
    status = 0;
  });
}

}  // namespace caveat
