// SPDX-License-Identifier: Apache-2.0
//
// Where a text may be cut.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace caveat {

/// The last offset at or before `offset` where a character of `text` begins.
std::size_t character_start(std::string_view text, std::size_t offset);

/// `text` cut to `limit` code points, with "..." where something is gone. Bytes
/// that are not UTF-8 count one each.
std::string head(std::string_view text, std::size_t limit);

/// Names, addresses and the like are kept whole up to 4 KB. A longer one keeps its
/// beginning, and its digest instead of the rest, so that two stay two.
std::string bounded(std::string_view name);

}  // namespace caveat
