// SPDX-License-Identifier: Apache-2.0
//
// How right the language engine is, with counts and 95 % intervals (Wilson).
//
//   language_figures pairs FILE.tsv...      sentences: text, status, category
//   language_figures pages FILE.jsonl [used|kept]
//                                           labelled pages; `kept` is every third page,
//                                           `used` are the others
//   language_figures targets FILE.tsv       clinical findings: negated or not
//   language_figures natural PATH...        text about anything else: flags per 1,000 sentences

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "documents/reading.hpp"
#include "files/read.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"
#include "tests/language/bracketed.hpp"

namespace {

using caveat::Assertion;
using caveat::Document;
using caveat::Reading;
using caveat::Status;

constexpr std::size_t file_limit = std::size_t{64} << 20;

std::string share(std::size_t part, std::size_t whole) {
  if (whole == 0) return "-";
  const double n = static_cast<double>(whole), p = static_cast<double>(part) / n, z = 1.96;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
  return fmt::format("{:.3f} ({} of {}; 95 % {:.3f} to {:.3f})", p, part, whole,
                     std::max(0.0, middle - half), std::min(1.0, middle + half));
}

struct Counts {
  std::size_t hits = 0, false_flags = 0, misses = 0;

  void add(bool gold, bool said) {
    hits += gold && said ? 1 : 0;
    misses += gold && !said ? 1 : 0;
    false_flags += !gold && said ? 1 : 0;
  }
  void print(std::string_view name) const {
    const double f1 = 2.0 * static_cast<double>(hits) /
                      std::max<double>(1, static_cast<double>(2 * hits + false_flags + misses));
    fmt::print("{:<10} F1 {:.3f}  precision {}  recall {}\n", name, f1,
               share(hits, hits + false_flags), share(hits, hits + misses));
  }
};

bool fails(const Assertion& made) {
  return made.status == Status::asserted && made.severity == caveat::Severity::error;
}

// Labels are written as true and false or as 1 and 0.
bool is_set(const nlohmann::json& label) {
  return label.is_boolean() ? label.get<bool>() : label.get<int>() != 0;
}

class Figures {
 public:
  Figures() : reader_(caveat::Language::embedded()) {}

  void pairs(const std::vector<std::string>& files) {
    Counts absolute;
    std::map<std::string, std::pair<std::size_t, std::size_t>> right;  // per status, of
    for (const std::string& file : files) {
      std::ifstream in(file);
      std::string line;
      while (std::getline(in, line)) {
        if (line.empty() || line.front() == '#') continue;
        const auto tab = line.find('\t'), second = line.find('\t', tab + 1);
        const std::string status = line.substr(tab + 1, second - tab - 1);
        const Reading reading = read(line.substr(0, tab));
        const bool flagged = std::ranges::any_of(reading.assertions, fails);
        absolute.add(status == "asserted", flagged);
        auto& [good, all] = right[status];
        ++all;
        good += (status == "asserted" && flagged) || (status == "none" && !flagged) ||
                        std::ranges::any_of(
                            reading.assertions,
                            [&](const Assertion& made) { return to_string(made.status) == status; })
                    ? 1
                    : 0;
      }
    }
    absolute.print("absolute");
    for (const auto& [status, counts] : right) {
      fmt::print("{:<12} status right {}\n", status, share(counts.first, counts.second));
    }
  }

  void pages(const std::string& file, std::string_view part) {
    std::ifstream in(file);
    std::string line;
    Counts absolute, claim, risk;
    std::map<std::string, std::pair<std::size_t, std::size_t>> recall;
    for (std::size_t number = 0; std::getline(in, line); ++number) {
      const bool kept = number % 3 == 2;
      if ((part == "used" && kept) || (part == "kept" && !kept)) continue;
      const auto page = nlohmann::json::parse(line);
      read(page["text"].get<std::string>());
      std::size_t at = 0;
      for (const auto& gold : page["sentences"]) {
        const auto text = gold["s"].get<std::string>();
        at = document_.source.find(text, at);
        const caveat::Span span{static_cast<std::uint32_t>(at),
                                static_cast<std::uint32_t>(at + text.size())};
        at += text.size();
        const bool flagged = flagged_in(span);
        absolute.add(is_set(gold["absolute"]), flagged);
        claim.add(is_set(gold["claim"]), overlapping(span, &caveat::SentenceReading::claim));
        risk.add(is_set(gold["risk"]), overlapping(span, &caveat::SentenceReading::risk));
        if (!is_set(gold["absolute"])) continue;
        auto& [found, all] = recall[gold["category"].get<std::string>()];
        ++all;
        found += flagged ? 1 : 0;
      }
    }
    absolute.print("absolute");
    claim.print("claim");
    risk.print("risk");
    for (const auto& [category, counts] : recall) {
      fmt::print("{:<14} recall {}\n", category, share(counts.first, counts.second));
    }
  }

  void targets(const std::string& file) {
    std::ifstream in(file);
    Counts negated;
    while (const auto row = caveat::next_bracketed(in)) {
      const Document document =
          caveat::read_document(row->text, caveat::Format::text, {}, {.detect_language = false});
      const Reading reading = reader_.read(document, row->targets);
      for (std::size_t i = 0; i < row->targets.size(); ++i) {
        negated.add(row->letters[i] == 'n', reading.targets[i].status == Status::negated);
      }
    }
    negated.print("negated");
  }

  void natural(const std::vector<std::string>& paths) {
    std::size_t sentences = 0, flags = 0;
    for (const std::string& path : paths) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(
               path, std::filesystem::directory_options::skip_permission_denied)) {
        if (!entry.is_regular_file() || !caveat::format_of(entry.path().string())) continue;
        natural_file(entry.path(), sentences, flags);
      }
    }
    fmt::print("flags per 1,000 sentences: {:.2f}; share {}\n",
               1000.0 * static_cast<double>(flags) / std::max<double>(1, double(sentences)),
               share(flags, sentences));
  }

 private:
  const Reading& read(const std::string& text) {
    document_ = caveat::read_document(text, caveat::Format::text, {},
                                      {.charset = "utf-8", .detect_language = false});
    reading_ = reader_.read(document_);
    return reading_;
  }

  void natural_file(const std::filesystem::path& path, std::size_t& sentences, std::size_t& flags) {
    try {
      document_ =
          caveat::read_document(caveat::read_file(path, file_limit),
                                *caveat::format_of(path.string()), {}, {.detect_language = false});
    } catch (const std::exception&) {
      return;  // not text: nothing to measure
    }
    reading_ = reader_.read(document_);
    sentences += reading_.sentences.size();
    for (const caveat::SentenceReading& sentence : reading_.sentences) {
      const auto made = reading_.of(sentence);
      if (std::ranges::none_of(made, fails)) continue;
      ++flags;
      const auto index = static_cast<std::size_t>(&sentence - reading_.sentences.data());
      fmt::print("{}: {}\n", path.string(), document_.quote(document_.sentences[index].text));
    }
  }

  bool flagged_in(caveat::Span source) const {
    return std::ranges::any_of(reading_.assertions, [&](const Assertion& made) {
      const auto start = document_.map.to_source(made.trigger).start;
      return fails(made) && source.start <= start && start < source.end;
    });
  }

  // A sentence counts when it shares more than half of the shorter of the two.
  bool overlapping(caveat::Span gold, bool caveat::SentenceReading::*said) const {
    for (std::size_t i = 0; i < reading_.sentences.size(); ++i) {
      const caveat::Span own = document_.map.to_source(document_.sentences[i].text);
      const std::int64_t shared =
          std::int64_t{std::min(gold.end, own.end)} - std::int64_t{std::max(gold.start, own.start)};
      if (2 * shared > std::min(gold.size(), own.size()) && reading_.sentences[i].*said)
        return true;
    }
    return false;
  }

  caveat::Reader reader_;
  Document document_;
  Reading reading_;
};

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() < 2) {
    fmt::print(stderr, "usage: language_figures pairs|pages|targets|natural PATH...\n");
    return 2;
  }
  Figures figures;
  const std::vector<std::string> rest(words.begin() + 1, words.end());
  if (words[0] == "pairs") {
    figures.pairs(rest);
  } else if (words[0] == "pages") {
    figures.pages(rest[0], rest.size() > 1 ? rest[1] : "");
  } else if (words[0] == "targets") {
    figures.targets(rest[0]);
  } else {
    figures.natural(rest);
  }
  return 0;
}
