// SPDX-License-Identifier: Apache-2.0

#include "review_recording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "entries/signing.hpp"
#include "files/replace.hpp"
#include "terminal.hpp"
#include "xml/reading.hpp"

namespace caveat {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_entries_file = std::size_t{256} << 20;

/// One entries file on its way to be replaced.
struct Change {
  std::string shown, file;
  std::string before, after;
  std::size_t reviews = 0, notes = 0;
};

std::string digest_of(const Inputs& inputs, const std::string& shown) {
  for (const Provenance& one : inputs.provenance) {
    if (one.kind == "entries" && one.id == shown) return one.digest;
  }
  return {};
}

Change change_of(const Inputs& inputs, const std::string& shown,
                 const std::vector<const Decision*>& decisions) {
  Change change;
  change.shown = shown;
  change.file = inputs.entries_files.at(shown);
  change.before = read_input(change.file, shown, largest_entries_file, Error::Kind::invalid);
  EntriesSigning signing(change.before, shown, fs::path(change.file).parent_path());
  if (signing.digest() != digest_of(inputs, shown)) {
    throw Error({.path = shown}, "the file changed while it was being read",
                "nothing was recorded; run the command again");
  }
  for (const Decision* decision : decisions) {
    signing.record(decision->one->entry().id, decision->review, decision->note);
    change.reviews += decision->review ? 1 : 0;
    change.notes += decision->note ? 1 : 0;
  }
  change.after = signing.bytes();
  return change;
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

std::optional<Error> objection(const Registered& one, const Review& review, const Location& where) {
  const Entry& entry = one.entry();
  if (review.decision != "approved") return std::nullopt;
  if (!entry.confirmed) {
    return Error(where, fmt::format("\"{}\" is not confirmed by anybody", entry.id),
                 fmt::format("look through what was filled in at {}, and take confirmed=\"no\" out",
                             to_string(entry.where)));
  }
  if (one.standing.text.empty()) {
    return Error(
        where, fmt::format("the words that \"{}\" is anchored to are not on its page", entry.id),
        fmt::format("see what became of them with: caveat derive --update {}", entry.where.path));
  }
  return std::nullopt;
}

void record(const ReviewRegister& entries, const std::vector<Decision>& decisions) {
  std::map<std::string, std::vector<const Decision*>> by_file;
  for (const Decision& one : decisions) by_file[one.one->entry().where.path].push_back(&one);
  std::vector<Change> changes;
  changes.reserve(by_file.size());
  for (const auto& [shown, of_file] : by_file) {
    changes.push_back(change_of(entries.inputs(), shown, of_file));
  }
  std::string text;
  for (const Change& change : changes) {
    if (change.after != change.before) replace_file(change.file, change.after);
    text += fmt::format("{}: {}", change.shown, counted(change.reviews, "review"));
    if (change.notes > 0) text += fmt::format(" and {}", counted(change.notes, "note"));
    text += " recorded\n";
  }
  print(changes.empty() ? "nothing to record\n" : text);
}

}  // namespace caveat
