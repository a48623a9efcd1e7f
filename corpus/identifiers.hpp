// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace caveat {

/// Words of `text` as an id: ASCII letters and digits in lower case joined by hyphens,
/// at most `max_words` and 60 bytes, never empty ("x" when nothing is left).
std::string slug(std::string_view text, std::size_t max_words = 8);

/// Hands out ids that were not handed out before: "a", "a-2", "a-3".
class UniqueIds {
 public:
  std::string take(std::string_view wanted);

 private:
  std::unordered_map<std::string, std::size_t> taken_;  // id -> last suffix tried
};

}  // namespace caveat
