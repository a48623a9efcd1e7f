// SPDX-License-Identifier: Apache-2.0

#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "files/read.hpp"

namespace caveat {

namespace {

// 0, or the error number.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

void complain(std::string_view text) {
  write_all(STDERR_FILENO, std::string(text) + '\n');  // there is nobody left to tell
}

void print(std::string_view text) {
  if (const int error = write_all(STDOUT_FILENO, text)) {
    throw FileError("standard output", FileTrouble::not_written, std::strerror(error));
  }
}

bool terminal_has_color() {
  const char* off = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  return ::isatty(STDOUT_FILENO) && !(off && *off) && !(kind && std::string_view(kind) == "dumb");
}

std::size_t terminal_width() {
  winsize size{};
  if (!::isatty(STDOUT_FILENO) || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

}  // namespace caveat
