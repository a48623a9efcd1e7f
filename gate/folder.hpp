// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "caveat/error.hpp"

namespace caveat {

/// What a folder holds for caveat.
struct Folder {
  std::vector<std::filesystem::path> documents;  // sorted
  std::vector<std::filesystem::path> xml_files;  // sorted
  std::size_t other_files = 0;                   // XML files included
  std::vector<Error> troubles;                   // folders that could not be listed
};

/// Lists a folder and the folders in it. Hidden names are left out and links to
/// folders are not followed.
Folder list_folder(const std::filesystem::path& folder);

}  // namespace caveat
