// SPDX-License-Identifier: Apache-2.0

#include "gate/folder.hpp"

#include <algorithm>
#include <system_error>

#include "documents/reading.hpp"

namespace caveat {

namespace fs = std::filesystem;

namespace {

void take_file(const fs::path& file, Folder& found) {
  if (format_of(file.string())) {
    found.documents.push_back(file);
    return;
  }
  ++found.other_files;
  if (file.extension() == ".xml") found.xml_files.push_back(file);
}

}  // namespace

Folder list_folder(const fs::path& folder) {
  Folder found;
  std::vector<fs::path> pending{folder};
  while (!pending.empty()) {
    const fs::path current = std::move(pending.back());
    pending.pop_back();
    std::error_code error;
    for (fs::directory_iterator each(current, error), end; !error && each != end;
         each.increment(error)) {
      if (each->path().filename().string().starts_with('.')) continue;
      std::error_code ignored;
      if (each->symlink_status(ignored).type() == fs::file_type::directory) {
        pending.push_back(each->path());
      } else if (!each->is_directory(ignored)) {
        take_file(each->path(), found);
      }
    }
    if (error) {
      found.troubles.emplace_back(Location{.path = current.generic_string()},
                                  "the folder cannot be listed: " + error.message(), "",
                                  Error::Kind::unavailable);
    }
  }
  std::ranges::sort(found.documents);
  std::ranges::sort(found.xml_files);
  return found;
}

}  // namespace caveat
