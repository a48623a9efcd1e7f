// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "reports/report.hpp"

namespace caveat {

/// Text that is written before what goes above it is known. What exceeds a few
/// megabytes waits in an unnamed temporary file, or in memory where none is to be had.
class Spool {
 public:
  void add(std::string_view text);
  /// Everything added, in order. The spool is empty afterwards.
  void send_to(const Sink& sink);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  void spill();

  std::string memory_;
  std::unique_ptr<std::FILE, Close> file_;
  bool may_spill_ = true;
};

}  // namespace caveat
