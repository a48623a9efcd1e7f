// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// libxml2's; its headers stay inside the room.
struct _xmlSchema;  // NOLINT(bugprone-reserved-identifier)

namespace caveat {

/// What libxml2 has against a file, and the place in terms that survive its limits: the
/// number of the start tag instead of a line.
struct Violation {
  int code = 0;             // xmlParserErrors; 0 for bytes that are not well-formed
  std::string message;      // libxml2's
  std::size_t element = 0;  // ordinal of the start tag, from 1; 0: before the root
  std::size_t offset = 0;   // in the bytes, where they are not well-formed
};

/// Streams `bytes` through parser and schema, without a tree. Everything that is wrong
/// with the first element that has something wrong with it, in libxml2's order.
std::vector<Violation> violations(_xmlSchema* schema, std::string_view bytes);

}  // namespace caveat
