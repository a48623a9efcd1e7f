// SPDX-License-Identifier: Apache-2.0
//
// caveat explain: what the sentences of a text assert, for a person.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>

#include "command.hpp"
#include "documents/reading.hpp"
#include "files/read.hpp"
#include "gate/gate.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"
#include "reports/issue.hpp"
#include "terminal.hpp"

namespace caveat {

namespace {

constexpr std::size_t text_limit = std::size_t{64} << 20;

struct ExplainOptions {
  std::string text;
  std::string format = "text";
};

// In the order of RiskType.
constexpr std::string_view risk_names[] = {"harm",     "contraindication", "efficacy limit",
                                           "data gap", "status",           "burden"};

std::string risks(std::uint8_t types) {
  std::string names;
  for (unsigned i = 0; i < std::size(risk_names); ++i) {
    if ((types & (1U << i)) == 0) continue;
    names += names.empty() ? "" : ", ";
    names += risk_names[i];
  }
  return names;
}

class Explanation {
 public:
  Explanation(const Language& language, const Document& document, const Reading& reading)
      : language_(language), document_(document), reading_(reading), lines_(document.source) {}

  std::string write() {
    for (std::size_t i = 0; i < reading_.sentences.size(); ++i) {
      if (i > 0) text_ += '\n';
      sentence(document_.sentences[i], reading_.sentences[i]);
    }
    return std::move(text_);
  }

 private:
  void line(std::string_view label, std::string_view value) {
    if (!value.empty()) text_ += fmt::format("      {:<10} {}\n", label, value);
  }

  void sentence(const Sentence& sentence, const SentenceReading& read) {
    text_ += fmt::format("{}\n", document_.quote(sentence.text));
    std::string says;
    if (read.claim) says = fmt::format("a claim, put as {}", to_string(read.strength));
    if (const std::string stated = risks(read.risk_types); !stated.empty()) {
      says += fmt::format("{}states a risk: {}", says.empty() ? "" : "; ", stated);
    }
    text_ += fmt::format("  {}\n", says.empty() ? "neither a claim nor a risk statement" : says);
    for (const Assertion& made : reading_.of(read)) finding(made);
  }

  void finding(const Assertion& made) {
    const Finding found = to_finding(made, document_, lines_);
    text_ += fmt::format("  {}:{} {} {}\n", found.where.line, found.where.column,
                         made.status == Status::asserted ? to_string(found.severity) : "defused",
                         found.rule);
    line("trigger", fmt::format("\"{}\"", found.quote));
    line("category", found.category);
    line("status", status(found));
    if (!made.scope.empty()) line("scope", fmt::format("\"{}\"", document_.quote(made.scope)));
    if (made.status != Status::asserted) return;
    if (found.counterweight) line("weighed", reservation(found));
    line("says", found.message);
    line("why", found.why);
    line("instead", found.advice);
    basis(*made.rule);
  }

  std::string status(const Finding& found) const {
    if (found.cue) {
      const Location at = lines_.at(found.cue->span.start);
      const std::string line = at.line == found.where.line ? "" : fmt::format("line {}, ", at.line);
      return fmt::format("{}, by \"{}\" ({}, {}column {})", to_string(found.status),
                         found.cue->quote, found.cue->id, line, at.column);
    }
    if (found.status == Status::unrelated) return "unrelated: nothing here that it could be about";
    return std::string(to_string(found.status));
  }

  void basis(const Rule& rule) {
    if (rule.by_definition) line("basis", "the definition of absolute-cure language");
    for (const std::string& slug : rule.provisions) {
      const Provision* provision = language_.provision(slug);
      if (provision == nullptr) continue;
      line("provision", fmt::format("{} ({}, {}; grade {}): {}", slug, provision->instrument,
                                    provision->locator, provision->grade, provision->says));
    }
    for (const Precedent& precedent : rule.precedents) {
      line("precedent", fmt::format("\"{}\", {} {}: {}", precedent.quote, precedent.authority,
                                    precedent.year, precedent.href));
    }
  }

  const Language& language_;
  const Document& document_;
  const Reading& reading_;
  LineIndex lines_;
  std::string text_;
};

int explain(const ExplainOptions& options) {
  const auto language = Language::embedded();
  const std::string bytes = options.text == "-" ? read_stream(0, text_limit) : options.text;
  const Document document =
      read_document(bytes, format_from(options.format).value_or(Format::text));
  Reader reader(language);
  print(Explanation(*language, document, reader.read(document)).write());
  return exit_passed;
}

}  // namespace

void add_explain(CLI::App& program, int& status) {
  CLI::App* command = program.add_subcommand(
      "explain", "say what a text asserts: trigger, cue, scope, rule, provision, what would pass");
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("TEXT", options->text, "the text, or - for standard input")->required();
  command->add_option("--format", options->format, "text, markdown or html")
      ->check(CLI::IsMember({"text", "markdown", "html"}));
  command->callback([options, &status] { status = explain(*options); });
}

}  // namespace caveat
