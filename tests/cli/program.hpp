// SPDX-License-Identifier: Apache-2.0
//
// Drives the built program the way a shell does.

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace caveat::test {

struct Outcome {
  int status = -1;  // of exit; 128 + signal
  std::string out;
  std::string err;
  long peak_kilobytes = 0;  // most resident memory
};

/// A folder that is gone at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Makes the folders on the way. Returns the whole path.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const;
  std::string read(const std::filesystem::path& name) const;
  bool has(const std::filesystem::path& name) const;

 private:
  std::filesystem::path path_;
};

/// While it lives, programs that are started may map no more than this.
class MemoryLimit {
 public:
  explicit MemoryLimit(std::size_t bytes);
  ~MemoryLimit();
  MemoryLimit(const MemoryLimit&) = delete;
  MemoryLimit& operator=(const MemoryLimit&) = delete;

 private:
  std::size_t before_;
};

/// Runs caveat with `arguments` in `folder`, without a terminal and without the
/// environment of the test, and waits for it.
Outcome caveat(const std::vector<std::string>& arguments, const TemporaryFolder& folder,
               std::string_view standard_input = {});

}  // namespace caveat::test
