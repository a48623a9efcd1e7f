// SPDX-License-Identifier: Apache-2.0

#include <fmt/format.h>

#include <algorithm>

#include "corpus/corpus.hpp"
#include "language/language.hpp"
#include "xml/nearest.hpp"
#include "xml/reading.hpp"

namespace caveat {

namespace {

constexpr std::size_t pack_limit_bytes = std::size_t{16} << 20;

void check_pack(const ListedPack& pack, const Language& language) {
  std::vector<std::string> known;
  for (const Provenance& file : language.files()) {
    if (file.kind != "pack") continue;
    if (file.id == pack.id) {
      if (pack.version.empty() || pack.version == file.version) return;
      throw Error(
          pack.where,
          fmt::format("pack \"{}\" is version {}, and the corpus relies on {}", pack.id,
                      file.version, pack.version),
          fmt::format("read what changed in the pack, then write version=\"{}\"", file.version));
    }
    known.push_back(file.id);
  }
  throw Error(pack.where, fmt::format("unknown pack \"{}\"", pack.id),
              did_you_mean(pack.id, known));
}

void check_jurisdictions(const ListedDocument& document, const Language& language) {
  const auto covered = [&](const std::string& jurisdiction) {
    const auto provisions = language.provisions();
    return std::any_of(provisions.begin(), provisions.end(),
                       [&](const auto& one) { return one.jurisdiction == jurisdiction; });
  };
  for (const std::string& jurisdiction : document.info.jurisdictions) {
    if (covered(jurisdiction)) continue;
    std::vector<std::string> known;
    for (const Provision& provision : language.provisions()) {
      if (std::find(known.begin(), known.end(), provision.jurisdiction) == known.end()) {
        known.push_back(provision.jurisdiction);
      }
    }
    throw Error(document.where,
                fmt::format("no pack covers jurisdiction \"{}\" of document \"{}\"", jurisdiction,
                            document.info.id),
                fmt::format("known are {}", quoted_list(known)));
  }
}

}  // namespace

std::shared_ptr<const Language> load_language(const Corpus& corpus) {
  std::vector<LanguageSource> sources;
  for (const ListedPack& pack : corpus.packs) {
    if (!pack.file) continue;
    sources.push_back({pack.file->path, read_input(pack.file->file, pack.file->path,
                                                   pack_limit_bytes, Error::Kind::invalid)});
  }
  auto language = sources.empty() ? Language::embedded() : Language::load(sources);
  for (const ListedPack& pack : corpus.packs) {
    if (!pack.id.empty()) check_pack(pack, *language);
  }
  for (const ListedDocument& document : corpus.documents) check_jurisdictions(document, *language);
  return language;
}

}  // namespace caveat
