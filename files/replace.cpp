// SPDX-License-Identifier: Apache-2.0

#include "files/replace.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace caveat {
namespace {

constexpr mode_t permission_bits = 07777;

// A name that no other process uses. O_EXCL decides; mode 0666 lets the umask apply.
int create_beside(const std::filesystem::path& target, std::filesystem::path& temporary) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    temporary = target.parent_path() / fmt::format(".{}.{}.{}.tmp",
                                                   target.filename().string().substr(0, 200),
                                                   ::getpid(), attempt);
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
  return -1;
}

// The rename itself is on the disk only once the folder is.
void sync_folder_of(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

ReplacementFile::ReplacementFile(const std::filesystem::path& target) : target_(target) {
  std::error_code ignored;
  if (std::filesystem::is_symlink(target, ignored)) {
    target_ = std::filesystem::weakly_canonical(target);
  }
  struct stat status = {};
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    throw FileError(target_, FileTrouble::is_folder, "is a folder, not a file");
  }
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail(errno);
    return;
  }
  descriptor_ = create_beside(target_, temporary_);
  if (descriptor_ < 0) {
    const int error_number = errno;
    temporary_.clear();
    fail(error_number);
  }
  if (exists) {
    // Only root may give files away; for others a failure changes nothing.
    [[maybe_unused]] const int owner = ::fchown(descriptor_, status.st_uid, status.st_gid);
    ::fchmod(descriptor_, status.st_mode & permission_bits);
  }
}

ReplacementFile::~ReplacementFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void ReplacementFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void ReplacementFile::commit() {
  if (!temporary_.empty() && ::fsync(descriptor_) != 0) fail(errno);
  const int descriptor = std::exchange(descriptor_, -1);
  if (::close(descriptor) != 0) fail(errno);
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
  temporary_.clear();
  sync_folder_of(target_);
}

void ReplacementFile::fail(int error_number) const {
  std::string reason = std::generic_category().message(error_number);
  if (error_number == ENOENT || error_number == ENOTDIR) reason = "its folder does not exist";
  if (error_number == EACCES) reason = "permission denied";
  throw FileError(target_, FileTrouble::not_written, reason);
}

void replace_file(const std::filesystem::path& target, std::string_view bytes) {
  ReplacementFile file(target);
  file.write(bytes);
  file.commit();
}

}  // namespace caveat
