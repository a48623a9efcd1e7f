// SPDX-License-Identifier: Apache-2.0
//
// caveat review due|export|import|sign.

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "date.hpp"
#include "files/read.hpp"
#include "files/replace.hpp"
#include "gate/gate.hpp"
#include "reports/review_table.hpp"
#include "review_recording.hpp"
#include "review_register.hpp"
#include "review_table_import.hpp"
#include "review_text.hpp"
#include "terminal.hpp"
#include "xml/nearest.hpp"
#include "xml/reading.hpp"
#include "xml/writing.hpp"

namespace caveat {

namespace {

constexpr std::size_t largest_table = std::size_t{256} << 20;

struct ReviewOptions {
  std::string corpus, as_of, owner;
  std::string output = "-";  // of export
  bool csv = true;           // of export: there is no other format
  bool due_only = false;     // of export
  std::string table;         // of import
  std::vector<std::string> entries;
  bool unchanged = false;
  std::string by, role, next_due, decision = "approved";

  std::string day() const { return as_of.empty() ? now().date : as_of; }
};

/// Those that `options` asks for; `settled` counts the others that need nobody.
std::vector<const Registered*> chosen(const ReviewRegister& entries, const ReviewOptions& options,
                                      bool due_only, Settled& settled) {
  std::vector<const Registered*> found;
  for (const Registered& one : entries.entries()) {
    if (!options.owner.empty() && one.owner() != options.owner) continue;
    const bool is_settled = one.standing.is_settled();
    if (is_settled) {
      ++settled.entries;
      settled.unrecorded += one.standing.group == ReviewGroup::unrecorded ? 1 : 0;
    }
    if (!is_settled || !due_only) found.push_back(&one);
  }
  return found;
}

const Corpus* corpus_of(const ReviewRegister& entries) {
  const auto& corpus = entries.inputs().corpus;
  return corpus ? &*corpus : nullptr;
}

int show_due(const ReviewOptions& options) {
  const ReviewRegister entries(options.corpus, options.day());
  Settled settled;
  const auto found = chosen(entries, options, true, settled);
  if (!entries.entries().empty()) print(due_text(found, settled, corpus_of(entries)));
  return entries.status();
}

/// Reviewers may have worked on it for days.
void refuse_to_overwrite(const std::string& file) {
  std::error_code error;
  if (file == "-" || !std::filesystem::is_regular_file(file, error)) return;
  throw Error({.path = file}, "the file exists already",
              "somebody may have filled it in: export into another file, or move it away first");
}

/// "--csv" takes no file, and "export --csv t.csv" looks as if it did.
void refuse_table_as_corpus(const std::string& corpus) {
  if (!corpus.ends_with(".csv")) return;
  throw Error({.path = corpus}, "a table is no corpus",
              fmt::format("to write into it: -o {}", corpus));
}

int export_table(const ReviewOptions& options) {
  refuse_table_as_corpus(options.corpus);
  refuse_to_overwrite(options.output);
  const ReviewRegister entries(options.corpus, options.day());
  Settled settled;
  std::vector<ReviewRow> rows;
  for (const Registered* one : chosen(entries, options, options.due_only, settled)) {
    rows.push_back(review_row(*one, corpus_of(entries)));
  }
  if (entries.entries().empty()) return entries.status();
  const std::string table = write_review_table(rows);
  if (options.output == "-") {
    print(table);
  } else {
    replace_file(options.output, table);
    print(fmt::format("{}: {} entr{}\n", options.output, rows.size(),
                      rows.size() == 1 ? "y" : "ies"));
  }
  return entries.status();
}

/// Half a register would make entries look deleted.
bool is_whole(const ReviewRegister& entries) {
  if (entries.status() == exit_passed) return true;
  complain("caveat: nothing was recorded: not all of the register could be read");
  return false;
}

/// One error or many: whoever mends the table wants to see them all.
int refuse(const std::vector<Error>& errors) {
  for (const Error& error : errors) complain(error.what());
  complain(fmt::format("caveat: nothing was recorded: {} error{}", errors.size(),
                       errors.size() == 1 ? "" : "s"));
  return exit_invalid_input;
}

int import_table(const ReviewOptions& options) {
  const bool from_input = options.table == "-";
  const std::string name = from_input ? "stdin" : options.table;
  const ReviewTable table(
      name, from_input ? read_stream(STDIN_FILENO, largest_table)
                       : read_input(options.table, name, largest_table, Error::Kind::invalid));
  const ReviewRegister entries(options.corpus, options.day());
  if (!is_whole(entries)) return entries.status();
  const TableImport import(entries, table, options.day());
  if (!import.errors().empty()) return refuse(import.errors());
  for (const std::string& column : table.unread()) {
    complain(fmt::format("{}: the column \"{}\" is not read", name, column));
  }
  record(entries, import.decisions());
  if (import.undecided() > 0) {
    print(fmt::format("{}: {} row{} without a decision\n", name, import.undecided(),
                      import.undecided() == 1 ? "" : "s"));
  }
  return exit_passed;
}

std::vector<const Registered*> to_sign(const ReviewRegister& entries,
                                       const ReviewOptions& options) {
  std::vector<const Registered*> found;
  for (const Registered& one : entries.entries()) {
    const bool is_due = one.standing.group == ReviewGroup::unchanged && !one.standing.is_settled();
    if (options.unchanged && is_due) found.push_back(&one);
  }
  for (const std::string& id : options.entries) {
    const Registered* one = entries.find(id);
    if (one == nullptr) {
      throw Error({}, fmt::format("no entry is called \"{}\"", id),
                  did_you_mean(id, entries.ids()));
    }
    if (std::ranges::count(found, one) == 0) found.push_back(one);
  }
  return found;
}

int sign(const ReviewOptions& options) {
  const std::string today = options.day();
  if (!options.next_due.empty() && options.next_due <= today) {
    throw Error({}, fmt::format("--next-due {} is not after {}", options.next_due, today),
                "leave it out, and the policy says when");
  }
  const ReviewRegister entries(options.corpus, today);
  if (!is_whole(entries)) return entries.status();
  std::vector<Error> errors;
  std::vector<Decision> decisions;
  for (const Registered* one : to_sign(entries, options)) {
    Review review;
    review.decision = options.decision;
    review.by = options.by;
    review.role = options.role;
    review.on = today;
    review.next_due = options.next_due;
    if (const auto refused = objection(*one, review, one->entry().where)) {
      errors.push_back(*refused);
    }
    decisions.push_back({.one = one, .review = with_record(std::move(review), one->standing)});
  }
  if (!errors.empty()) return refuse(errors);
  record(entries, decisions);
  return exit_passed;
}

void add_common(CLI::App& command, ReviewOptions& options) {
  command.add_option("CORPUS", options.corpus, "a corpus or an entries file; default ./caveat.xml");
  command.add_option("--as-of", options.as_of, "the day to reckon from; default today")
      ->type_name("YYYY-MM-DD")
      ->check(date_trouble);
}

void add_owner(CLI::App& command, ReviewOptions& options) {
  command.add_option("--owner", options.owner, "only entries that NAME answers for")
      ->type_name("NAME");
}

std::string no_name(const std::string& text) {
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (blank) return "a name has letters";
  return is_xml_text(text) ? std::string{} : "a name has no control characters";
}

void add_sign(CLI::App& review, const std::shared_ptr<ReviewOptions>& options, int& status) {
  CLI::App& command = *review.add_subcommand("sign", "record a decision about entries");
  add_common(command, *options);
  CLI::Option_group& which = *command.add_option_group("which entries");
  which.add_option("--entry", options->entries, "an entry, by its id; repeatable")
      ->type_name("ID")
      ->allow_extra_args(false);
  which.add_flag("--unchanged", options->unchanged,
                 "those that are due and are what was approved before");
  which.require_option(1);
  command.add_option("--by", options->by, "who decides")
      ->type_name("NAME")
      ->required()
      ->check(no_name);
  command.add_option("--role", options->role, "as what")->type_name("ROLE")->check(no_name);
  command
      .add_option("--decision", options->decision,
                  "approved, rejected or needs-change; default approved")
      ->check(CLI::IsMember({"approved", "rejected", "needs-change"}))
      ->excludes("--unchanged");
  command
      .add_option("--next-due", options->next_due,
                  "when to review again; by default the policy says")
      ->type_name("YYYY-MM-DD")
      ->check(date_trouble);
  command.callback([options, &status] { status = sign(*options); });
}

}  // namespace

void add_review(CLI::App& program, int& status) {
  CLI::App& review = *program.add_subcommand(
      "review", "say which entries a person has to look at, and record what was decided");
  review.require_subcommand(1);
  auto options = std::make_shared<ReviewOptions>();

  CLI::App& due = *review.add_subcommand(
      "due", "list entries that changed since they were signed off, or are due for review");
  add_common(due, *options);
  add_owner(due, *options);
  due.callback([options, &status] { status = show_due(*options); });

  CLI::App& table = *review.add_subcommand("export", "write a table for reviewers to fill in");
  add_common(table, *options);
  add_owner(table, *options);
  table.add_flag("--csv", options->csv, "as CSV, for a spreadsheet; the one format there is");
  table.add_flag("--due", options->due_only, "only what caveat review due lists");
  table
      .add_option("-o,--output", options->output,
                  "the file to write, never overwritten; default standard output")
      ->type_name("FILE");
  table.callback([options, &status] { status = export_table(*options); });

  CLI::App& import = *review.add_subcommand("import", "record what reviewers filled in");
  import.add_option("TABLE", options->table, "the table that came back; \"-\" is standard input")
      ->required();
  add_common(import, *options);
  import.callback([options, &status] { status = import_table(*options); });

  add_sign(review, options, status);
}

}  // namespace caveat
