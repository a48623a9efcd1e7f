// SPDX-License-Identifier: Apache-2.0

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "command.hpp"
#include "corpus/identifiers.hpp"
#include "derive_update.hpp"
#include "documents/reading.hpp"
#include "entries/deriving.hpp"
#include "entries/writing.hpp"
#include "files/digest.hpp"
#include "files/replace.hpp"
#include "gate/gate.hpp"
#include "gate/inputs.hpp"
#include "language/language.hpp"
#include "terminal.hpp"
#include "validators/examinable.hpp"

namespace caveat {

namespace fs = std::filesystem;

namespace {

struct DeriveOptions {
  InputOptions inputs;
  std::string output;
  std::string update;
  std::string charset;
};

class DeriveCommand {
 public:
  explicit DeriveCommand(const DeriveOptions& options) : options_(options) {}

  int run() {
    refuse_to_overwrite();
    inputs_ = gather(options_.inputs);
    for (const Error& trouble : inputs_.troubles) take(trouble);
    const auto language = inputs_.corpus ? load_language(*inputs_.corpus) : Language::embedded();
    Reader reader(language);
    for (const CheckItem& item : inputs_.items) {
      if (item.registered) continue;  // somebody has curated it already
      try {
        derive_from(item, reader);
      } catch (const Error& error) {
        take(error);
      }
    }
    if (file_.documents.empty() && !reasons_.empty()) return worst_status(reasons_);
    if (file_.documents.empty()) {
      take(unavailable("", "there is no document to derive entries from"));
    } else {
      write();
    }
    return worst_status(reasons_);
  }

 private:
  bool to_output() const { return options_.output == "-"; }

  /// A person may have worked on it for days.
  void refuse_to_overwrite() const {
    std::error_code error;
    if (to_output() || !fs::exists(fs::symlink_status(options_.output, error))) return;
    throw Error({.path = options_.output}, "the file exists already",
                "derive into another file, or move it away first");
  }

  void derive_from(const CheckItem& item, Reader& reader) {
    std::string bytes = read_item(inputs_, item);
    DocumentInfo info = item.info;
    info.sha256 = sha256_hex(bytes);
    const bool listed = info.id != info.path;
    info.id = ids_.take(listed ? info.id : slug(fs::path(info.path).stem().string()));
    const Document document =
        read_document(std::move(bytes), item.format, info, {.charset = options_.charset});
    const std::string trouble = why_not_examinable(document, reader.language());
    if (!trouble.empty()) throw unavailable(item.info.path, trouble);

    const fs::path folder = to_output() ? fs::path(".") : fs::path(options_.output).parent_path();
    file_.documents.push_back(list_document(info, item.file, folder));
    for (Entry& entry : derive(document, reader)) file_.entries.push_back(std::move(entry));
  }

  void write() {
    make_ids_unique();
    const std::string text = write_entries(file_);
    if (to_output()) {
      print(text);
      return;
    }
    replace_file(options_.output, text);
    print(fmt::format("{}: {} entr{} from {} document{}, none confirmed yet\n", options_.output,
                      file_.entries.size(), file_.entries.size() == 1 ? "y" : "ies",
                      file_.documents.size(), file_.documents.size() == 1 ? "" : "s"));
  }

  /// Two pages may say the same.
  void make_ids_unique() {
    UniqueIds ids;
    for (Entry& entry : file_.entries) entry.id = ids.take(entry.id);
  }

  void take(const Error& trouble) {
    complain(trouble.what());
    reasons_.push_back({.status = trouble.kind() == Error::Kind::invalid ? exit_invalid_input
                                                                         : exit_cannot_answer});
  }

  const DeriveOptions& options_;
  Inputs inputs_;
  EntriesFile file_;
  UniqueIds ids_;
  std::vector<Reason> reasons_;
};

}  // namespace

void add_derive(CLI::App& program, int& status) {
  CLI::App& command = *program.add_subcommand("derive", "derive entries into a file to be curated");
  auto options = std::make_shared<DeriveOptions>();
  command.add_option("PATH", options->inputs.paths, "documents, folders or a corpus");
  command
      .add_option("-o,--output", options->output,
                  "the entries file to write; \"-\" is standard output; never overwritten")
      ->type_name("FILE");
  command
      .add_option("--update", options->update,
                  "the entries file to bring up to date after its documents changed; they are "
                  "those it lists, or those of the corpus named as PATH")
      ->type_name("FILE")
      ->excludes("--output");
  command
      .add_option("--format", options->inputs.format,
                  "text, markdown or html, for names that do not say")
      ->check(CLI::IsMember({"text", "markdown", "html"}));
  command.add_option("--charset", options->charset,
                     "encoding of the documents, whatever they declare");
  command.callback([options, &status] {
    const InputOptions& inputs = options->inputs;
    if (!options->update.empty()) {
      status =
          update_entries_file({options->update, inputs.paths, inputs.format, options->charset});
      return;
    }
    if (inputs.paths.empty()) throw CLI::RequiredError("PATH");
    if (options->output.empty()) throw CLI::RequiredError("--output");
    status = DeriveCommand(*options).run();
  });
}

}  // namespace caveat
