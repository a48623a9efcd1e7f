// SPDX-License-Identifier: Apache-2.0

#include "reports/cutting.hpp"

#include <algorithm>

#include "files/digest.hpp"

namespace caveat {

namespace {

constexpr std::size_t name_limit = 4096;
constexpr std::size_t name_kept = 1024;

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

std::size_t character_start(std::string_view text, std::size_t offset) {
  for (std::size_t back = 0; back < 4 && back <= offset; ++back) {
    if (starts_character(text[offset - back])) return offset - back;
  }
  return offset;  // not UTF-8: any place is as good
}

std::string head(std::string_view text, std::size_t limit) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size(); ++count) {
    if (count == limit) return std::string(text.substr(0, end)) + "...";
    // A code point has at most three continuation bytes; stray ones stand alone.
    const std::size_t longest = std::min(text.size(), end + 4);
    const bool lead = static_cast<unsigned char>(text[end]) >= 0xC0;
    ++end;
    while (lead && end < longest && !starts_character(text[end])) ++end;
  }
  return std::string(text);
}

std::string bounded(std::string_view name) {
  if (name.size() <= name_limit) return std::string(name);
  std::string result(name.substr(0, character_start(name, name_kept)));
  return result + " [...] sha256:" + sha256_hex(name);
}

}  // namespace caveat
