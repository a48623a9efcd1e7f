// SPDX-License-Identifier: Apache-2.0

#include "validators/defined_terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "documents/english.hpp"
#include "documents/reading.hpp"
#include "language/language.hpp"
#include "xml/nearest.hpp"

namespace caveat {

namespace {

constexpr std::array<std::string_view, 3> therapy_kinds = {"therapy", "procedure", "product"};
constexpr std::array<std::string_view, 4> condition_kinds = {"condition", "appearance", "hazard",
                                                             "body"};
constexpr std::size_t longest_name = 64;  // that is compared with all names there are

/// One word of several is one letter off: "acne scarz", but not "old scars" for "bold scars".
bool is_misspelt(std::string_view name, std::string_view meant) {
  constexpr std::size_t fewest_letters = 3;  // that the word begins with
  const auto differ = std::ranges::mismatch(name, meant);
  const auto at = static_cast<std::size_t>(differ.in1 - name.begin());
  const std::string_view same = name.substr(0, at);
  const std::size_t space = same.rfind(' ');
  const std::size_t begun = space == std::string_view::npos ? at : at - space - 1;
  if (meant.empty() || begun < fewest_letters) return false;
  const std::string_view left = name.substr(at), right = meant.substr(at);
  if (is_plural_ending(left) || is_plural_ending(right)) return false;  // no mistake
  if (left.empty() || right.empty()) return left.size() + right.size() == 1;
  return left.substr(1) == right.substr(1) || left == right.substr(1) || left.substr(1) == right;
}

Check undefined(std::string_view what, std::string_view name, const std::string& meant,
                const Entry& entry) {
  return {.rule = "undefined-term",
          .verdict = Verdict::fail,
          .severity = Severity::warning,
          .where = entry.where,
          .message = fmt::format("the {} \"{}\" is in no lexicon{}", what, name,
                                 meant.empty() ? "" : fmt::format("; did you mean \"{}\"?", meant)),
          .advice = "Use a name that the lexicons know, or add it to a lexicon of the corpus.",
          .proofs = {{.kind = "absence",
                      .note = meant.empty() ? std::string("no such name, and none like it")
                                            : fmt::format("nearest: {}", meant),
                      .quote = std::string(name),
                      .where = entry.where}}};
}

}  // namespace

DefinedTerms::Known DefinedTerms::known(const std::string& name, Axis axis) const {
  const Document document = read_document(name, Format::text, {}, {.detect_language = false});
  const auto is_wanted = [&](const TermUse& use) {
    return axis == Axis::therapy ? std::ranges::count(therapy_kinds, use.kind) > 0
                                 : std::ranges::count(condition_kinds, use.kind) > 0;
  };
  Known most = Known::not_at_all;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    for (const TermUse& use : context_.reader.names(document, i)) {
      if (!is_wanted(use)) continue;
      if (use.text.size() == document.text.size()) return Known::whole;
      most = Known::in_part;
    }
  }
  return most;
}

std::string DefinedTerms::meant_by(const std::string& name, Axis axis) const {
  if (name.size() > longest_name) return {};
  const std::span<const std::string_view> kinds =
      axis == Axis::therapy ? std::span<const std::string_view>(therapy_kinds)
                            : std::span<const std::string_view>(condition_kinds).first(2);
  std::vector<std::string> near;
  for (const std::string_view kind : kinds) {
    std::ranges::move(context_.reader.language().nearest(name, kind), std::back_inserter(near));
  }
  return std::string(nearest(name, near));
}

const DefinedTerms::Answer& DefinedTerms::name_answer(const std::string& name, Axis axis) {
  const auto [found, is_new] = names_.try_emplace({axis, name});
  Answer& answer = found->second;
  if (!is_new) return answer;
  const Known how_much = known(name, axis);
  answer.defined = how_much == Known::whole;
  if (answer.defined) return answer;
  answer.meant = meant_by(name, axis);
  answer.defined = how_much == Known::in_part && !is_misspelt(name, answer.meant);
  return answer;
}

const DefinedTerms::Answer& DefinedTerms::class_answer(const std::string& id, Axis axis) {
  const auto [found, is_new] = classes_.try_emplace({axis, id});
  Answer& answer = found->second;
  if (!is_new) return answer;
  std::vector<std::string> known;
  const auto take = [&](std::string_view kind) {
    std::ranges::move(context_.reader.language().classes_of_kind(kind), std::back_inserter(known));
  };
  if (axis == Axis::therapy) std::ranges::for_each(therapy_kinds, take);
  if (axis == Axis::condition) std::ranges::for_each(condition_kinds, take);
  answer.defined = std::ranges::find(known, id) != known.end();
  if (!answer.defined) answer.meant = nearest(id, known);
  return answer;
}

void DefinedTerms::check_mention(const Mention& mention, Axis axis, const Entry& entry,
                                 std::vector<Check>& checks) {
  const std::string_view what = axis == Axis::therapy ? "therapy" : "condition";
  if (!mention.kind.empty()) {
    const Answer& answer = class_answer(mention.kind, axis);
    if (answer.defined) return;
    checks.push_back(undefined(fmt::format("{} class", what), mention.kind, answer.meant, entry));
    return;
  }
  if (mention.name.empty()) return;
  const Answer& answer = name_answer(mention.name, axis);
  if (!answer.defined) checks.push_back(undefined(what, mention.name, answer.meant, entry));
}

std::vector<Check> DefinedTerms::operator()(const Subject& subject) {
  const Entry& entry = subject.entry;
  std::vector<Check> checks;
  if (entry.therapy) check_mention(*entry.therapy, Axis::therapy, entry, checks);
  if (entry.condition) check_mention(*entry.condition, Axis::condition, entry, checks);
  for (const RiskNote& note : entry.risks) {
    for (const std::string& id : note.therapies) {
      const Answer& answer = class_answer(id, Axis::therapy);
      if (!answer.defined) checks.push_back(undefined("therapy class", id, answer.meant, entry));
    }
  }
  return checks;
}

}  // namespace caveat
