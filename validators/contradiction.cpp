// SPDX-License-Identifier: Apache-2.0

#include "validators/contradiction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "documents/section.hpp"
#include "language/language.hpp"

namespace caveat {

namespace {

constexpr std::string_view whole = "totality";  // category of a rule
constexpr std::string_view part = "partial";    // kind of a lexicon class
constexpr std::array<std::string_view, 6> subjects = {"therapy",   "procedure",  "product",
                                                      "condition", "appearance", "body"};
constexpr int neighbours = 2;  // sentences in either direction

class Contradictions {
 public:
  explicit Contradictions(const Context& context)
      : context_(context), sections_(context.document) {}

  std::vector<Check> find() {
    std::vector<Check> checks;
    for (std::uint32_t i = 0; i < context_.reading.sentences.size(); ++i) {
      for (const Assertion& made : context_.reading.of(context_.reading.sentences[i])) {
        if (made.status != Status::asserted || made.rule->category != whole) continue;
        if (const auto taken_back = near(i)) checks.push_back(warn(made, *taken_back));
        break;
      }
    }
    return checks;
  }

 private:
  // The words for a part in a neighbour that speaks of the same thing.
  std::optional<Span> near(std::uint32_t sentence) {
    for (const bool before : {true, false}) {
      std::optional<std::uint32_t> other = sentence;
      for (int step = 0; step < neighbours; ++step) {
        other = before ? sections_.previous(*other) : sections_.next(*other);
        if (!other || !sections_.same_section(sentence, *other)) break;
        const auto parts = context_.reader.terms(context_.document, *other, part);
        if (!parts.empty() && same_subject(sentence, *other)) return parts.front().text;
      }
    }
    return std::nullopt;
  }

  bool same_subject(std::uint32_t a, std::uint32_t b) {
    const auto of_a = context_.reader.names(context_.document, a);
    const auto of_b = context_.reader.names(context_.document, b);
    return std::ranges::any_of(of_a, [&](const TermUse& use) {
      return std::ranges::count(subjects, use.kind) > 0 &&
             std::ranges::any_of(
                 of_b, [&](const TermUse& other) { return other.canonical == use.canonical; });
    });
  }

  Check warn(const Assertion& made, Span taken_back) const {
    return {.rule = "contradiction",
            .verdict = Verdict::fail,
            .severity = Severity::warning,
            .where = context_.place(context_.document.map.to_source(made.trigger)),
            .message = fmt::format("\"{}\" stands beside \"{}\", said of the same thing",
                                   context_.document.quote(made.trigger),
                                   context_.document.quote(taken_back)),
            .advice = "Let both sentences say the same, as measured.",
            .proofs = {context_.proof("violates", "promises the whole", made.trigger),
                       context_.proof("violates", "reports a part", taken_back)}};
  }

  const Context& context_;
  Sections sections_;
};

}  // namespace

std::vector<Check> check_contradictions(const Context& context) {
  return Contradictions(context).find();
}

}  // namespace caveat
