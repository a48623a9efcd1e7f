// SPDX-License-Identifier: Apache-2.0

#include "validators/cure_language.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "language/language.hpp"
#include "validators/profile.hpp"
#include "validators/wording.hpp"

namespace caveat {

namespace {

constexpr std::string_view main_pack = "cure-language";

/// The findings of one pack in one piece of text.
struct PackFindings {
  std::string_view pack;
  std::vector<Finding> findings;
  std::vector<std::string> notes;  // for each: what defused it beside a cue; mostly empty
  bool owes_evidence = false;      // a measured absolute in content that sells
};

/// In the order in which the packs first speak.
PackFindings& group_of(std::vector<PackFindings>& groups, std::string_view pack) {
  const auto group = std::ranges::find(groups, pack, &PackFindings::pack);
  return group != groups.end() ? *group : *groups.insert(groups.end(), {pack, {}, {}, false});
}

/// Where a text stands whose assertions are collected.
struct Text {
  const Document& document;
  const LineIndex& lines;
  const Location* where = nullptr;     // of all of its findings; null: where they stand
  std::span<const Leave> leaves = {};  // for words of it
};

void collect(std::vector<PackFindings>& groups, const Context& context, const Text& text,
             std::span<const Assertion> assertions) {
  const Profile profile(context.document.info, context.corpus);
  for (const Assertion& assertion : assertions) {
    if (!profile.speaks(*assertion.rule)) continue;
    Finding finding = to_finding(assertion, text.document, text.lines);
    finding.severity = profile.severity(assertion);
    if (finding.severity == Severity::error) finding.counterweight.reset();
    if (text.where) {
      finding.where = *text.where;
    } else {
      finding.where.path = text.document.info.path;
    }
    PackFindings& group = group_of(groups, assertion.rule->pack);
    group.notes.push_back(
        apply_leave(finding, assertion, text.leaves, context).value_or(std::string{}));
    group.findings.push_back(std::move(finding));
    group.owes_evidence = group.owes_evidence || profile.needs_evidence(assertion);
  }
}

std::string defused_note(const Finding& finding, const std::string& note) {
  if (!note.empty()) return note;
  if (!finding.cue) return std::string(to_string(finding.status));
  return fmt::format("{} by \"{}\"", to_string(finding.status), finding.cue->quote);
}

Proof proof_of(const Finding& finding, const std::string& note) {
  const bool asserted = finding.status == Status::asserted;
  return {.kind = asserted ? "violates" : "supports",
          .note = asserted ? finding.message : defused_note(finding, note),
          .quote = finding.quote,
          .span = finding.trigger,
          .where = finding.where};
}

const Finding* worst_asserted(const std::vector<Finding>& findings) {
  const Finding* worst = nullptr;
  for (const Finding& finding : findings) {
    if (finding.status != Status::asserted) continue;
    if (!worst || worst->severity < finding.severity) worst = &finding;
  }
  return worst;
}

/// A note is something to know: it is listed and nothing fails for it.
Check judge(PackFindings group, Location where) {
  Check check{.rule = std::string(group.pack), .where = std::move(where)};
  for (std::size_t i = 0; i < group.findings.size(); ++i) {
    check.proofs.push_back(proof_of(group.findings[i], group.notes[i]));
  }
  const Finding* worst = worst_asserted(group.findings);
  if (!worst && group.owes_evidence) {
    check.verdict = Verdict::fail;
    check.severity = Severity::warning;
    check.message = "a measured result in content that sells owes its evidence";
    check.advice = "Cite the study beside the sentence: who was treated, how many, for how long.";
  } else if (!worst) {
    check.message = fmt::format("no trigger is asserted: {}",
                                defused_note(group.findings.front(), group.notes.front()));
  } else {
    check.severity = worst->severity;
    check.message = worst->message;
    if (worst->severity > Severity::note) {
      check.verdict = Verdict::fail;
      check.advice = worst->advice;
      check.where = worst->where;
    }
  }
  check.findings = std::move(group.findings);
  return check;
}

Check clean(const std::string& wording, const Location& where, Span span) {
  return {.rule = std::string(main_pack),
          .where = where,
          .message = "no trigger of absolute-cure language stands in the wording",
          .proofs = {{.kind = "absence",
                      .note = "no trigger",
                      .quote = wording,
                      .span = span,
                      .where = where}}};
}

/// `cure-language` first, as one of the three checks every entry gets.
std::vector<Check> judge_all(std::vector<PackFindings> groups, const std::string& wording,
                             const Location& where, Span span) {
  std::vector<Check> checks;
  const auto own = std::ranges::find(groups, main_pack, &PackFindings::pack);
  if (own == groups.end()) {
    checks.push_back(clean(wording, where, span));
  } else {
    checks.push_back(judge(std::move(*own), where));
    groups.erase(own);
  }
  for (PackFindings& group : groups) checks.push_back(judge(std::move(group), where));
  return checks;
}

bool is_absolute(const Assertion& assertion) {
  return assertion.status == Status::asserted && assertion.severity == Severity::error;
}

bool is_known_disposition(std::string_view disposition) {
  return disposition == "not-repeated" || disposition == "reported-to-publisher" ||
         disposition == "removed";
}

void settle(Check& check, const SourceWording& answer) {
  if (!is_known_disposition(answer.disposition)) {
    check.verdict = Verdict::fail;
    check.message = fmt::format("\"{}\" is no disposition of the page's words", answer.disposition);
    check.advice = "Say not-repeated, reported-to-publisher or removed.";
  } else if (answer.by.empty() || answer.on.empty()) {
    check.verdict = Verdict::fail;
    check.message = "nobody answers for how the page's words were dealt with";
    check.advice = "Say by whom and on which day.";
  } else {
    check.message = fmt::format("the page's words are dealt with: {} by {} on {}",
                                answer.disposition, answer.by, answer.on);
  }
}

}  // namespace

std::vector<Check> check_wording(const Subject& subject, const Context& context) {
  std::vector<PackFindings> groups;
  if (subject.derived && subject.origin.found()) {
    const Text page{context.document, context.lines};
    for (const std::uint32_t i : sentences_in(context.document, subject.origin.text)) {
      collect(groups, context, page, context.reading.of(context.reading.sentences[i]));
    }
    return judge_all(std::move(groups), subject.entry.wording, subject.where,
                     subject.origin.source);
  }
  const Wording wording(subject.entry.wording, context.reader);
  const Leave leave = leave_of_wording(subject, context);
  collect(groups, context, {wording.document, wording.lines, &subject.entry.where, {&leave, 1}},
          wording.reading.assertions);
  return judge_all(std::move(groups), subject.entry.wording, subject.entry.where, {});
}

std::vector<Check> check_source_wording(const Subject& subject, const Context& context) {
  Check check{.rule = "source-wording", .where = subject.where};
  for (const std::uint32_t i : sentences_in(context.document, subject.origin.text)) {
    for (const Assertion& assertion : context.reading.of(context.reading.sentences[i])) {
      if (!is_absolute(assertion)) continue;
      check.proofs.push_back(context.proof(
          "violates", fmt::format("asserted {}", assertion.rule->category), assertion.trigger));
    }
  }
  const auto& answer = subject.entry.source_wording;
  if (check.proofs.empty()) {
    if (!answer) return {};
    check.message = "the anchored words are not absolute";
    check.proofs.push_back(context.proof("supports", "no absolute", subject.origin.text));
  } else if (answer) {
    settle(check, *answer);
  } else {
    check.verdict = Verdict::fail;
    check.message = "the anchored words are absolute and the entry does not say so";
    check.advice =
        "Add source-wording with a disposition: not-repeated, reported-to-publisher or removed.";
  }
  return {std::move(check)};
}

std::vector<Check> check_sentences(const Context& context, const std::vector<bool>& answered,
                                   std::span<const Leave> leaves) {
  const Text page{context.document, context.lines, nullptr, leaves};
  std::vector<Check> checks;
  for (std::size_t i = 0; i < context.reading.sentences.size(); ++i) {
    const SentenceReading& sentence = context.reading.sentences[i];
    if (answered[i] || sentence.assertion_count == 0) continue;
    std::vector<PackFindings> groups;
    collect(groups, context, page, context.reading.of(sentence));
    for (PackFindings& group : groups) {
      const Location where = group.findings.front().where;
      checks.push_back(judge(std::move(group), where));
    }
  }
  return checks;
}

std::vector<Check> check_page(const Context& context) {
  if (std::ranges::any_of(context.reading.assertions, is_absolute)) return {};
  Check check{.rule = std::string(main_pack), .where = {.path = context.document.info.path}};
  check.message = fmt::format("no sentence of {} asserts an absolute, {} triggers were considered",
                              context.reading.sentences.size(), context.reading.assertions.size());
  check.proofs.push_back(
      {.kind = "absence", .note = "every sentence was read", .where = check.where});
  return {std::move(check)};
}

}  // namespace caveat
