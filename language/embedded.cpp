// SPDX-License-Identifier: Apache-2.0
//
// The packs and lexicons of the program itself: compiled when it was built, with
// their files beside them for those who replace some.

#include "files/embedded.hpp"

#include <algorithm>

#include "language/image.hpp"
#include "language/language.hpp"
#include "language/source_tree.hpp"
#include "language/tables.hpp"

// The image as compile_language wrote it; CAVEAT_LANGUAGE_IMAGE is its path.
asm(".section .rodata\n"
    ".balign 16\n"
    "caveat_language_image:\n"
    ".incbin \"" CAVEAT_LANGUAGE_IMAGE
    "\"\n"
    "caveat_language_image_end:\n"
    ".previous\n");
extern "C" const char caveat_language_image[];
extern "C" const char caveat_language_image_end[];

namespace caveat {

std::span<const EmbeddedFile> embedded_language_files();

std::shared_ptr<const Language> Language::embedded() {
  static const std::shared_ptr<const Language> built_in = [] {
    auto tables = std::make_unique<Tables>();
    read_image({caveat_language_image, caveat_language_image_end}, *tables);
    return std::shared_ptr<const Language>(new Language(std::move(tables)));
  }();
  return built_in;
}

std::shared_ptr<const Language> Language::load_unproved(std::span<const LanguageSource> sources) {
  std::vector<SourceTree> own;
  for (const LanguageSource& source : sources) own.emplace_back(source, false);
  std::vector<SourceTree> trees;
  for (const EmbeddedFile& file : embedded_language_files()) {
    SourceTree tree({std::string(file.name), std::string(file.bytes)}, true);
    const bool replaced = std::ranges::any_of(own, [&](const SourceTree& other) {
      return other.kind() == tree.kind() && other.id() == tree.id();
    });
    if (!replaced) trees.push_back(std::move(tree));
  }
  for (SourceTree& tree : own) trees.push_back(std::move(tree));
  return compile_trees(trees);
}

std::shared_ptr<const Language> Language::load(std::span<const LanguageSource> sources) {
  std::shared_ptr<const Language> loaded = load_unproved(sources);
  for (const ExampleFailure& failure : run_examples(*loaded)) {
    const bool is_own = std::ranges::any_of(
        sources, [&](const LanguageSource& source) { return source.path == failure.where.path; });
    if (is_own) {
      throw Error(failure.where, failure.problem,
                  "mend the pattern or the example: a rule is admitted with examples that hold");
    }
  }
  return loaded;
}

}  // namespace caveat
