// SPDX-License-Identifier: Apache-2.0

#include "review_table_import.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "date.hpp"
#include "documents/characters.hpp"
#include "entries/folding.hpp"
#include "entries/word_difference.hpp"
#include "xml/nearest.hpp"
#include "xml/writing.hpp"

namespace caveat {

namespace {

const std::vector<std::string>& known_decisions() {
  static const std::vector<std::string> known = {"approved", "rejected", "needs-change"};
  return known;
}

bool has_part(const std::vector<std::string>& parts, std::string_view part) {
  return std::ranges::count(parts, part) > 0;
}

/// What was typed into a spreadsheet: a space more, a capital that the program put there.
ReviewRow as_meant(ReviewRow row) {
  for (std::string* cell : {&row.decision, &row.by, &row.role, &row.on, &row.next_due}) {
    *cell = words_on_one_line(*cell);
  }
  for (char& c : row.decision) c = ascii_lower(c);
  return row;
}

/// The table was imported before.
bool is_recorded(const std::optional<Review>& there, const Review& review) {
  return there && there->decision == review.decision && there->by == review.by &&
         there->role == review.role && there->on == review.on && there->next_due == review.next_due;
}

}  // namespace

TableImport::TableImport(const ReviewRegister& entries, const ReviewTable& table, std::string today)
    : entries_(entries), table_(table), today_(std::move(today)) {
  for (std::size_t i = 0; i < table_.size(); ++i) {
    try {
      read(i);
    } catch (const Error& error) {
      errors_.push_back(error);
    }
  }
}

void TableImport::fail(std::size_t i, std::string_view column, std::string problem,
                       std::string help) const {
  throw Error(table_.at(i, column), std::move(problem), std::move(help));
}

void TableImport::read(std::size_t i) {
  const ReviewRow& row = table_.row(i);
  if (row.entry.empty()) fail(i, "entry", "the row names no entry", "take the row out");
  const auto [other, is_new] = rows_.emplace(row.entry, i);
  if (!is_new) {
    fail(i, "entry", fmt::format("the table has two rows for \"{}\"", row.entry),
         fmt::format("the other is {}; keep one of them",
                     to_string(table_.at(other->second, "entry"))));
  }
  if (const Registered* one = entry_of(i)) decide(i, *one);
}

const Registered* TableImport::entry_of(std::size_t i) {
  const ReviewRow& row = table_.row(i);
  if (const Registered* one = entries_.find(row.entry)) return one;
  const std::vector<std::string> ids = entries_.ids();
  const bool was_exported = !row.receipt.empty() && nearest(row.entry, ids).empty();
  if (!was_exported) {
    fail(i, "entry", fmt::format("no entry is called \"{}\"", row.entry),
         did_you_mean(row.entry, ids));
  }
  fail(i, "entry", fmt::format("the entry \"{}\" is not there any more", row.entry),
       "it was when the table was exported; take the row out");
}

void TableImport::decide(std::size_t i, const Registered& one) {
  check_wording(i, one);
  Decision decision{.one = &one, .review = review_of(i, one), .note = note_of(i, one)};
  if (words_on_one_line(table_.row(i).decision).empty()) ++undecided_;
  if (decision.review || decision.note) decisions_.push_back(std::move(decision));
}

/// An edit that would be lost is an error, in a row without a decision too.
void TableImport::check_wording(std::size_t i, const Registered& one) const {
  const ReviewRow& row = table_.row(i);
  if (row.wording.empty() || fold_quote(row.wording) == fold_quote(one.entry().wording)) return;
  const auto changed = changed_since(row.receipt, one.standing);
  if (!changed || has_part(*changed, "claim")) return;  // the file was edited, not the table
  fail(i, "wording", fmt::format("an import does not change the wording of \"{}\"", row.entry),
       fmt::format("change it at {}, export again and decide", to_string(one.entry().where)));
}

void TableImport::check_receipt(std::size_t i, const Registered& one) const {
  const ReviewRow& row = table_.row(i);
  auto changed = changed_since(row.receipt, one.standing);
  if (!changed) {
    fail(i, "seen", fmt::format("the row does not say what was seen of \"{}\"", row.entry),
         "leave the column \"seen\" as caveat review export wrote it");
  }
  std::erase(*changed, "note");
  if (changed->empty()) return;
  if (changed->size() == 1 && has_part(*changed, "review")) {
    const auto& there = one.entry().review;
    fail(i, "entry", fmt::format("\"{}\" was reviewed after the table was exported", row.entry),
         there ? fmt::format("{} by {} on {}; export it again if that is not the last word",
                             there->decision, there->by, there->on)
               : "the review was taken out; export the entry again");
  }
  std::erase(*changed, "review");
  fail(i, "entry",
       fmt::format("\"{}\" changed after the table was exported: {}", row.entry,
                   fmt::join(*changed, ", ")),
       "export it again, look at it, and decide; or empty the decision");
}

/// Lines of a table with line breaks in its cells are not the rows that a spreadsheet
/// counts: the message names the entry.
void TableImport::fail_value(std::size_t i, std::string_view column, const std::string& problem,
                             std::string help) const {
  fail(i, column, fmt::format("\"{}\": {}", table_.row(i).entry, problem), std::move(help));
}

std::string TableImport::date_at(std::size_t i, std::string_view column,
                                 const std::string& text) const {
  const std::string trouble = date_trouble(text);
  if (!trouble.empty()) {
    fail_value(i, column, trouble,
               "format the column as text, so that no program rewrites its dates");
  }
  return text;
}

std::optional<Review> TableImport::review_of(std::size_t i, const Registered& one) const {
  const ReviewRow row = as_meant(table_.row(i));
  if (row.decision.empty()) return std::nullopt;
  if (std::ranges::count(known_decisions(), row.decision) == 0) {
    fail_value(i, "decision", fmt::format("\"{}\" is no decision", row.decision),
               did_you_mean(row.decision, known_decisions()));
  }
  if (row.by.empty()) fail_value(i, "by", "a decision by nobody", "say who decided");
  for (const auto& [column, text] : {std::pair{"by", &row.by}, std::pair{"role", &row.role}}) {
    if (!is_xml_text(*text)) {
      fail_value(i, column, "a control character, which XML cannot hold", "take it out");
    }
  }
  Review review;
  review.decision = row.decision;
  review.by = row.by;
  review.role = row.role;
  review.on = row.on.empty() ? today_ : date_at(i, "on", row.on);
  if (review.on > today_) {
    fail_value(i, "on", fmt::format("{} is yet to come", review.on),
               fmt::format("today is {}; --as-of says otherwise", today_));
  }
  if (!row.next_due.empty()) review.next_due = date_at(i, "next-due", row.next_due);
  if (!review.next_due.empty() && review.next_due <= review.on) {
    fail_value(i, "next-due", "the next review is due before this one was made",
               "leave it empty, and the policy says when");
  }
  if (is_recorded(one.entry().review, review)) return std::nullopt;
  check_receipt(i, one);
  if (const auto refused = objection(one, review, table_.at(i, "decision"))) throw Error(*refused);
  return with_record(std::move(review), one.standing);
}

/// Somebody may have changed the note in the file meanwhile, in the table, or in both.
std::optional<std::string> TableImport::note_of(std::size_t i, const Registered& one) const {
  if (!table_.has("note")) return std::nullopt;
  const ReviewRow& row = table_.row(i);
  const std::string note = with_plain_line_breaks(row.note);
  if (note == with_plain_line_breaks(one.entry().note)) return std::nullopt;
  const auto changed = changed_since(row.receipt, one.standing);
  if (changed && has_part(*changed, "note")) {
    if (is_note_of(row.receipt, note)) return std::nullopt;  // in the file
    fail(i, "note", fmt::format("the note of \"{}\" was changed here and in its file", row.entry),
         fmt::format("bring the two together at {}", to_string(one.entry().where)));
  }
  if (!changed && note.empty()) return std::nullopt;  // a table made by hand
  if (!changed) {
    fail(i, "seen", fmt::format("the row does not say what was seen of \"{}\"", row.entry),
         "leave the column \"seen\" as caveat review export wrote it");
  }
  if (!is_xml_text(note)) {
    fail_value(i, "note", "a control character, which XML cannot hold", "take it out");
  }
  return note.find_first_not_of(" \t\n") == std::string::npos ? std::string{} : note;
}

}  // namespace caveat
