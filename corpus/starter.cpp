// SPDX-License-Identifier: Apache-2.0

#include <filesystem>

#include "corpus/corpus.hpp"
#include "corpus/identifiers.hpp"
#include "xml/writing.hpp"

namespace caveat {

std::string starter_manifest(std::span<const std::string> documents,
                             std::string_view entries_file) {
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.comment("What caveat looks after. Run \"caveat check\" in this folder.");
  xml.open("corpus").attribute("xmlns", "urn:caveat:corpus:1");
  xml.comment(
      "role: \"published\" where you answer for the page, \"source\" where it is somebody "
      "else's. ");
  xml.comment(
      "content-kind: advert, clinic-page, product-page, editorial, leaflet, press-release. On the "
      "first three a claim without evidence is an error, elsewhere a warning.");
  xml.comment(
      "jurisdictions: whose rules count, such as \"uk us\". Until you say, the law is reported as "
      "not checked. All three can also be given for a single page.");
  xml.open("documents").attribute("role", "published").attribute("content-kind", "unknown");
  UniqueIds ids;
  for (const std::string& file : documents) {
    const std::string stem = std::filesystem::path(file).stem().string();
    xml.open("document").attribute("id", ids.take(slug(stem))).attribute("file", file).close();
  }
  xml.close();
  if (!entries_file.empty()) xml.open("entries").attribute("file", entries_file).close();
  xml.comment("fail-on: the mildest severity that fails the gate: error, warning or note.");
  xml.open("policy").attribute("fail-on", "error").close();
  xml.close();
  xml.finish();
  return out;
}

}  // namespace caveat
