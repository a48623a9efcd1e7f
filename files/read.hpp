// SPDX-License-Identifier: Apache-2.0
//
// Bounded reads. Nothing here knows what the bytes mean.

#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace caveat {

/// `not_written` is for files being replaced, the others for files being read.
enum class FileTrouble { missing, unreadable, too_large, is_folder, not_written };

/// A file that could not be read or written. what() is the reason alone, such as
/// "permission denied"; rooms that know the reader of the message add the path.
class FileError : public std::runtime_error {
 public:
  FileError(std::filesystem::path path, FileTrouble trouble, const std::string& reason)
      : std::runtime_error(reason), path_(std::move(path)), trouble_(trouble) {}

  const std::filesystem::path& path() const noexcept { return path_; }
  FileTrouble trouble() const noexcept { return trouble_; }

 private:
  std::filesystem::path path_;
  FileTrouble trouble_;
};

/// The whole file. Reads at most `limit` bytes; a longer file is FileError
/// `too_large`, never a shortened string. A device or pipe is read to its end.
std::string read_file(const std::filesystem::path& path, std::size_t limit);

/// The rest of an open file descriptor, such as standard input (0). `name` stands
/// for the path in a FileError. The descriptor stays open.
std::string read_stream(int descriptor, std::size_t limit, const std::filesystem::path& name = "-");

/// "64 MB", "1.5 KB", "12 bytes": for messages.
std::string size_text(std::size_t bytes);

}  // namespace caveat
