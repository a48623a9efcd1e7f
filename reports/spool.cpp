// SPDX-License-Identifier: Apache-2.0

#include "reports/spool.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace caveat {

namespace {

constexpr std::size_t memory_limit = 4u << 20;
constexpr std::size_t piece_size = 64u << 10;

}  // namespace

void Spool::add(std::string_view text) {
  memory_ += text;
  if (memory_.size() > memory_limit && may_spill_) spill();
}

void Spool::spill() {
  if (!file_) file_.reset(std::tmpfile());
  const long before = file_ ? std::ftell(file_.get()) : -1;
  const bool written =
      before >= 0 &&
      std::fwrite(memory_.data(), 1, memory_.size(), file_.get()) == memory_.size() &&
      std::fflush(file_.get()) == 0;
  if (written) {
    memory_.clear();
    return;
  }
  // A full disk: what did get there is kept, the rest stays in memory.
  may_spill_ = false;
  if (before >= 0) {
    std::clearerr(file_.get());
    std::fseek(file_.get(), before, SEEK_SET);
  }
}

void Spool::send_to(const Sink& sink) {
  if (file_) {
    long left = std::ftell(file_.get());
    std::rewind(file_.get());
    std::string piece(piece_size, '\0');
    while (left > 0) {
      const std::size_t wanted =
          left < static_cast<long>(piece_size) ? static_cast<std::size_t>(left) : piece_size;
      const std::size_t got = std::fread(piece.data(), 1, wanted, file_.get());
      if (got == 0) throw std::runtime_error("the temporary file cannot be read back");
      sink(std::string_view(piece).substr(0, got));
      left -= static_cast<long>(got);
    }
    file_.reset();
  }
  for (std::string_view rest = memory_; !rest.empty();) {
    sink(rest.substr(0, piece_size));
    rest.remove_prefix(std::min(rest.size(), piece_size));
  }
  memory_.clear();
  may_spill_ = true;
}

}  // namespace caveat
