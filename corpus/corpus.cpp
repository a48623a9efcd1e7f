// SPDX-License-Identifier: Apache-2.0

#include "corpus/corpus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <unordered_set>

#include "corpus/library.hpp"
#include "corpus/listing.hpp"
#include "files/digest.hpp"
#include "xml/reading.hpp"

namespace caveat {

namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

template <typename Range>
auto with_id(const Range& range, std::string_view id) -> decltype(&*range.begin()) {
  const auto found =
      std::find_if(range.begin(), range.end(), [&](const auto& one) { return one.id == id; });
  return found == range.end() ? nullptr : &*found;
}

/// Reads a manifest element by element.
class ManifestReader {
 public:
  ManifestReader(const XmlFile& xml, Corpus& corpus) : xml_(xml), corpus_(corpus) {}

  void read() {
    for (const pugi::xml_node element : xml_.root().children()) {
      const std::string_view name = element.name();
      if (name == "documents") {
        read_documents(xml_, element, corpus_.folder, corpus_.documents, corpus_.troubles);
      } else if (name == "entries") {
        read_entries(element);
      } else if (name == "packs") {
        for (const pugi::xml_node pack : element.children("pack")) read_pack(pack);
      } else if (name == "evidence-library" || name == "risk-library") {
        read_library(element);
      } else if (name == "policy") {
        read_policy(element);
      }
    }
  }

 private:
  void read_entries(pugi::xml_node element) {
    ListedFile file = read_listed_file(xml_, element, corpus_.folder);
    for (const ListedFile& other : corpus_.entries) {
      if (other.file == file.file) {
        xml_.fail(element, "file", fmt::format("\"{}\" is listed twice", file.path),
                  fmt::format("the other stands on line {}", other.where.line));
      }
    }
    corpus_.entries.push_back(std::move(file));
  }

  void read_pack(pugi::xml_node element) {
    ListedPack pack;
    pack.id = attribute(element, "id");
    pack.version = attribute(element, "version");
    pack.where = xml_.at(element);
    if (element.attribute("file")) pack.file = read_listed_file(xml_, element, corpus_.folder);
    if (pack.id.empty() && !pack.file) {
      xml_.fail(element, "a pack without a name"s,
                "say id=\"...\" for one that comes with caveat, file=\"...\" for one of yours");
    }
    pack.content_kinds = list_of(attribute(element, "content-kinds"));
    pack.jurisdictions = list_of(attribute(element, "jurisdictions"));
    pack.severity = severity_from(attribute(element, "severity"));
    const bool limited = !pack.content_kinds.empty() || !pack.jurisdictions.empty();
    if (limited && (pack.id == "cure-language" || pack.id == "safety-language")) {
      xml_.fail(element, fmt::format("pack \"{}\" judges every document", pack.id),
                "take content-kinds and jurisdictions away; a finding may be waived"s);
    }
    corpus_.packs.push_back(std::move(pack));
  }

  void read_library(pugi::xml_node element) {
    if (!element.attribute("file")) return read_library_items(xml_, element);
    if (element.first_child()) {
      xml_.fail(element, "file", "a library stands here or in a file of its own, not both",
                "keep one of them");
    }
    const ListedFile listed = read_listed_file(xml_, element, corpus_.folder);
    const XmlFile file = read_xml(listed.file, listed.path, embedded_schema("corpus"));
    if (std::string_view(file.root().name()) != element.name()) {
      file.fail(file.root(),
                fmt::format("expected <{}> here, not <{}>", element.name(), file.root().name()));
    }
    if (file.root().attribute("file")) {
      file.fail(file.root(), "file", "a library file cannot point to another file",
                "name that file in the manifest");
    }
    read_library_items(file, file.root());
    corpus_.libraries.push_back(
        {element.name(), listed.path, "", "sha256:" + sha256_hex(file.bytes())});
  }

  void read_library_items(const XmlFile& file, pugi::xml_node library) {
    for (const pugi::xml_node element : library.children("evidence")) {
      check_new(file, element, evidence_ids_);
      corpus_.evidence.push_back(read_evidence(file, element, true));
    }
    for (const pugi::xml_node element : library.children("risk-note")) {
      check_new(file, element, risk_ids_);
      corpus_.risks.push_back(read_risk_note(file, element, true));
    }
  }

  static void check_new(const XmlFile& file, pugi::xml_node element,
                        std::unordered_set<std::string>& ids) {
    const std::string id = attribute(element, "id");
    if (!id.empty() && !ids.insert(id).second) {
      file.fail(element, "id", fmt::format("\"{}\" stands in the library already", id),
                "give one of them another id");
    }
  }

  void read_policy(pugi::xml_node element) {
    if (corpus_.policy.where.line != 0) {
      xml_.fail(element, "a corpus has one policy"s,
                fmt::format("the other stands on line {}", corpus_.policy.where.line));
    }
    Policy& policy = corpus_.policy;
    policy.where = xml_.at(element);
    policy.fail_on =
        severity_from(element.attribute("fail-on").as_string("error")).value_or(policy.fail_on);
    policy.gate_sources = attribute_is_yes(element, "gate-sources", policy.gate_sources);
    policy.risk_note_within_sentences =
        element.attribute("risk-note-within-sentences").as_int(policy.risk_note_within_sentences);
    policy.review_every_days =
        element.attribute("review-every-days").as_int(policy.review_every_days);
    policy.reviews_required = !element.attribute("review-every-days").empty();
  }

  const XmlFile& xml_;
  Corpus& corpus_;
  std::unordered_set<std::string> evidence_ids_, risk_ids_;
};

Corpus read_manifest(const XmlFile& xml, const fs::path& folder) {
  if (std::string_view(xml.root().name()) != "corpus") {
    xml.fail(xml.root(),
             fmt::format("a manifest begins with <corpus>, not <{}>", xml.root().name()));
  }
  Corpus corpus;
  corpus.path = xml.path();
  corpus.folder = folder;
  corpus.digest = "sha256:" + sha256_hex(xml.bytes());
  ManifestReader(xml, corpus).read();
  return corpus;
}

}  // namespace

const ListedDocument* Corpus::document(std::string_view id) const {
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [&](const auto& one) { return one.info.id == id; });
  return found == documents.end() ? nullptr : &*found;
}

const Evidence* Corpus::evidence_with(std::string_view id) const { return with_id(evidence, id); }

const RiskNote* Corpus::risk_with(std::string_view id) const { return with_id(risks, id); }

Corpus load_corpus(const fs::path& path) {
  std::error_code ignored;
  const fs::path file = fs::is_directory(path, ignored) ? path / "caveat.xml" : path;
  const XmlFile xml = read_xml(file, file.generic_string(), embedded_schema("corpus"));
  return read_manifest(xml, file.parent_path());
}

Corpus parse_corpus(std::string bytes, const std::string& path, const fs::path& folder) {
  return read_manifest(XmlFile(path, std::move(bytes), embedded_schema("corpus")), folder);
}

ListedDocument list_document(DocumentInfo info, const fs::path& file, const fs::path& folder) {
  ListedDocument document;
  const fs::path from = fs::absolute(folder.empty() ? "." : folder).lexically_normal();
  const fs::path relative = fs::absolute(file).lexically_normal().lexically_relative(from);
  document.file = file;
  document.info = std::move(info);
  document.info.path = relative.generic_string();
  if (!relative.empty() && *relative.begin() == "..") {
    document.root = relative.parent_path().generic_string();
  }
  return document;
}

std::vector<Error> missing_copies(std::span<const ListedDocument> documents) {
  std::vector<Error> missing;
  for (const ListedDocument& document : documents) {
    std::error_code trouble;
    if (fs::exists(document.file, trouble)) continue;
    const std::string file = document.file.generic_string();
    missing.emplace_back(
        document.where,
        fmt::format("the stored copy of document \"{}\" is not there: {}", document.info.id, file),
        document.info.href.empty() ? fmt::format("put the page there, or correct file=\"...\"")
                                   : fmt::format("save {} as {}", document.info.href, file),
        Error::Kind::unavailable);
  }
  return missing;
}

}  // namespace caveat
