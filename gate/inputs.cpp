// SPDX-License-Identifier: Apache-2.0

#include "gate/inputs.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "documents/reading.hpp"
#include "entries/reading.hpp"
#include "files/read.hpp"
#include "gate/folder.hpp"
#include "xml/reading.hpp"

namespace caveat {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t document_limit_bytes = std::size_t{512} << 20;
constexpr std::size_t peek_bytes = 4096;
constexpr std::string_view document_endings = "*.html *.htm *.xhtml *.md *.markdown *.txt";

Error invalid(const std::string& shown, std::string problem, std::string help = {}) {
  return Error({.path = shown}, std::move(problem), std::move(help));
}

bool leaves(const fs::path& relative) {
  return relative.empty() || relative.is_absolute() || *relative.begin() == "..";
}

fs::path whole(const fs::path& path) { return fs::absolute(path).lexically_normal(); }

/// What reports call the documents that no manifest names. Never an absolute path:
/// it would differ from one machine to the next.
class Names {
 public:
  Names(const std::vector<std::string>& paths, const std::string& root) {
    std::error_code ignored;
    if (!root.empty()) {
      base_ = whole(root);
      must_hold_ = true;
    } else if (paths.size() == 1 && fs::is_directory(paths[0], ignored)) {
      base_ = whole(paths[0]);
    } else {
      base_ = fs::current_path();
      if (!std::ranges::all_of(paths, [&](const std::string& path) { return holds(path); })) {
        move_base_to(paths);
      }
    }
  }

  std::string of(const fs::path& file) const {
    if (file.is_relative() && !must_hold_ && leaves(whole(file).lexically_relative(base_))) {
      return file.lexically_normal().generic_string();  // as typed: ../page.html
    }
    const fs::path relative = whole(file).lexically_relative(base_);
    if (must_hold_ && leaves(relative)) {
      throw invalid(file.generic_string(), "the file is outside the root",
                    fmt::format("the root is \"{}\"", base_.filename().generic_string()));
    }
    return relative.generic_string();
  }

 private:
  bool holds(const std::string& path) const {
    return !leaves(whole(path).lexically_relative(base_));
  }

  /// The deepest folder that holds every path given in full; others stay as typed.
  void move_base_to(const std::vector<std::string>& paths) {
    fs::path common;
    for (const std::string& path : paths) {
      if (fs::path(path).is_relative()) continue;
      if (common.empty()) common = whole(path).parent_path();
      while (common.has_relative_path() && leaves(whole(path).lexically_relative(common))) {
        common = common.parent_path();
      }
    }
    if (!common.empty()) base_ = common;
  }

  fs::path base_;
  bool must_hold_ = false;
};

// Of standard input that nobody named: a page begins with a tag, anything else is text.
Format format_by_look(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && bytes[first] == '<' ? Format::html : Format::text;
}

CheckItem bare_document(std::string name, std::string file, Format format, std::size_t size) {
  CheckItem item;
  item.info.id = name;
  item.info.path = std::move(name);
  item.file = std::move(file);
  item.format = format;
  item.size_hint = size;
  return item;
}

class Gatherer {
 public:
  explicit Gatherer(const InputOptions& options)
      : options_(options), names_(paths(), options.root) {}

  Inputs gather() {
    for (const std::string& path : paths()) {
      attempt([&] { take(path); });
    }
    const bool all_read =
        !inputs_.corpus || entries_files_.size() >= inputs_.corpus->entries.size();
    const bool has_register = !entries_files_.empty();
    for (EntriesFile& file : entries_files_) take_entries(std::move(file));
    if (has_register && all_read) mark_orphans();
    inputs_.root = shown_root();
    return std::move(inputs_);
  }

 private:
  const std::vector<std::string>& paths() const {
    static const std::vector<std::string> current{"caveat.xml"};
    return options_.paths.empty() ? current : options_.paths;
  }

  template <typename Action>
  void attempt(const Action& action) {
    try {
      action();
    } catch (const Error& error) {
      inputs_.troubles.push_back(error);
    } catch (const FileError& error) {
      inputs_.troubles.push_back(unavailable(error.path().generic_string(), error.what()));
    }
  }

  void take(const std::string& path) {
    if (path == "-") return take_stdin();
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) throw missing(path);
    if (error) throw unavailable(path, error.message());
    if (fs::is_directory(status)) {
      if (fs::exists(fs::path(path) / "caveat.xml", error)) return take_corpus(path);
      return take_folder(path);
    }
    if (fs::path(path).extension() == ".xml") return take_xml(path);
    take_document(path);
  }

  Error missing(const std::string& path) const {
    if (options_.paths.empty()) {
      return unavailable(path, "there is no caveat.xml in this folder",
                         "name what to check, or write one with: caveat init");
    }
    return unavailable(path, "no such file or folder");
  }

  void take_stdin() {
    inputs_.stdin_bytes = read_stream(STDIN_FILENO, document_limit_bytes);
    const auto given = format_from(options_.format);
    const auto by_name = format_of(options_.stdin_name);
    const Format format = given ? *given : by_name ? *by_name : format_by_look(inputs_.stdin_bytes);
    const std::string name = options_.stdin_name.empty() ? "stdin" : options_.stdin_name;
    const std::size_t size = inputs_.stdin_bytes.size();
    add(bare_document(name, "-", format, size));
  }

  void take_folder(const std::string& path) {
    Folder folder = list_folder(path);
    inputs_.not_examined += folder.other_files;
    std::ranges::move(folder.troubles, std::back_inserter(inputs_.troubles));
    for (const fs::path& file : folder.documents) take_document(file);
    if (folder.documents.empty() && folder.troubles.empty()) {
      throw unavailable(path, "there are no documents in this folder",
                        fmt::format("caveat reads {}", document_endings));
    }
  }

  void take_document(const fs::path& file) {
    const auto by_name = format_of(file.string());
    const auto format = by_name ? by_name : format_from(options_.format);
    if (!format) {
      throw invalid(
          file.generic_string(), "the name does not say what the file is",
          fmt::format("caveat reads {}; for other names give --format", document_endings));
    }
    add(bare_document(names_.of(file), file.string(), *format, size_of(file)));
  }

  void take_xml(const std::string& path) {
    const std::string head = read_xml_file(path).substr(0, peek_bytes);
    if (fs::path(path).filename() == "caveat.xml" ||
        head.find("urn:caveat:corpus:") != std::string::npos) {
      return take_corpus(path);
    }
    entries_files_.push_back(read_entries(path));
  }

  /// As typed, and never an absolute path.
  std::string shown(const fs::path& file) const {
    return file.is_absolute() ? names_.of(file) : file.lexically_normal().generic_string();
  }

  std::string read_xml_file(const fs::path& file) const {
    return read_input(file, shown(file), document_limit_bytes, Error::Kind::invalid);
  }

  EntriesFile read_entries(const fs::path& file) {
    inputs_.entries_files.emplace(shown(file), file.string());
    return parse_entries(read_xml_file(file), shown(file), file.parent_path());
  }

  void take_corpus(const std::string& path) {
    if (inputs_.corpus) {
      throw invalid(path, "a second corpus", "check one corpus at a time");
    }
    const fs::path file = fs::is_directory(path) ? fs::path(path) / "caveat.xml" : fs::path(path);
    inputs_.corpus = parse_corpus(read_xml_file(file), shown(file), file.parent_path());
    const Corpus& corpus = *inputs_.corpus;
    inputs_.provenance.push_back({"config", corpus.path, "", corpus.digest});
    for (const Provenance& library : corpus.libraries) inputs_.provenance.push_back(library);
    for (const Error& trouble : corpus.troubles) inputs_.troubles.push_back(trouble);
    for (const ListedDocument& document : corpus.documents) take_listed(document);
    for (const ListedFile& entries : corpus.entries) {
      attempt([&] { entries_files_.push_back(read_entries(entries.file)); });
    }
  }

  /// The item of a listed document; null when its stored copy is absent.
  CheckItem* take_listed(const ListedDocument& document) {
    const auto known = listed_.find(document.info.id);
    if (known != listed_.end()) {
      if (known->second.file != whole(document.file)) {
        throw Error(document.where,
                    fmt::format("two documents have the id \"{}\"", document.info.id),
                    "give every document an id of its own");
      }
      return known->second.item ? &inputs_.items[*known->second.item] : nullptr;
    }
    Listed listed{.file = whole(document.file)};
    std::vector<Error> absent = missing_copies({&document, 1});
    if (absent.empty()) {
      listed.item = add({.info = document.info,
                         .file = document.file.string(),
                         .format = format_of(document.file.string()).value_or(Format::text),
                         .size_hint = size_of(document.file)});
    }
    std::ranges::move(absent, std::back_inserter(inputs_.troubles));
    listed_.emplace(document.info.id, listed);
    return listed.item ? &inputs_.items[*listed.item] : nullptr;
  }

  void take_entries(EntriesFile file) {
    inputs_.provenance.push_back({"entries", file.path, "", file.digest});
    for (const Error& trouble : file.troubles) inputs_.troubles.push_back(trouble);
    for (const ListedDocument& document : file.documents) {
      attempt([&] { take_listed(document); });
    }
    attempt([&] {
      check_references(file, inputs_.corpus ? &*inputs_.corpus : nullptr);
      for (const ListedDocument& document : file.documents) answer_for(document.info.id);
      for (LeftOut& left_out : file.left_out) {
        stand_on(left_out.origin);
        CheckItem* item = answer_for(left_out.origin.document);
        if (item) item->left_out.push_back(std::move(left_out));
      }
      for (Entry& entry : file.entries) {
        stand_on(entry);
        CheckItem* item = answer_for(entry.origin.document);
        if (item) item->entries.push_back(std::move(entry));
      }
    });
  }

  void stand_on(const Anchor& anchor) { stood_on_.insert(anchor.document); }

  void stand_on(const Entry& entry) {
    stand_on(entry.origin);
    for (const Anchor& place : entry.also) stand_on(place);
    for (const RiskNote& note : entry.risks) {
      if (note.anchor) stand_on(*note.anchor);
    }
  }

  void mark_orphans() {
    for (const auto& [id, listed] : listed_) {
      if (listed.item && !stood_on_.contains(id)) inputs_.items[*listed.item].orphan = true;
    }
  }

  CheckItem* answer_for(const std::string& id) {
    const auto listed = listed_.find(id);
    if (listed == listed_.end() || !listed->second.item) return nullptr;
    CheckItem& item = inputs_.items[*listed->second.item];
    item.registered = true;
    return &item;
  }

  std::string shown_root() const {
    fs::path root = options_.root;
    std::error_code ignored;
    if (root.empty() && paths().size() == 1) {
      root = fs::is_directory(paths()[0], ignored) ? fs::path(paths()[0])
                                                   : fs::path(paths()[0]).parent_path();
    }
    root = root.lexically_normal();
    if (root.is_absolute()) root = root.filename();
    return root.empty() ? "." : root.generic_string();
  }

  static std::size_t size_of(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : static_cast<std::size_t>(size);
  }

  /// Its index. A page named twice is checked once.
  std::size_t add(CheckItem item) {
    const std::size_t next = inputs_.items.size();
    const auto [at, fresh] = files_.emplace(item.file == "-" ? "-" : whole(item.file), next);
    if (fresh) inputs_.items.push_back(std::move(item));
    return at->second;
  }

  struct Listed {
    fs::path file;
    std::optional<std::size_t> item = {};
  };

  const InputOptions& options_;
  Names names_;
  Inputs inputs_;
  std::vector<EntriesFile> entries_files_;
  std::map<std::string, Listed> listed_;   // by id
  std::set<std::string> stood_on_;         // ids of documents that anchors are in
  std::map<fs::path, std::size_t> files_;  // to items
};

}  // namespace

Error unavailable(const std::string& shown, const std::string& problem, std::string help) {
  return Error({.path = shown}, problem, std::move(help), Error::Kind::unavailable);
}

Inputs gather(const InputOptions& options) {
  if (!options.format.empty() && !format_from(options.format)) {
    throw invalid("", fmt::format("\"{}\" is no format", options.format),
                  "the formats are text, markdown and html");
  }
  return Gatherer(options).gather();
}

std::string read_item(const Inputs& inputs, const CheckItem& item) {
  if (item.file == "-") return inputs.stdin_bytes;
  try {
    return read_file(item.file, document_limit_bytes);
  } catch (const FileError& error) {
    throw unavailable(item.info.path, error.what());
  }
}

}  // namespace caveat
