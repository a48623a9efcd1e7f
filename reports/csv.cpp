// SPDX-License-Identifier: Apache-2.0

#include "reports/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "xml/utf8.hpp"

namespace caveat {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view separators = ",;\t";

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// Whether a spreadsheet may run the text instead of showing it. Some look past spaces,
/// and take the full-width signs of a Japanese keyboard for the plain ones.
bool looks_like_formula(std::string_view text) {
  constexpr std::array signs = {
      "="sv,           "+"sv, "-"sv, "@"sv, "\xEF\xBC\x9D"sv, "\xEF\xBC\x8B"sv, "\xEF\xBC\x8D"sv,
      "\xEF\xBC\xA0"sv};
  if (!text.empty() && (text[0] == '\t' || is_line_end(text[0]))) return true;
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::ranges::any_of(signs, [&](std::string_view sign) { return text.starts_with(sign); });
}

/// The same, whatever apostrophes stand in front: it makes guarding reversible.
bool needs_guard(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  return looks_like_formula(text);
}

}  // namespace

CsvWriter::CsvWriter(std::string& out) : out_(out) { out_ += byte_order_mark; }

CsvWriter& CsvWriter::cell(std::string_view text) {
  if (std::exchange(in_record_, true)) out_ += ',';
  const bool guarded = needs_guard(text);
  const bool quoted = text.find_first_of(",;\t\r\n\""sv) != std::string_view::npos ||
                      text.starts_with(' ') || text.ends_with(' ');
  if (quoted) out_ += '"';
  if (guarded) out_ += '\'';
  for (const char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  if (quoted) out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::end_record() {
  out_ += "\r\n";
  in_record_ = false;
  return *this;
}

/// Cuts the bytes into cells, front to back.
class CsvScanner {
 public:
  explicit CsvScanner(CsvFile& file) : file_(file), bytes_(file.bytes_) {}

  void run() {
    check_encoding();
    if (bytes_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    separator_ = find_separator();
    while (at_ < bytes_.size()) add(record());
  }

 private:
  [[noreturn]] void fail(std::size_t offset, std::string problem, std::string help) const {
    throw Error(file_.at(offset), std::move(problem), std::move(help));
  }

  void check_encoding() const {
    constexpr std::string_view help = "save the table as \"CSV UTF-8\"";
    const std::size_t invalid = first_invalid_utf8(bytes_);
    if (invalid != std::string_view::npos) {
      fail(invalid, "the table is not UTF-8", std::string(help));
    }
    const std::size_t nul = bytes_.find('\0');
    if (nul != std::string_view::npos) fail(nul, "a NUL byte", std::string(help));
  }

  /// The one that follows the first cell of the first record.
  char find_separator() const {
    bool quoted = false;
    for (std::size_t i = at_; i < bytes_.size(); ++i) {
      if (bytes_[i] == '"') quoted = !quoted;
      if (quoted) continue;
      if (separators.find(bytes_[i]) != std::string_view::npos) return bytes_[i];
      if (is_line_end(bytes_[i])) break;
    }
    return ',';
  }

  CsvRecord record() {
    CsvRecord cells;
    while (true) {
      cells.push_back(cell());
      if (at_ == bytes_.size()) return cells;
      const char end = bytes_[at_++];
      if (end == separator_) continue;
      if (end == '\r' && at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
      return cells;
    }
  }

  CsvCell cell() {
    CsvCell cell{.text = {}, .offset = at_};
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
      read_quoted(cell);
    } else {
      while (at_ < bytes_.size() && !ends_cell(bytes_[at_])) ++at_;
      cell.text = bytes_.substr(cell.offset, at_ - cell.offset);
    }
    if (cell.text.starts_with('\'') && needs_guard(cell.text)) cell.text.erase(0, 1);
    return cell;
  }

  void read_quoted(CsvCell& cell) {
    while (true) {
      const std::size_t start = ++at_;
      at_ = bytes_.find('"', start);
      if (at_ == std::string_view::npos) {
        fail(cell.offset, "a quotation mark opens the cell and none closes it",
             "a quotation mark inside a cell is written twice");
      }
      cell.text += bytes_.substr(start, at_ - start);
      ++at_;
      if (at_ == bytes_.size() || bytes_[at_] != '"') break;
      cell.text += '"';
    }
    if (at_ < bytes_.size() && !ends_cell(bytes_[at_])) {
      fail(at_, "text after the quotation mark that closes the cell",
           "a quotation mark inside a cell is written twice");
    }
  }

  bool ends_cell(char c) const { return c == separator_ || is_line_end(c); }

  void add(CsvRecord record) {
    const auto has_text = [](const CsvCell& cell) { return !cell.text.empty(); };
    if (std::ranges::any_of(record, has_text)) file_.records_.push_back(std::move(record));
  }

  CsvFile& file_;
  std::string_view bytes_;
  std::size_t at_ = 0;
  char separator_ = ',';
};

CsvFile::CsvFile(std::string path, std::string bytes)
    : path_(std::move(path)), bytes_(std::move(bytes)), lines_(bytes_) {
  CsvScanner(*this).run();
}

}  // namespace caveat
