// SPDX-License-Identifier: Apache-2.0

#include "xml/guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "files/read.hpp"
#include "xml/positions.hpp"
#include "xml/scanner.hpp"
#include "xml/utf8.hpp"

namespace caveat {
namespace {

constexpr std::size_t npos = std::string_view::npos;

class Guard {
 public:
  Guard(std::string_view bytes, const std::string& path, std::size_t limit_depth)
      : bytes_(bytes), path_(path), limit_depth_(limit_depth) {}

  void check_bytes() const {
    const std::size_t bad = first_invalid_utf8(bytes_);
    if (bad != npos) {
      fail(bad,
           fmt::format("byte {} (0x{:02X}) is not UTF-8", bad,
                       static_cast<unsigned char>(bytes_[bad])),
           "save the file as UTF-8");
    }
    const std::size_t nul = bytes_.find('\0');
    if (nul != npos) fail(nul, "a NUL byte", "this is not a text file");
  }

  XmlOutline check_tags() {
    XmlScanner scanner(bytes_);
    while (const auto token = scanner.next()) check(*token);
    if (!open_.empty()) {
      fail(open_.back().start, fmt::format("element \"{}\" is never closed", open_.back().name));
    }
    return std::move(outline_);
  }

 private:
  using Kind = XmlToken::Kind;

  void check(const XmlToken& token) {
    switch (token.kind) {
      case Kind::doctype:
        fail(token.start, "a DOCTYPE is not allowed",
             "remove it; entities other than the five "
             "of XML are written as characters");
      case Kind::unfinished:
        fail(token.start, "markup that begins here never ends");
      case Kind::instruction:
        check_encoding(token);
        break;
      case Kind::empty:
        check_name(token);
        if (open_.empty()) outline_.root_tag = {token.start, token.end};
        if (open_.size() == 1) outline_.children.push_back({token.start, token.end});
        break;
      case Kind::start:
        check_name(token);
        if (open_.size() == limit_depth_) {
          fail(token.start, fmt::format("elements are nested more than {} deep", limit_depth_));
        }
        if (open_.empty()) outline_.root_tag = {token.start, token.end};
        open_.push_back(token);
        break;
      case Kind::end:
        close(token);
        break;
      case Kind::text:
      case Kind::comment:
      case Kind::cdata:
        break;
    }
  }

  void check_name(const XmlToken& token) const {
    const std::size_t colon = token.name.find(':');
    if (colon == npos) return;
    const std::string_view local = token.name.substr(colon + 1);
    fail(token.start, fmt::format("element \"{}\" has a namespace prefix", token.name),
         fmt::format("write \"{}\" and declare the namespace with xmlns=\"...\"", local));
  }

  void check_encoding(const XmlToken& token) const {
    const std::string_view declaration = bytes_.substr(token.start, token.end - token.start);
    if (!declaration.starts_with("<?xml ")) return;
    std::size_t from = token.start + 5;
    while (const auto attribute = next_attribute(bytes_, from, token.end - 2)) {
      from = attribute->value_end + 1;
      if (attribute->name != "encoding") continue;
      std::string encoding(
          bytes_.substr(attribute->value_start, attribute->value_end - attribute->value_start));
      std::transform(encoding.begin(), encoding.end(), encoding.begin(),
                     [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
      if (encoding == "utf-8" || encoding == "us-ascii") continue;
      fail(attribute->name_start, fmt::format("encoding \"{}\" is not UTF-8", encoding),
           "save the file as UTF-8 and declare encoding=\"UTF-8\"");
    }
  }

  void close(const XmlToken& token) {
    if (open_.empty()) {
      fail(token.start, fmt::format("\"</{}>\" closes nothing", token.name));
    }
    const XmlToken& opened = open_.back();
    if (opened.name != token.name) {
      const Location where = LinePositions(bytes_).at(bytes_, opened.start, path_);
      fail(token.start, fmt::format("\"</{}>\" does not close \"<{}>\"", token.name, opened.name),
           fmt::format("\"<{}>\" was opened in line {}", opened.name, where.line));
    }
    if (open_.size() == 2) outline_.children.push_back({opened.start, token.end});
    open_.pop_back();
  }

  [[noreturn]] void fail(std::size_t offset, std::string problem, std::string help = {}) const {
    throw Error(LinePositions(bytes_).at(bytes_, offset, path_), std::move(problem),
                std::move(help));
  }

  std::string_view bytes_;
  const std::string& path_;
  std::size_t limit_depth_;
  std::vector<XmlToken> open_;
  XmlOutline outline_;
};

}  // namespace

XmlOutline guard_xml(std::string_view bytes, const std::string& path, std::size_t limit_bytes,
                     std::size_t limit_depth) {
  if (bytes.size() > limit_bytes) {
    throw Error({path}, "larger than " + size_text(limit_bytes));
  }
  Guard guard(bytes, path, limit_depth);
  guard.check_bytes();
  return guard.check_tags();
}

}  // namespace caveat
