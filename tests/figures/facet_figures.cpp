// SPDX-License-Identifier: Apache-2.0
//
// How often derive finds a claim, and names the right therapy and the right condition, with
// counts and 95 % intervals (Wilson).
//
//   facet_figures facets.tsv [FOLDER]   FOLDER holds dev.jsonl; its rows are left out without it

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "documents/reading.hpp"
#include "entries/deriving.hpp"
#include "entries/folding.hpp"
#include "files/read.hpp"
#include "language/language.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t file_limit = std::size_t{64} << 20;

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(at, from), text.size());
    parts.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

struct Tally {
  std::size_t right = 0, all = 0;

  void add(bool is_right) {
    right += is_right ? 1 : 0;
    ++all;
  }
  void print(std::string_view name) const {
    if (all == 0) return;
    const double n = static_cast<double>(all), p = static_cast<double>(right) / n, z = 1.96;
    const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    fmt::print("{:<10} {:.3f} ({} of {}; 95 % {:.3f} to {:.3f})\n", name, p, right, all,
               std::max(0.0, middle - half), std::min(1.0, middle + half));
  }
};

/// Claims that were derived, and those that are.
struct Claims {
  std::size_t hits = 0, derived = 0, all = 0;

  void add(bool is_derived, bool is_claim) {
    hits += is_derived && is_claim ? 1 : 0;
    derived += is_derived ? 1 : 0;
    all += is_claim ? 1 : 0;
  }
  void print(std::string_view name) const {
    if (all == 0) return;
    fmt::print("{}: F1 {:.3f} (right {} of {} derived, {} to be found)\n", name,
               2 * static_cast<double>(hits) / static_cast<double>(derived + all), hits, derived,
               all);
  }
};

/// A page with what was derived from it.
struct Page {
  std::vector<std::string> sentences;  // as labelled; none for a fixture
  std::string source;
  std::vector<caveat::Entry> entries;
};

class Figures {
 public:
  Figures() : reader_(caveat::Language::embedded()) {}

  void load(const std::string& set, const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    for (std::size_t number = 0; std::getline(in, line); ++number) {
      const auto page = nlohmann::json::parse(line);
      Page& made = pages_[set + page["id"].get<std::string>()];
      for (const auto& sentence : page["sentences"]) made.sentences.push_back(sentence["s"]);
      derive(made, page["text"], page.value("format", "text"));
      if (set == "dev") count_claims(made, page["sentences"], number % 3 == 2 ? kept_ : used_);
    }
  }

  void score(const fs::path& table) {
    std::ifstream in(table);
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line.front() == '#') continue;
      const std::vector<std::string> row = split(line, '\t');
      if (row.size() == 5) score(row);
    }
    used_.print("claims of pages that were looked at");
    kept_.print("claims of pages that were kept aside");
    therapy_.print("therapy");
    condition_.print("condition");
    if (not_derived_ > 0) fmt::print("not derived: {}\n", not_derived_);
    if (left_out_ > 0) fmt::print("left out, their pages are absent: {}\n", left_out_);
  }

 private:
  /// Whether there are entries for the sentences that are claims, and for no others.
  void count_claims(const Page& page, const nlohmann::json& labelled, Claims& claims) const {
    std::size_t end = 0;
    for (std::size_t i = 0; i < page.sentences.size(); ++i) {
      const std::size_t start = page.source.find(page.sentences[i], end);
      end = start + page.sentences[i].size();
      const auto skipped = labelled[i].value("skip", std::vector<std::string>());
      if (std::ranges::find(skipped, "claim") != skipped.end()) continue;
      claims.add(is_derived(page, start, end), labelled[i]["claim"].get<int>() != 0);
    }
  }

  static bool is_derived(const Page& page, std::size_t start, std::size_t end) {
    const auto is_here = [&](const caveat::Anchor& anchor) {
      if (!anchor.position) return false;
      const std::size_t from = anchor.position->start, to = anchor.position->end;
      const std::size_t shared_end = std::min(end, to), shared_start = std::max(start, from);
      return shared_end > shared_start &&
             2 * (shared_end - shared_start) > std::min(end - start, to - from);
    };
    return std::ranges::any_of(page.entries, [&](const caveat::Entry& entry) {
      return is_here(entry.origin) || std::ranges::any_of(entry.also, is_here);
    });
  }

  void derive(Page& page, const std::string& text, const std::string& format) {
    page.source = text;
    const auto kind = caveat::format_from(format).value_or(caveat::Format::text);
    page.entries = caveat::derive(caveat::read_document(text, kind), reader_);
  }

  Page* page_of(const std::vector<std::string>& row) {
    const std::string key = row[0] + row[1];
    if (row[0] == "fixtures" && !pages_.contains(key)) {
      const fs::path file = fs::path(CAVEAT_SOURCE_DIR) / "fixtures" / row[1];
      const auto format = caveat::format_of(file.string()).value_or(caveat::Format::text);
      derive(pages_[key], caveat::read_file(file, file_limit), std::string(to_string(format)));
    }
    const auto found = pages_.find(key);
    return found == pages_.end() ? nullptr : &found->second;
  }

  /// Where the labelled sentence stands in the source.
  static std::pair<std::size_t, std::size_t> place(const Page& page, const std::string& sentence) {
    if (page.sentences.empty()) {
      const std::size_t at = page.source.find(sentence);
      return {at, at + sentence.size()};
    }
    const std::size_t wanted = std::stoul(sentence);
    std::size_t at = 0, end = 0;
    for (std::size_t i = 0; i <= wanted; ++i) {
      at = page.source.find(page.sentences[i], end);
      if (at == std::string::npos) return {at, at};
      end = at + page.sentences[i].size();
    }
    return {at, end};
  }

  static const caveat::Entry* entry_at(const Page& page, std::size_t start, std::size_t end) {
    const auto holds = [&](const caveat::Anchor& anchor) {
      return anchor.position && anchor.position->start < end && start < anchor.position->end;
    };
    for (const caveat::Entry& entry : page.entries) {
      if (holds(entry.origin) || std::ranges::any_of(entry.also, holds)) return &entry;
    }
    return nullptr;
  }

  static bool is_right_therapy(const caveat::Entry& entry, const std::string& label) {
    const std::string found = entry.therapy ? entry.therapy->kind : "-";
    const bool vague = found == "-" || found == "therapy" || found == "procedure";
    for (const std::string& right : split(label, '|')) {
      if (right == found || (vague && (right == "other" || right == "-"))) return true;
    }
    return false;
  }

  static bool is_right_condition(const caveat::Entry& entry, const std::string& label) {
    const std::string found = entry.condition ? caveat::fold_quote(entry.condition->name) : "";
    for (const std::string& right : split(label, '|')) {
      if (found.empty() ? right == "-" : found.find(right) != std::string::npos) return true;
    }
    return false;
  }

  void score(const std::vector<std::string>& row) {
    const Page* const page = page_of(row);
    if (page == nullptr) {
      ++left_out_;
      return;
    }
    const auto [start, end] = place(*page, row[2]);
    const caveat::Entry* const entry = entry_at(*page, start, end);
    if (entry == nullptr) {
      ++not_derived_;
      return;
    }
    const bool therapy = is_right_therapy(*entry, row[3]);
    const bool condition = is_right_condition(*entry, row[4]);
    therapy_.add(therapy);
    condition_.add(condition);
    const auto shown = [](const auto& mention) {
      return mention ? fmt::format("{} [{}]", mention->name, mention->kind) : std::string("-");
    };
    if (!therapy) {
      fmt::print("therapy   {} {} {}: {}, not {}\n", row[0], row[1], row[2], shown(entry->therapy),
                 row[3]);
    }
    if (!condition) {
      fmt::print("condition {} {} {}: {}, not {}\n", row[0], row[1], row[2],
                 shown(entry->condition), row[4]);
    }
  }

  caveat::Reader reader_;
  std::map<std::string, Page> pages_;
  Claims used_, kept_;
  Tally therapy_, condition_;
  std::size_t not_derived_ = 0, left_out_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: facet_figures facets.tsv [FOLDER]\n");
    return 2;
  }
  Figures figures;
  const fs::path blind = fs::path(CAVEAT_SOURCE_DIR) / "tests/figures/blind";
  figures.load("first", blind / "first_pages.jsonl");
  figures.load("second", blind / "second_pages.jsonl");
  if (count > 2) figures.load("dev", fs::path(arguments[2]) / "dev.jsonl");
  figures.score(arguments[1]);
}
