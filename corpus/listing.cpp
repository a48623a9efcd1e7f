// SPDX-License-Identifier: Apache-2.0

#include "corpus/listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace caveat {

namespace {

namespace fs = std::filesystem;

/// Looks only at names: a symbolic link inside the folder is the owner's decision.
bool leaves(const fs::path& relative) {
  if (relative.is_absolute()) return true;
  const fs::path normal = relative.lexically_normal();
  return !normal.empty() && *normal.begin() == "..";
}

struct Place {
  fs::path path;  // as reports show it
  fs::path file;
  std::string root;
};

Place place(const XmlFile& xml, pugi::xml_node element, const std::string& root,
            const fs::path& folder) {
  const fs::path file = attribute(element, "file");
  if (leaves(file)) {
    if (root.empty()) {
      xml.fail(element, "file",
               fmt::format("\"{}\" lies outside the folder of this file", file.string()),
               "name the folder it is in as root=\"...\", and the file relative to that");
    }
    xml.fail(element, "file", fmt::format("\"{}\" leaves its root \"{}\"", file.string(), root),
             "name the file relative to a root that holds it");
  }
  if (root.empty()) return {file.lexically_normal(), (folder / file).lexically_normal(), root};
  const fs::path base(root);
  // An absolute path would differ from one machine to the next.
  const fs::path shown = base.is_absolute() ? file : base / file;
  return {shown.lexically_normal(), (folder / base / file).lexically_normal(), root};
}

/// From the document itself, else from the list it stands in.
std::string own_or_shared(pugi::xml_node element, pugi::xml_node list, const char* name) {
  return element.attribute(name) ? attribute(element, name) : attribute(list, name);
}

ListedDocument read_listed(const XmlFile& xml, pugi::xml_node element, pugi::xml_node list,
                           const fs::path& folder) {
  ListedDocument document;
  document.where = xml.at(element);
  DocumentInfo& info = document.info;
  info.id = attribute(element, "id");
  const std::string role = own_or_shared(element, list, "role");
  if (role.empty()) {
    xml.fail(element, fmt::format("document \"{}\" has no role", info.id),
             "say role=\"published\" where you answer for the page, role=\"source\" where it is "
             "somebody else's");
  }
  info.role = role == "source" ? Role::source : Role::published;

  const Place found = place(xml, element, own_or_shared(element, list, "root"), folder);
  info.path = found.path.generic_string();
  document.file = found.file;
  document.root = found.root;

  info.href = attribute(element, "href");
  if (const std::string kind = own_or_shared(element, list, "content-kind"); !kind.empty()) {
    info.content_kind = kind;
  }
  info.jurisdictions = list_of(own_or_shared(element, list, "jurisdictions"));
  info.lang = own_or_shared(element, list, "lang");
  info.owner = own_or_shared(element, list, "owner");
  info.retrieved = attribute(element, "retrieved");
  info.sha256 = attribute(element, "sha256");
  if (info.sha256.starts_with("sha256:")) info.sha256.erase(0, 7);
  info.pinned = attribute_is_yes(element, "pinned", false);
  if (info.pinned && info.sha256.empty()) {
    xml.fail(element, "pinned", fmt::format("document \"{}\" is pinned to nothing", info.id),
             "add sha256=\"...\", the digest its bytes must have");
  }
  return document;
}

}  // namespace

std::string attribute(pugi::xml_node element, const char* name) {
  return element.attribute(name).value();
}

bool attribute_is_yes(pugi::xml_node element, const char* name, bool otherwise) {
  const pugi::xml_attribute found = element.attribute(name);
  if (!found) return otherwise;
  const std::string_view value = found.value();
  return value == "yes" || value == "true";
}

std::vector<std::string> list_of(std::string_view words) {
  constexpr std::string_view spaces = " \t\r\n";
  std::vector<std::string> out;
  std::size_t at = words.find_first_not_of(spaces);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(words.find_first_of(spaces, at), words.size());
    const std::string_view word = words.substr(at, end - at);
    if (std::find(out.begin(), out.end(), word) == out.end()) out.emplace_back(word);
    at = words.find_first_not_of(spaces, end);
  }
  return out;
}

ListedFile read_listed_file(const XmlFile& xml, pugi::xml_node element, const fs::path& folder) {
  const Place found = place(xml, element, attribute(element, "root"), folder);
  return {found.path.generic_string(), found.file, xml.at(element)};
}

void read_documents(const XmlFile& xml, pugi::xml_node list, const fs::path& folder,
                    std::vector<ListedDocument>& documents, std::vector<Error>& troubles) {
  std::unordered_map<std::string, std::size_t> ids;
  std::unordered_map<std::string, std::size_t> files;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    ids.emplace(documents[i].info.id, i);
    files.emplace(documents[i].file.native(), i);
  }
  const auto read = [&](pugi::xml_node element) {
    ListedDocument document = read_listed(xml, element, list, folder);
    const auto [same_id, id_is_new] = ids.emplace(document.info.id, documents.size());
    if (!id_is_new) {
      xml.fail(element, "id", fmt::format("two documents have the id \"{}\"", document.info.id),
               fmt::format("the other stands on line {}", documents[same_id->second].where.line));
    }
    const auto [same_file, file_is_new] = files.emplace(document.file.native(), documents.size());
    if (!file_is_new) {
      const ListedDocument& other = documents[same_file->second];
      ids.erase(same_id);
      xml.fail(element, "file",
               fmt::format("\"{}\" is listed twice, as \"{}\" and as \"{}\"", document.info.path,
                           other.info.id, document.info.id),
               fmt::format("the other stands on line {}", other.where.line));
    }
    documents.push_back(std::move(document));
  };
  for (const pugi::xml_node element : list.children("document")) {
    try {
      read(element);
    } catch (const Error& error) {
      troubles.push_back(error);
    }
  }
}

}  // namespace caveat
