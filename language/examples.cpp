// SPDX-License-Identifier: Apache-2.0
//
// A rule is admitted with its examples: each is read as a document of its own.

#include <fmt/format.h>

#include "documents/reading.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"
#include "language/tables.hpp"

namespace caveat {

namespace {

class ExampleRun {
 public:
  explicit ExampleRun(const Language& language)
      // Borrowed: the run ends before the language does.
      : reader_(std::shared_ptr<const Language>(std::shared_ptr<const Language>(), &language)) {}

  std::vector<ExampleFailure> run() {
    for (const Rule& rule : reader_.language().rules()) {
      for (const Example& example : rule.examples) {
        const std::string problem = example.must_fail ? fail(rule, example) : pass(rule, example);
        if (!problem.empty()) failures_.push_back({&rule, example.where, problem});
      }
    }
    return std::move(failures_);
  }

 private:
  Document document(const Example& example) {
    return read_document(example.text, Format::text, {}, {.detect_language = false});
  }

  // The rule fires on the marked words, and nowhere else.
  std::string fail(const Rule& rule, const Example& example) {
    const Document document = this->document(example);
    const Reading reading = reader_.read(document);
    bool found = false;
    for (const Assertion& made : reading.assertions) {
      if (made.rule != &rule) continue;
      const Span trigger = document.map.to_source(made.trigger);
      if (made.status != Status::asserted) {
        return fmt::format("{}: \"{}\" is reported as {}{}, not asserted", rule.id,
                           document.quote(made.trigger), to_string(made.status),
                           made.cue == nullptr ? "" : fmt::format(" by \"{}\"", made.cue->id));
      }
      if (!is_marked(rule, example, trigger)) {
        return fmt::format("{}: matches \"{}\", the mark is on \"{}\"", rule.id,
                           document.quote(made.trigger),
                           example.text.substr(example.mark.start, example.mark.size()));
      }
      found = true;
    }
    return found ? std::string()
                 : fmt::format("{}: finds nothing in \"{}\"", rule.id, example.text);
  }

  // Of a rule that weighs, the heaviest words stand somewhere in the marked ones.
  bool is_marked(const Rule& rule, const Example& example, Span trigger) const {
    const auto& tables = reader_.language().tables();
    if (tables.weighed_rule == no_rule || &rule != &tables.rules[tables.weighed_rule]) {
      return trigger == example.mark;
    }
    return example.mark.start <= trigger.start && trigger.end <= example.mark.end;
  }

  // The rule asserts nothing here, and says what the example says it should.
  std::string pass(const Rule& rule, const Example& example) {
    const Document document = this->document(example);
    const Reading reading = reader_.read(document);
    bool as_said = !example.status.has_value();
    std::string others;
    for (const Assertion& made : reading.assertions) {
      if (made.rule != &rule) continue;
      if (example.silent || made.status == Status::asserted) {
        return fmt::format("{}: flags \"{}\" as {} in a <pass> text: {}", rule.id,
                           document.quote(made.trigger), to_string(made.status), example.text);
      }
      as_said = as_said || made.status == *example.status;
      others = to_string(made.status);
    }
    if (as_said) return {};
    return fmt::format("{}: reports {} where the example says {}: {}", rule.id,
                       others.empty() ? "nothing" : others, to_string(*example.status),
                       example.text);
  }

  Reader reader_;
  std::vector<ExampleFailure> failures_;
};

}  // namespace

std::vector<ExampleFailure> run_examples(const Language& language) {
  return ExampleRun(language).run();
}

}  // namespace caveat
