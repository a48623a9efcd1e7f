// SPDX-License-Identifier: Apache-2.0

#include "validators/authorisation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "language/language.hpp"
#include "validators/label_fit.hpp"
#include "validators/profile.hpp"

namespace caveat {

namespace {

/// Categories of findings that say: nobody has allowed this.
constexpr std::array<std::string_view, 4> answered = {"disease-claim", "physiological",
                                                      "serious-disease", "suitability"};

/// No advertisement may offer to treat cancer, with a licence or without.
constexpr std::string_view whatever_allowed = "uk-cancer-act-1939-s4";

bool is_answered(const Assertion& assertion) {
  return std::ranges::count(answered, assertion.rule->category) > 0;
}

std::vector<const Authorisation*> labels_for(const Entry& entry, std::string_view jurisdiction) {
  std::vector<const Authorisation*> labels;
  for (const Authorisation& one : entry.authorisations) {
    if (one.jurisdiction == jurisdiction) labels.push_back(&one);
  }
  return labels;
}

void add_absolutes(LabelledClaim& claim, const Document& document,
                   std::span<const Assertion> assertions, Span within) {
  for (const Assertion& one : assertions) {
    const bool counts = one.status == Status::asserted && one.severity == Severity::error;
    if (!counts || is_answered(one) || !within.contains(one.trigger)) continue;
    claim.absolutes.emplace_back(document.text_of(one.trigger));
  }
}

/// The wording, with the people it is about.
class WordingOnTrial {
 public:
  WordingOnTrial(const Subject& subject, Reader& reader)
      : text_(subject.entry.wording + "\n\n" + subject.entry.population, reader),
        claim_{.name = "wording", .entry = subject.entry, .text = text_} {
    const Document& document = text_.document;
    add_absolutes(claim_, document, text_.reading.assertions,
                  {0, static_cast<std::uint32_t>(document.text.size())});
  }
  WordingOnTrial(const WordingOnTrial&) = delete;
  WordingOnTrial& operator=(const WordingOnTrial&) = delete;
  const LabelledClaim& claim() const { return claim_; }

 private:
  Wording text_;
  LabelledClaim claim_;
};

/// Words of the page; it has said which absolutes stand in them.
class PageOnTrial {
 public:
  PageOnTrial(const Entry& entry, Span text, const Context& context)
      : text_(context.document.text_of(text), context.reader),
        claim_{.name = "page", .entry = entry, .text = text_} {
    for (const std::uint32_t i : sentences_in(context.document, text)) {
      add_absolutes(claim_, context.document, context.reading.of(context.reading.sentences[i]),
                    text);
    }
  }
  PageOnTrial(const PageOnTrial&) = delete;
  PageOnTrial& operator=(const PageOnTrial&) = delete;
  const LabelledClaim& claim() const { return claim_; }

 private:
  Wording text_;
  LabelledClaim claim_;
};

bool may_have_leave(const Entry& entry) { return entry.confirmed && !entry.authorisations.empty(); }

std::vector<std::string> where_within(const LabelledClaim& claim, const Context& context) {
  std::vector<std::string> found;
  for (const std::string& jurisdiction : context.document.info.jurisdictions) {
    const auto labels = labels_for(claim.entry, jurisdiction);
    if (labels.empty()) continue;
    const LabelFit fit = fit_label(claim, labels, context.date, context.reader);
    if (fit.kind == LabelFit::Kind::within) found.push_back(jurisdiction);
  }
  return found;
}

Proof proof_of(const Authorisation& label) {
  std::string note = "authorised by " + label.authority;
  for (const std::string* part : {&label.number, &label.label_href, &label.label_on}) {
    if (!part->empty()) note += ", " + *part;
  }
  return {.kind = "supports", .note = note, .quote = label.indication, .where = label.where};
}

Check check_market(const std::string& jurisdiction, const Subject& subject,
                   std::span<const LabelledClaim* const> claims, const Context& context) {
  Check check{.rule = "authorisation/" + jurisdiction,
              .severity = Severity::warning,
              .where = subject.where};
  const auto labels = labels_for(subject.entry, jurisdiction);
  if (labels.empty()) {
    check.verdict = Verdict::not_applicable;
    std::set<std::string_view> stated;
    for (const Authorisation& one : subject.entry.authorisations) stated.insert(one.jurisdiction);
    check.message = fmt::format("no authorisation is stated for {}, only for {}", jurisdiction,
                                fmt::join(stated, ", "));
    return check;
  }
  for (const Authorisation* label : labels) check.proofs.push_back(proof_of(*label));
  std::vector<Remainder> known;
  std::vector<std::string> beyond, unclear;
  for (const LabelledClaim* claim : claims) {
    const LabelFit fit = fit_label(*claim, labels, context.date, context.reader);
    for (const Remainder& one : fit.remainder) {
      if (std::ranges::count(known, one) > 0) continue;  // page and wording say the same
      beyond.push_back(one.text(claim->name));
      known.push_back(one);
    }
    if (fit.kind == LabelFit::Kind::unclear) unclear.emplace_back(claim->name);
  }
  if (!beyond.empty()) {
    check.verdict = Verdict::fail;
    check.message =
        fmt::format("beyond the label in {}: {}", jurisdiction, fmt::join(beyond, "; "));
    check.advice = "Keep to the label, or take out what it does not cover.";
  } else if (!unclear.empty()) {
    check.verdict = Verdict::needs_human;
    check.message =
        fmt::format("what the claim is for is not said by the {}", fmt::join(unclear, " and the "));
    check.advice = "Name the condition as the label does.";
  } else {
    check.message = fmt::format("within the label in {}: {}", jurisdiction, labels[0]->indication);
  }
  return check;
}

}  // namespace

Leave leave_of_wording(const Subject& subject, const Context& context) {
  if (!may_have_leave(subject.entry)) return {};
  const WordingOnTrial trial(subject, context.reader);
  const auto end = static_cast<std::uint32_t>(trial.claim().text.document.text.size());
  return {{0, end}, where_within(trial.claim(), context)};
}

std::vector<Leave> leaves_of_page(const Subject& subject, const Context& context) {
  if (!may_have_leave(subject.entry)) return {};
  std::vector<Leave> leaves;
  const auto add = [&](Span text) {
    if (text.empty()) return;
    const PageOnTrial trial(subject.entry, text, context);
    leaves.push_back({text, where_within(trial.claim(), context)});
  };
  add(subject.origin.text);
  for (const Anchor& also : subject.entry.also) {
    if (also.document == context.document.info.id) add(context.resolver.resolve(also).text);
  }
  return leaves;
}

std::optional<std::string> apply_leave(Finding& finding, const Assertion& assertion,
                                       std::span<const Leave> leaves, const Context& context) {
  if (finding.status != Status::asserted || !is_answered(assertion)) return std::nullopt;
  const auto& rule = assertion.rule->provisions;
  const auto is_allowed = [&](const std::string& jurisdiction) {
    if (jurisdiction == "uk" && std::ranges::count(rule, whatever_allowed) > 0) return false;
    return std::ranges::any_of(leaves, [&](const Leave& leave) {
      return leave.text.contains(assertion.trigger) &&
             std::ranges::count(leave.jurisdictions, jurisdiction) > 0;
    });
  };
  std::vector<std::string> allowed;
  std::ranges::copy_if(context.document.info.jurisdictions, std::back_inserter(allowed),
                       is_allowed);
  if (allowed.empty()) return std::nullopt;
  std::string note = fmt::format("authorised in {}", fmt::join(allowed, ", "));
  if (allowed.size() == context.document.info.jurisdictions.size()) {
    finding.status = Status::unrelated;
    finding.message = note;
    return note;
  }
  std::erase_if(finding.provisions, [&](const std::string& slug) {
    const Provision* provision = context.reader.language().provision(slug);
    return provision && std::ranges::count(allowed, provision->jurisdiction) > 0;
  });
  finding.message += fmt::format(" ({})", note);
  return std::nullopt;
}

std::vector<Check> check_authorisations(const Subject& subject, const Context& context) {
  if (subject.derived || subject.entry.authorisations.empty()) return {};
  const auto& jurisdictions = context.document.info.jurisdictions;
  if (jurisdictions.empty()) {
    return {{.rule = "authorisation",
             .verdict = Verdict::not_checked,
             .severity = Severity::note,
             .where = subject.where,
             .message = "no jurisdiction is declared, so no label was applied",
             .advice = "Declare the document's jurisdictions."}};
  }
  const WordingOnTrial wording(subject, context.reader);
  std::vector<const LabelledClaim*> claims;
  std::optional<PageOnTrial> page;
  if (subject.origin.found()) {
    claims.push_back(&page.emplace(subject.entry, subject.origin.text, context).claim());
  }
  claims.push_back(&wording.claim());
  std::vector<Check> checks;
  checks.reserve(jurisdictions.size());
  for (const std::string& jurisdiction : jurisdictions) {
    checks.push_back(check_market(jurisdiction, subject, claims, context));
  }
  return checks;
}

}  // namespace caveat
