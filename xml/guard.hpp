// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace caveat {

/// Bytes [start, end) of an element.
struct XmlRange {
  std::size_t start = 0;
  std::size_t end = 0;
};

/// What guard_xml() sees on its way, for those who read the children one by one.
struct XmlOutline {
  XmlRange root_tag;  // the start tag of the root
  std::vector<XmlRange> children;
};

/// Throws Error unless `bytes` are fit for the parsers: at most `limit_bytes`, UTF-8 in
/// fact and in declaration, no NUL byte, no DOCTYPE, no prefixed element, tags in pairs and
/// at most `limit_depth` deep.
XmlOutline guard_xml(std::string_view bytes, const std::string& path, std::size_t limit_bytes,
                     std::size_t limit_depth);

}  // namespace caveat
