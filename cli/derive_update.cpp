// SPDX-License-Identifier: Apache-2.0

#include "derive_update.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "documents/reading.hpp"
#include "entries/updating.hpp"
#include "files/digest.hpp"
#include "files/replace.hpp"
#include "gate/gate.hpp"
#include "gate/inputs.hpp"
#include "language/language.hpp"
#include "terminal.hpp"
#include "validators/examinable.hpp"
#include "xml/reading.hpp"

namespace caveat {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_entries_file = std::size_t{256} << 20;

class UpdateCommand {
 public:
  explicit UpdateCommand(const UpdateOptions& options) : options_(options) {}

  int run() {
    const std::string before =
        read_input(options_.entries, options_.entries, largest_entries_file, Error::Kind::invalid);
    EntriesUpdate update(before, options_.entries, fs::path(options_.entries).parent_path());
    InputOptions inputs{.paths = options_.paths, .format = options_.format};
    if (inputs.paths.empty()) inputs.paths = {options_.entries};
    inputs_ = gather(inputs);
    for (const Error& trouble : inputs_.troubles) take(trouble);
    const auto language = inputs_.corpus ? load_language(*inputs_.corpus) : Language::embedded();
    Reader reader(language);
    for (const CheckItem& item : inputs_.items) {
      try {
        apply(item, update, reader);
      } catch (const Error& error) {
        take(error);
      }
    }
    if (inputs_.items.empty() && reasons_.empty()) {
      take(unavailable(options_.entries, "it lists no documents", "name the corpus that does"));
    }
    const std::string after = update.bytes();
    if (after != before) replace_file(options_.entries, after);
    report(update, after != before);
    return worst_status(reasons_);
  }

 private:
  /// A page that turned out empty says nothing about its entries.
  void apply(const CheckItem& item, EntriesUpdate& update, Reader& reader) {
    std::string bytes = read_item(inputs_, item);
    DocumentInfo info = item.info;
    info.sha256 = sha256_hex(bytes);
    const Document document =
        read_document(std::move(bytes), item.format, info, {.charset = options_.charset});
    const std::string trouble = why_not_examinable(document, reader.language());
    if (!trouble.empty())
      throw unavailable(item.info.path, trouble, "its entries stay as they are");
    update.apply(document, reader);
  }

  static std::string line_of(const MarkedAnchor& one) {
    std::string whose = one.entry.empty() ? "a left-out line" : fmt::format("\"{}\"", one.entry);
    if (one.of_risk_note) whose = "a risk note of " + whose;
    if (one.more > 0) whose += fmt::format(" and {} more", one.more);
    return fmt::format("{}: {}: {}, {}\n", to_string(one.where), to_string(one.resolution), whose,
                       one.why);
  }

  void report(const EntriesUpdate& update, bool changed) const {
    const UpdateCounts& counts = update.counts();
    std::string text;
    for (const MarkedAnchor& one : update.marked()) text += line_of(one);
    print(text);
    const auto anchors = [](std::size_t count) {
      return fmt::format("{} anchor{}", count, count == 1 ? "" : "s");
    };
    print(fmt::format("{}: {} kept, {} renewed, {} for a person to look at, {} new entr{}{}\n",
                      options_.entries, anchors(counts.kept), counts.renewed, counts.marked,
                      counts.added, counts.added == 1 ? "y" : "ies",
                      changed ? "" : "; the file is as it was"));
  }

  void take(const Error& trouble) {
    complain(trouble.what());
    reasons_.push_back({.status = trouble.kind() == Error::Kind::invalid ? exit_invalid_input
                                                                         : exit_cannot_answer});
  }

  const UpdateOptions& options_;
  Inputs inputs_;
  std::vector<Reason> reasons_;
};

}  // namespace

int update_entries_file(const UpdateOptions& options) { return UpdateCommand(options).run(); }

}  // namespace caveat
