// SPDX-License-Identifier: Apache-2.0
//
// Run when caveat is built: compiles the packs and lexicons it ships with, proves
// their examples, and writes the image that the program starts from.
//
//   compile_language IMAGE FILE...

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "files/read.hpp"
#include "files/replace.hpp"
#include "language/image.hpp"
#include "language/language.hpp"

namespace {

constexpr std::size_t file_limit = std::size_t{64} << 20;

int compile(const std::filesystem::path& image, const std::vector<std::filesystem::path>& files) {
  std::vector<caveat::LanguageSource> sources;
  sources.reserve(files.size());
  for (const auto& file : files) {
    sources.push_back({file.filename().string(), caveat::read_file(file, file_limit)});
  }
  const auto language = caveat::Language::compile(sources);
  const auto failures = caveat::run_examples(*language);
  for (const caveat::ExampleFailure& failure : failures) {
    fmt::print(stderr, "{}: {}\n", to_string(failure.where), failure.problem);
  }
  if (!failures.empty()) return 1;
  caveat::replace_file(image, caveat::write_image(language->tables()));
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return compile(arguments[1], {arguments + 2, arguments + count});
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
