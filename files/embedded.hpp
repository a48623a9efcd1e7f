// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>

namespace caveat {

/// A file that was put into the program by caveat_embed() (cmake/embed.cmake). Lives as
/// long as the program does.
struct EmbeddedFile {
  std::string_view name;  // file name without its folder: "corpus.xsd"
  std::string_view bytes;
};

}  // namespace caveat
