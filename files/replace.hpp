// SPDX-License-Identifier: Apache-2.0
//
// Replacing a file as a whole: readers see the old bytes or the new ones, and a
// crash or a full disk leaves the old file or none.

#pragma once

#include <filesystem>
#include <string_view>

#include "files/read.hpp"

namespace caveat {

/// Bytes on their way into `target`. They go to a temporary file in the same folder,
/// which takes the target's place on commit() and is removed when commit() is never
/// reached. An existing target keeps its mode; a symbolic link stays a link and what it
/// points to is replaced. A device or pipe is written to directly, never replaced.
///
/// Every member but the destructor throws FileError.
class ReplacementFile {
 public:
  explicit ReplacementFile(const std::filesystem::path& target);
  ~ReplacementFile();
  ReplacementFile(const ReplacementFile&) = delete;
  ReplacementFile& operator=(const ReplacementFile&) = delete;

  void write(std::string_view bytes);

  /// Flushes to the disk and renames. Nothing may be written afterwards.
  void commit();

 private:
  [[noreturn]] void fail(int error_number) const;

  std::filesystem::path target_;
  std::filesystem::path temporary_;  // empty when target_ is written to directly
  int descriptor_ = -1;
};

/// All of it at once.
void replace_file(const std::filesystem::path& target, std::string_view bytes);

}  // namespace caveat
