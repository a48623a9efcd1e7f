// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "caveat/run.hpp"

namespace caveat {

/// Collects who answers for the documents that did not pass.
class Callees {
 public:
  /// Counts the document when a verdict of it gates and did not pass.
  void add(const DocumentResult& result);

  /// "; call Web desk (home.html, faq.html); Press desk (news.html)"; the first place to look at
  /// where no document says who owns it; empty when all passed.
  std::string text() const;

 private:
  struct Pages {
    std::size_t count = 0;
    std::vector<std::string> paths;  // the first few
  };

  std::map<std::string, Pages> by_owner_;
  std::size_t documents_ = 0;
};

}  // namespace caveat
