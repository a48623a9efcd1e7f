// SPDX-License-Identifier: Apache-2.0
//
// caveat rules list|test.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>

#include "command.hpp"
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

int test_rules() {
  const auto language = Language::embedded();
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
  rules->add_subcommand("test", "Run the examples of every rule")->callback([&status] {
    status = test_rules();
  });
}

}  // namespace caveat
