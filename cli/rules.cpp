// SPDX-License-Identifier: Apache-2.0
//
// caveat rules list|test|docs|diff|coverage.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "command.hpp"
#include "documents/reading.hpp"
#include "files/read.hpp"
#include "files/replace.hpp"
#include "gate/gate.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"
#include "rule_docs.hpp"
#include "terminal.hpp"

namespace caveat {

namespace {

int list_rules() {
  std::string text;
  for (const Rule& rule : Language::embedded()->rules()) {
    text += fmt::format("{:<44} {:<8} {:<8} {}\n", rule.id, to_string(rule.severity), rule.life,
                        rule.title);
  }
  print(text);
  return exit_passed;
}

constexpr std::string_view built_in = "built-in";
constexpr std::size_t pack_limit = std::size_t{64} << 20;

std::shared_ptr<const Language> language_of(const std::vector<std::string>& files) {
  if (files.empty()) return Language::embedded();
  std::vector<LanguageSource> sources;
  for (const std::string& file : files) {
    if (file == built_in) continue;
    if (!std::filesystem::is_directory(file)) {
      sources.push_back({file, read_file(file, pack_limit)});
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(file)) {
      if (entry.path().extension() != ".xml") continue;
      sources.push_back({entry.path().generic_string(), read_file(entry.path(), pack_limit)});
    }
  }
  std::ranges::sort(sources, {}, &LanguageSource::path);
  return Language::load_unproved(sources);
}

int test_rules(const std::vector<std::string>& files) {
  const auto language = language_of(files);
  std::size_t examples = 0;
  for (const Rule& rule : language->rules()) examples += rule.examples.size();
  const auto failures = run_examples(*language);
  std::string text;
  for (const ExampleFailure& failure : failures) {
    text += fmt::format("{}: {}\n", to_string(failure.where), failure.problem);
  }
  text += fmt::format("{} rules, {} examples, {} failed\n", language->rules().size(), examples,
                      failures.size());
  print(text);
  return failures.empty() ? exit_passed : exit_findings;
}

// Every asserted match as one line, which is also its identity.
std::set<std::string> matches(const std::shared_ptr<const Language>& language,
                              const Document& document) {
  std::set<std::string> lines;
  Reader reader(language);
  const LineIndex index(document.source);
  for (const Assertion& made : reader.read(document).assertions) {
    const Finding found = to_finding(made, document, index);
    lines.insert(fmt::format("{}:{}:{} {} {} {} \"{}\"", found.where.path, found.where.line,
                             found.where.column, to_string(found.status), to_string(found.severity),
                             found.rule, found.quote));
  }
  return lines;
}

std::vector<std::filesystem::path> documents_under(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && format_of(entry.path().string())) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

int write_docs(const std::string& file) {
  const std::string text = rule_docs(*Language::embedded());
  if (file == "-") {
    print(text);
  } else {
    replace_file(file, text);
  }
  return exit_passed;
}

// Categories with and without a provision of the jurisdiction, and what it would show.
int cover(const std::string& jurisdiction) {
  const auto language = Language::embedded();
  std::map<std::string, std::set<std::string>> slugs;  // per category
  bool known = false;
  for (const Rule& rule : language->rules()) {
    auto& of_category = slugs[rule.category];
    for (const std::string& slug : rule.provisions) {
      const Provision* provision = language->provision(slug);
      if (provision->jurisdiction != jurisdiction) continue;
      known = true;
      of_category.insert(fmt::format("{} ({})", slug, provision->grade));
    }
  }
  if (!known) {
    std::set<std::string> others;
    for (const Provision& provision : language->provisions()) others.insert(provision.jurisdiction);
    throw Error({}, fmt::format("no rule stands on a provision of \"{}\"", jurisdiction),
                fmt::format("known jurisdictions: {}", fmt::join(others, ", ")));
  }
  std::string text;
  for (const auto& [category, found] : slugs) {
    text += fmt::format("{:<24} {}\n", category,
                        found.empty() ? "no provision: rests on the definition or on other markets"
                                      : fmt::format("{}", fmt::join(found, ", ")));
  }
  print(text);
  return exit_passed;
}

// One line per match that only one of two versions of the rules makes.
int diff_rules(const std::string& old_rules, const std::string& new_rules,
               const std::string& folder) {
  const auto before = language_of({old_rules});
  const auto after = language_of({new_rules});
  std::size_t gained = 0, lost = 0;
  std::string text;
  for (const std::filesystem::path& file : documents_under(folder)) {
    const auto format = format_of(file.string());
    DocumentInfo info;
    info.path = std::filesystem::relative(file, folder).generic_string();
    const Document document = read_document(read_file(file, pack_limit), *format, info);
    const auto old_matches = matches(before, document);
    const auto new_matches = matches(after, document);
    for (const std::string& match : old_matches) {
      if (new_matches.contains(match)) continue;
      text += fmt::format("- {}\n", match);
      ++lost;
    }
    for (const std::string& match : new_matches) {
      if (old_matches.contains(match)) continue;
      text += fmt::format("+ {}\n", match);
      ++gained;
    }
  }
  print(text + fmt::format("{} gained, {} lost\n", gained, lost));
  return exit_passed;
}

}  // namespace

void add_rules(CLI::App& program, int& status) {
  CLI::App* rules = program.add_subcommand("rules", "show and prove the rules");
  rules->require_subcommand(1);
  rules->add_subcommand("list", "every rule with its severity")->callback([&status] {
    status = list_rules();
  });
  CLI::App* test = rules->add_subcommand("test", "run the examples of every rule");
  auto files = std::make_shared<std::vector<std::string>>();
  test->add_option("FILE", *files, "packs and lexicons in place of those built in, by id");
  test->callback([files, &status] { status = test_rules(*files); });

  CLI::App* docs = rules->add_subcommand("docs", "write the reference of all rules as Markdown");
  auto target = std::make_shared<std::string>("-");
  docs->add_option("FILE", *target, "where to write; - is standard output");
  docs->callback([target, &status] { status = write_docs(*target); });

  CLI::App* coverage =
      rules->add_subcommand("coverage", "categories with and without a provision of a market");
  auto jurisdiction = std::make_shared<std::string>();
  coverage->add_option("--jurisdiction", *jurisdiction, "such as au, eu, uk, us")->required();
  coverage->callback([jurisdiction, &status] { status = cover(*jurisdiction); });

  CLI::App* diff =
      rules->add_subcommand("diff", "matches gained and lost between two versions of the rules");
  auto before = std::make_shared<std::string>();
  auto after = std::make_shared<std::string>();
  auto corpus = std::make_shared<std::string>();
  diff->add_option("OLD", *before, "a pack or lexicon, or a folder of them; \"built-in\"")
      ->required();
  diff->add_option("NEW", *after, "the same")->required();
  diff->add_option("CORPUS", *corpus, "a folder of documents")
      ->required()
      ->check(CLI::ExistingDirectory);
  diff->callback(
      [before, after, corpus, &status] { status = diff_rules(*before, *after, *corpus); });
}

}  // namespace caveat
