// SPDX-License-Identifier: Apache-2.0

#include "validators/source_reference.hpp"

#include <fmt/format.h>

#include <utility>

#include "entries/meaning.hpp"
#include "entries/word_difference.hpp"
#include "validators/calendar.hpp"
#include "validators/evidence.hpp"
#include "validators/profile.hpp"

namespace caveat {

namespace {

bool settles(Resolution resolution) {
  switch (resolution) {
    case Resolution::same:
    case Resolution::moved:
    case Resolution::reworded:
    case Resolution::split:
    case Resolution::merged:
      return true;
    default:
      return false;
  }
}

bool in_other_words(Resolution resolution) {
  return resolution == Resolution::reworded || resolution == Resolution::split ||
         resolution == Resolution::merged || resolution == Resolution::meaning_changed;
}

// Of 1: with less, another place fits about as well.
constexpr double telling_margin = 0.01;

/// It may stand anywhere, and is no claim.
bool is_one_word_alone(const Anchor& anchor) {
  const std::string& words = anchor.exact;
  return !words.empty() && anchor.prefix.empty() && anchor.suffix.empty() &&
         words.find_first_of(" \n\t") == std::string::npos;
}

/// ": PRP [-may-]{+can+} help", where that is short.
std::string change_of(const ResolvedAnchor& origin, const Anchor& anchor, const Context& context) {
  constexpr std::size_t longest_shown = 200;
  const std::string line = difference_line(anchor.exact, context.document.text_of(origin.text));
  return line.empty() || line.size() > longest_shown ? std::string{} : ": " + line;
}

std::string_view advice_for(Resolution resolution) {
  switch (resolution) {
    case Resolution::ambiguous:
      return "Give the anchor a prefix or suffix that only one of the places has.";
    case Resolution::struck:
      return "The publisher has struck the words out; remove the entry or anchor what replaced "
             "them.";
    case Resolution::meaning_changed:
      return "Read the changed sentence and reword or remove the entry.";
    default:
      return "Anchor the entry to words that stand in the document, or remove it.";
  }
}

/// A page that sells has to hold evidence; one that reports or is not ours should.
Severity without_evidence(const DocumentInfo& info) {
  return sells(info.content_kind) && info.role == Role::published ? Severity::error
                                                                  : Severity::warning;
}

void fail(Check& check, std::string message, std::string advice) {
  check.verdict = Verdict::fail;
  check.message = std::move(message);
  check.advice = std::move(advice);
}

void say_none(Check& check, const Evidence& none) {
  fail(check, "no evidence is held for this claim",
       "Cite a work that tested this product in people, or withdraw the claim.");
  check.proofs.push_back(
      {.kind = "absence",
       .note = none.searched_by.empty()
                   ? std::string("said to be none")
                   : fmt::format("searched by {} on {}", none.searched_by, none.searched_on),
       .where = none.where});
}

}  // namespace

AnchorFit fit_of(const Subject& subject, const Context& context) {
  const ResolvedAnchor& origin = subject.origin;
  AnchorFit fit{.similarity = origin.similarity,
                .context = origin.context,
                .runner_up_similarity = origin.runner_up_similarity,
                .runner_up_context = origin.runner_up_context,
                .margin = origin.margin()};
  const std::string& href = context.document.info.href;
  if (href.empty()) return fit;
  // A browser finds what stands there now, and not what did.
  Anchor there = subject.entry.origin;
  there.prefix.clear();
  there.suffix.clear();
  if (origin.found()) {
    there.exact = context.document.text_of(origin.text);
    there.start.clear();
    tell_apart(there, origin.text, context.document, context.resolver);
  }
  fit.link = text_fragment_link(href, there);
  return fit;
}

Check check_origin(const Subject& subject, const Context& context) {
  const ResolvedAnchor& origin = subject.origin;
  const Anchor& anchor = subject.entry.origin;
  Check check{.rule = "source-reference", .resolution = origin.resolution, .where = subject.where};
  if (origin.found()) {
    check.proofs.push_back(context.proof(settles(origin.resolution) ? "supports" : "violates",
                                         origin.why, origin.text));
  } else {
    check.proofs.push_back({.kind = "absence", .note = origin.why, .where = anchor.where});
  }
  if (origin.found() && in_other_words(origin.resolution) && !anchor.exact.empty()) {
    check.proofs.push_back({.kind = "recorded",
                            .note = "the words on record",
                            .quote = anchor.exact,
                            .where = anchor.where});
  }
  if (!origin.runner_up.empty()) {
    check.proofs.push_back(context.proof("runner-up", "the next best place", origin.runner_up));
  }
  const std::string_view resolution = to_string(origin.resolution);
  if (origin.needs_person && settles(origin.resolution)) {
    check.verdict = Verdict::needs_human;
    check.message =
        anchor.exact.empty()
            ? fmt::format("the origin's words are {} and cannot be compared", resolution)
            : fmt::format("it is not on record what the origin's words were: {}", origin.why);
    check.advice = "Compare the page with what was signed off and confirm or change the entry.";
  } else if (settles(origin.resolution)) {
    check.message = fmt::format("the origin resolves ({})", resolution);
    if (in_other_words(origin.resolution)) check.message += change_of(origin, anchor, context);
    if (origin.margin() < telling_margin) check.message += ": " + origin.why;
    if (!subject.derived && is_one_word_alone(anchor)) {
      check.verdict = Verdict::needs_human;
      check.message = "the origin quotes one word, with nothing that stood beside it";
      check.advice = "Quote the sentence that makes the claim, or give the words around it.";
    }
  } else {
    const bool unsaid = anchor.exact.empty() && anchor.start.empty();
    fail(check,
         unsaid ? std::string("the origin quotes no words of the document")
                : fmt::format("the origin does not resolve: {}",
                              origin.why.empty() ? resolution : std::string_view(origin.why)),
         std::string(advice_for(origin.resolution)));
  }
  return check;
}

std::vector<Check> check_also(const Subject& subject, const Context& context) {
  Check check{
      .rule = "source-reference/also", .severity = Severity::warning, .where = subject.entry.where};
  std::size_t places = 0, lost = 0;
  for (const Anchor& anchor : subject.entry.also) {
    if (anchor.document != context.document.info.id) continue;
    ResolvedAnchor place = context.resolver.resolve(anchor);
    judge_meaning(place, anchor, context.document, context.reader);
    ++places;
    if (settles(place.resolution) && !place.needs_person) continue;
    ++lost;
    std::string note = fmt::format("{}: {}", to_string(place.resolution), place.why);
    Proof proof = place.found()
                      ? context.proof("violates", std::move(note), place.text)
                      : Proof{.kind = "absence", .note = std::move(note), .quote = anchor.exact};
    proof.where = anchor.where;
    check.proofs.push_back(std::move(proof));
  }
  if (places == 0) return {};
  if (lost == 0) {
    check.message = "the further places resolve";
    check.proofs.push_back({.kind = "supports",
                            .note = fmt::format("{} resolved", places),
                            .where = subject.entry.where});
  } else {
    fail(check, fmt::format("{} of {} further places do not resolve", lost, places),
         "Take the places out that are gone, or let caveat derive --update mark them.");
  }
  return {std::move(check)};
}

Check check_evidence(const Subject& subject, const Context& context) {
  const Entry& entry = subject.entry;
  Check check{.rule = "source-reference/evidence",
              .severity = without_evidence(context.document.info),
              .where = subject.where};
  if (entry.kind == "disclosure") {
    check.verdict = Verdict::not_applicable;
    check.message = "a disclosure claims nothing";
    return check;
  }
  std::string trouble;
  const Evidence* none = nullptr;
  bool confirmed = false;  // one of the works, by a person
  for (const Evidence& stated : entry.evidence) {
    if (stated.none) none = &stated;
    if (stated.none || !stated.stated() || stated.only_mentioned()) continue;
    const std::optional<Evidence> work = work_of(stated, context);
    confirmed = confirmed || subject.derived || (work && work->confirmed);
    if (!work) trouble = fmt::format("\"{}\" is in no evidence library", stated.ref);
    check.proofs.push_back({.kind = work ? "supports" : "violates",
                            .note = work ? "evidence is stated" : trouble,
                            .quote = work ? name_of(*work) : std::string{},
                            .where = stated.where});
  }
  if (!trouble.empty()) {
    check.severity = Severity::error;
    fail(check, trouble, "Refer to a work of the evidence library, or add it there.");
  } else if (!check.proofs.empty() && !confirmed) {
    check.verdict = Verdict::needs_human;
    check.message = "nobody has confirmed the evidence";
    check.advice = "Look the work up; confirm what supports the claim, take out what does not.";
  } else if (!check.proofs.empty()) {
    check.message = "evidence is stated";
  } else if (none) {
    say_none(check, *none);
    if (!subject.derived && (none->searched_by.empty() || none->searched_on.empty())) {
      check.severity = Severity::error;
      fail(check, "evidence is said to be none, but not who searched for it and when",
           "Add searched-by and on, or cite a work.");
    } else if (is_to_come(none->searched_on, context.date)) {
      check.severity = Severity::error;
      fail(check,
           fmt::format("evidence was searched for on {}, which has not come", none->searched_on),
           "Give the day on which somebody searched.");
    }
  } else {
    // A register has to give an answer, even if it is "none".
    if (!subject.derived) check.severity = Severity::error;
    fail(check, "no evidence is stated for this claim",
         subject.derived ? "Cite the work that supports the claim beside it."
                         : "State the work that supports it, or say that there is none and who "
                           "searched.");
    check.proofs.push_back({.kind = "absence", .note = "no evidence beside the claim"});
  }
  return check;
}

}  // namespace caveat
