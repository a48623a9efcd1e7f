// SPDX-License-Identifier: Apache-2.0
//
// caveat rules list|test.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "files/read.hpp"
#include "gate/gate.hpp"
#include "language/language.hpp"
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

constexpr std::size_t pack_limit = std::size_t{64} << 20;

std::shared_ptr<const Language> language_of(const std::vector<std::string>& files) {
  if (files.empty()) return Language::embedded();
  std::vector<LanguageSource> sources;
  for (const std::string& file : files) sources.push_back({file, read_file(file, pack_limit)});
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

}  // namespace

void add_rules(CLI::App& program, int& status) {
  CLI::App* rules = program.add_subcommand("rules", "Show and prove the rules");
  rules->require_subcommand(1);
  rules->add_subcommand("list", "Every rule with its severity")->callback([&status] {
    status = list_rules();
  });
  CLI::App* test = rules->add_subcommand("test", "Run the examples of every rule");
  auto files = std::make_shared<std::vector<std::string>>();
  test->add_option("FILE", *files, "Packs and lexicons in place of those built in, by id");
  test->callback([files, &status] { status = test_rules(*files); });
}

}  // namespace caveat
