// SPDX-License-Identifier: Apache-2.0

#include "files/read.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace caveat {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16;

FileError from_errno(const std::filesystem::path& path, int error_number) {
  const bool missing = error_number == ENOENT || error_number == ENOTDIR;
  const FileTrouble trouble = missing                  ? FileTrouble::missing
                              : error_number == EISDIR ? FileTrouble::is_folder
                                                       : FileTrouble::unreadable;
  std::string reason = std::generic_category().message(error_number);
  if (trouble == FileTrouble::missing) reason = "no such file";
  if (trouble == FileTrouble::is_folder) reason = "is a folder, not a file";
  if (error_number == EACCES) reason = "permission denied";
  return {path, trouble, reason};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const noexcept { return number_; }

 private:
  int number_;
};

// One byte more than `expected` is asked for, so that a regular file is read to its end
// in two calls and one that grows meanwhile is still read whole.
std::string read_all(int descriptor, std::size_t expected, std::size_t limit,
                     const std::filesystem::path& path) {
  std::string bytes;
  std::size_t used = 0;
  for (;;) {
    if (used == bytes.size()) {
      const std::size_t more = used == 0 ? expected + 1 : std::max(piece_bytes, used / 2);
      bytes.resize(std::min(used + more, limit + 1));
    }
    const ssize_t got = ::read(descriptor, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw from_errno(path, errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > limit) {
      throw FileError(path, FileTrouble::too_large, "larger than " + size_text(limit));
    }
  }
  bytes.resize(used);
  return bytes;
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) throw from_errno(path, errno);
  const Descriptor descriptor(number);

  struct stat status = {};
  if (::fstat(number, &status) != 0) throw from_errno(path, errno);
  if (S_ISDIR(status.st_mode)) throw from_errno(path, EISDIR);
  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  if (size > limit) {
    throw FileError(path, FileTrouble::too_large, "larger than " + size_text(limit));
  }
  return read_all(number, S_ISREG(status.st_mode) ? size : piece_bytes, limit, path);
}

std::string read_stream(int descriptor, std::size_t limit, const std::filesystem::path& name) {
  return read_all(descriptor, piece_bytes, limit, name);
}

std::string size_text(std::size_t bytes) {
  constexpr std::size_t kilobyte = 1024;
  constexpr std::size_t megabyte = kilobyte * kilobyte;
  if (bytes < kilobyte) return fmt::format("{} byte{}", bytes, bytes == 1 ? "" : "s");
  const bool mega = bytes >= megabyte;
  const std::size_t unit = mega ? megabyte : kilobyte;
  const std::string_view name = mega ? "MB" : "KB";
  if (bytes % unit == 0) return fmt::format("{} {}", bytes / unit, name);
  return fmt::format("{:.1f} {}", static_cast<double>(bytes) / static_cast<double>(unit), name);
}

}  // namespace caveat
