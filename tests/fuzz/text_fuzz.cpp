// SPDX-License-Identifier: Apache-2.0

#include "document_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_any(data, size, caveat::Format::text);
  return 0;
}
