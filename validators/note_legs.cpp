// SPDX-License-Identifier: Apache-2.0

#include "validators/note_legs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "documents/characters.hpp"
#include "validators/note_page.hpp"
#include "validators/readability.hpp"

namespace caveat {

namespace {

constexpr std::size_t most_contradictions = 3;  // shown of one document

/// Of these, no product is approved for what they are sold for, or hardly any.
constexpr std::array<std::string_view, 6> owes_status = {
    "therapy-msc",         "therapy-fat-cells",   "therapy-exosomes",
    "therapy-donor-cells", "therapy-fibroblasts", "therapy-gene"};

enum class Channel { text, image, search_result };

Channel channel_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::alternative:
    case BlockKind::caption:
      return Channel::image;
    case BlockKind::title:
    case BlockKind::description:
      return Channel::search_result;
    default:
      return Channel::text;
  }
}

std::string_view name_of(Channel channel) {
  switch (channel) {
    case Channel::image:
      return "an image";
    case Channel::search_result:
      return "the search result";
    case Channel::text:
      break;
  }
  return "the text";
}

/// How a claim may be told besides writing; an entry says so in its audit notes.
bool is_unread(std::string_view channel) {
  return channel == "video" || channel == "audio" || channel == "image" || channel == "podcast";
}

Check decided(std::string_view rule, Verdict verdict, std::string why, const Subject& subject) {
  return {.rule = std::string(rule),
          .verdict = verdict,
          .severity = Severity::warning,
          .where = subject.where,
          .message = std::move(why)};
}

void fail(Check& check, std::string message, std::string advice) {
  check.verdict = Verdict::fail;
  check.message = std::move(message);
  check.advice = std::move(advice);
}

std::string therapy_class(const Entry& entry) {
  return entry.therapy ? entry.therapy->kind : std::string{};
}

/// "[12]", "(Ito 2019)": a reference as prose has them.
bool cites(std::string_view text) {
  const auto year_before = [&](std::size_t end) {
    return end >= 4 && (text.substr(end - 4, 2) == "19" || text.substr(end - 4, 2) == "20") &&
           is_digit(text[end - 1]) && is_digit(text[end - 2]);
  };
  bool bracket_has_digits = false, in_bracket = false, in_parenthesis = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '[') {
      in_bracket = true;
      bracket_has_digits = false;
    } else if (c == ']' && in_bracket && bracket_has_digits) {
      return true;
    } else if (in_bracket) {
      bracket_has_digits =
          is_digit(c) || (bracket_has_digits && (c == ',' || c == '-' || c == ' '));
      in_bracket = bracket_has_digits;
    } else if (c == '(') {
      in_parenthesis = true;
    } else if (c == ')') {
      if (in_parenthesis && year_before(i)) return true;
      in_parenthesis = false;
    }
  }
  return false;
}

const Block& block_at(const Document& document, std::uint32_t sentence) {
  return document.blocks[document.sentences[sentence].block];
}

/// Why a note is out of a reader's sight although it is on the page; empty: it is not.
std::string_view out_of_sight(const Block& note, const Block& claim) {
  if (note.hidden && !claim.hidden) return "is hidden";
  if (note.collapsed && !claim.collapsed) return "is folded away";
  if (note.struck) return "is struck out";
  if (note.kind == BlockKind::title || note.kind == BlockKind::description) {
    return "is not part of the text";
  }
  if (note.region == claim.region) return {};
  if (note.region == Region::footer) return "stands in the footer";
  if (note.region == Region::navigation) return "stands in the navigation";
  return {};
}

bool is_link_text(const Document& document, Span text) {
  return std::ranges::any_of(document.links,
                             [&](const Link& link) { return link.text.contains(text); });
}

}  // namespace

NoteLegs::NoteLegs(const Context& context)
    : context_(context), page_(std::make_unique<NotePage>(context)) {}
NoteLegs::~NoteLegs() = default;

std::string_view NoteLegs::trouble_on_page(const AttachedNote& note) const {
  return page_->place(note).trouble;
}

Proof NoteLegs::proof_of(const AttachedNote& note, std::string kind, std::string what) const {
  Proof proof{.kind = std::move(kind), .note = std::move(what), .where = note.stated->where};
  if (note.note) proof.quote = note.note->text;
  if (const std::optional<Span> text = page_->place(note).text) {
    proof.span = context_.document.map.to_source(*text);
    proof.where = context_.place(proof.span);
  }
  return proof;
}

Check NoteLegs::near(const Subject& subject, const std::vector<AttachedNote>& notes) const {
  Check check = decided("risk-note/R4", Verdict::pass, {}, subject);
  const int within = context_.corpus ? context_.corpus->policy.risk_note_within_sentences
                                     : Policy{}.risk_note_within_sentences;
  const Document& document = context_.document;
  const auto claim = sentences_in(document, subject.origin.text);
  bool linked = false;
  for (const AttachedNote& note : notes) {
    if (!note.counts()) continue;
    if (note.placement() == Placement::linked) {
      linked = true;
      check.proofs.push_back(proof_of(note, "violates", "is a link away"));
      continue;
    }
    const std::optional<Span> place = page_->place(note).text;
    if (!place || claim.empty() || note.placement() == Placement::register_only) continue;
    const std::uint32_t there = sentences_in(document, *place).front();
    const Block& block = block_at(document, there);
    const std::uint32_t apart = page_->sections().sentences_between(claim.front(), there);
    const std::string_view trouble = out_of_sight(block, block_at(document, claim.front()));
    if (!trouble.empty()) {
      check.proofs.push_back(proof_of(note, "violates", std::string(trouble)));
    } else if (is_link_text(document, *place)) {
      check.proofs.push_back(proof_of(note, "violates", "is the text of a link"));
    } else if (page_->sections().same_section(claim.front(), there)) {
      check.proofs.push_back(proof_of(note, "supports", "stands in the section of the claim"));
      check.message = "the note stands near the claim";
    } else if (apart <= static_cast<std::uint32_t>(within)) {
      check.proofs.push_back(
          proof_of(note, "supports", fmt::format("stands {} sentences from the claim", apart)));
      check.message = "the note stands near the claim";
    } else {
      check.proofs.push_back(proof_of(
          note, "violates",
          fmt::format("stands {} sentences away, in another section; {} are near", apart, within)));
    }
  }
  if (!check.message.empty()) return check;
  if (check.proofs.empty()) {
    check.verdict = Verdict::not_applicable;
    check.message = "the note is not on the page";
  } else if (linked && check.proofs.size() == 1) {
    fail(check, "the risk note is only a link away", "Say the gravest risk beside the claim.");
  } else {
    fail(check, "the risk note does not stand near the claim",
         "Put the note into the section of the claim, where it can be seen.");
  }
  return check;
}

Check NoteLegs::prominent(const Subject& subject, const std::vector<AttachedNote>& notes) const {
  Check check = decided("risk-note/R5", Verdict::pass, "figures are given", subject);
  check.severity = Severity::note;
  const Document& document = context_.document;
  if (document.format == Format::html) {
    check.verdict = Verdict::not_checked;
    check.message = "how large and legible the risk notes are needs rendering";
  }
  const std::size_t words = readability(subject.entry.wording).words;
  for (const AttachedNote& note : notes) {
    if (!note.counts()) continue;
    const std::size_t own = readability(note.note->text).words;
    check.proofs.push_back(
        proof_of(note, "figure", fmt::format("{} words of risk beside {} of claim", own, words)));
  }
  return check;
}

Check NoteLegs::same_channel(const Subject& subject, const std::vector<AttachedNote>& notes) const {
  Check check = decided("risk-note/R6", Verdict::pass, {}, subject);
  if (subject.derived) check.severity = Severity::note;
  const Document& document = context_.document;
  if (subject.entry.audit && is_unread(subject.entry.audit->channel)) {
    check.verdict = Verdict::not_checked;
    check.severity = Severity::note;
    check.message = fmt::format("the claim is made by {}, of which only the text was read",
                                subject.entry.audit->channel);
    return check;
  }
  const auto claim = sentences_in(document, subject.origin.text);
  if (claim.empty()) {
    check.verdict = Verdict::not_applicable;
    check.message = "the claim is not on the page";
    return check;
  }
  const Channel wanted = channel_of(block_at(document, claim.front()).kind);
  for (const AttachedNote& note : notes) {
    const std::optional<Span> place = note.counts() ? page_->place(note).text : std::nullopt;
    if (!place) continue;
    const auto there = sentences_in(document, *place);
    const Channel channel = channel_of(block_at(document, there.front()).kind);
    const bool same = channel == wanted;
    check.proofs.push_back(proof_of(note, same ? "supports" : "violates",
                                    fmt::format("stands in {}", name_of(channel))));
    if (same) check.message = fmt::format("claim and note stand in {}", name_of(wanted));
  }
  if (!check.message.empty()) return check;
  if (check.proofs.empty()) {
    check.verdict = Verdict::not_applicable;
    check.message = "the note is not on the page";
    return check;
  }
  fail(check, fmt::format("the claim stands in {}, the risk note does not", name_of(wanted)),
       fmt::format("Say the risk in {} too, or take the claim out of it.", name_of(wanted)));
  return check;
}

Check NoteLegs::readable(const Subject& subject, const std::vector<AttachedNote>& notes) const {
  Check check = decided("risk-note/R7", Verdict::pass, "figures are given", subject);
  check.severity = Severity::note;
  for (const AttachedNote& note : notes) {
    if (!note.counts()) continue;
    const Readability figures = readability(note.note->text);
    const auto sentences = static_cast<double>(std::max<std::size_t>(1, figures.sentences));
    check.proofs.push_back(
        proof_of(note, "figure",
                 fmt::format("reading ease {:.0f}, {:.0f} words a sentence", figures.ease(),
                             static_cast<double>(figures.words) / sentences)));
  }
  return check;
}

Check NoteLegs::not_contradicted(const Subject& subject,
                                 const std::vector<AttachedNote>& notes) const {
  Check check = decided("risk-note/R8", Verdict::pass, {}, subject);
  for (const AttachedNote& note : notes) {
    if (!note.counts() || note.reading->minimised.empty()) continue;
    check.proofs.push_back(proof_of(
        note, "violates", fmt::format("plays itself down: {}", note.reading->minimised.front())));
  }
  const std::string therapy = therapy_class(subject.entry);
  for (const PageRemark& remark : page_->minimising()) {
    if (check.proofs.size() >= most_contradictions) break;
    if (!remark.concerns(therapy)) continue;
    check.proofs.push_back(context_.proof("violates", "speaks against the risk note", remark.text));
  }
  if (check.proofs.empty()) {
    check.message = "nothing in the document speaks against the note";
    check.proofs.push_back({.kind = "absence", .note = "no safety language, no minimising words"});
    return check;
  }
  fail(check, "the document plays down what the risk note says",
       "Take out the words that promise or suggest safety, or give their source.");
  return check;
}

Check NoteLegs::status_stated(const Subject& subject,
                              const std::vector<AttachedNote>& notes) const {
  Check check = decided("risk-note/R9", Verdict::pass, {}, subject);
  const std::string therapy = therapy_class(subject.entry);
  if (std::ranges::count(owes_status, therapy) == 0) {
    check.verdict = Verdict::not_applicable;
    check.message = "the therapy owes no statement of its approval";
    return check;
  }
  const auto& markets = context_.document.info.jurisdictions;
  for (const Authorisation& leave : subject.entry.authorisations) {
    // What another market allows says nothing about the status here.
    const bool is_here = markets.empty() || std::ranges::count(markets, leave.jurisdiction) > 0;
    if (!is_here) continue;
    check.proofs.push_back({.kind = "supports",
                            .note = fmt::format("authorised by {}", leave.authority),
                            .quote = leave.indication,
                            .where = leave.where});
  }
  constexpr std::uint8_t status = bit(RiskType::status);
  for (const AttachedNote& note : notes) {
    if (!note.counts() || !((note.types() | note.reading->types) & status)) continue;
    check.proofs.push_back(proof_of(note, "supports", "states the approval"));
  }
  for (const PageRemark& remark : page_->statuses()) {
    if (!check.proofs.empty()) break;
    if (remark.concerns(therapy)) {
      check.proofs.push_back(context_.proof("supports", "states the approval", remark.text));
    }
  }
  if (!check.proofs.empty()) {
    check.message = "the approval status is stated";
    return check;
  }
  fail(check, "nothing says whether the therapy is approved",
       "Say whether an authority has approved it for this use, and the day it was checked.");
  check.proofs.push_back({.kind = "absence", .note = "no statement of approval"});
  return check;
}

Check NoteLegs::sourced(const Subject& subject, const std::vector<AttachedNote>& notes) const {
  Check check = decided("risk-note/R10", Verdict::pass, {}, subject);
  check.severity = Severity::note;
  const auto linked = [&](Span place) {
    return std::ranges::any_of(context_.document.links, [&](const Link& link) {
      return link.text.overlaps(place) && !link.text.contains(place);
    });
  };
  for (const AttachedNote& note : notes) {
    if (!note.counts()) continue;
    const RiskNote& words = *note.note;
    const std::optional<Span> place = page_->place(note).text;
    const std::string& source = words.source.empty() ? words.frequency_source : words.source;
    if (!source.empty()) {
      check.proofs.push_back(proof_of(note, "supports", "rests on " + source));
    } else if (place && linked(*place)) {
      check.proofs.push_back(proof_of(note, "supports", "links to a source"));
    } else if (cites(place ? context_.document.text_of(*place) : words.text)) {
      check.proofs.push_back(proof_of(note, "supports", "cites a source"));
    } else {
      check.proofs.push_back(proof_of(note, "violates", "gives no source"));
      continue;
    }
    check.message = "the note has a source";
  }
  if (check.message.empty()) {
    fail(check, "the risk note has no source of its own",
         "Say where the risk is known from, as a claim has to.");
  }
  return check;
}

Check NoteLegs::no_praise(const Subject& subject, const std::vector<AttachedNote>& notes) const {
  Check check = decided("risk-note/R11", Verdict::pass, {}, subject);
  for (const AttachedNote& note : notes) {
    if (!note.counts()) continue;
    const bool praise = note.reading->praise_only;
    check.proofs.push_back(proof_of(note, praise ? "violates" : "supports",
                                    praise ? "praises where a limit is due" : "is no praise"));
    if (!praise) check.message = "the note does not praise";
  }
  if (check.message.empty()) {
    fail(check, "the risk note praises where a limit is due",
         "Say what is missing: no trial in people, no comparison, too few, too short.");
  }
  return check;
}

std::vector<Check> NoteLegs::operator()(const Subject& subject,
                                        const std::vector<AttachedNote>& all, bool cosmetic) {
  // Where a note names what can go wrong, that is the one to be near, seen and sourced.
  std::vector<AttachedNote> notes;
  std::ranges::copy_if(all, std::back_inserter(notes),
                       [&](const AttachedNote& note) { return note.specific(cosmetic); });
  if (notes.empty()) notes = all;
  return {near(subject, notes),     prominent(subject, notes),      same_channel(subject, notes),
          readable(subject, notes), not_contradicted(subject, all), status_stated(subject, all),
          sourced(subject, notes),  no_praise(subject, notes)};
}

}  // namespace caveat
