// SPDX-License-Identifier: Apache-2.0

#include "validators/seen.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

#include "entries/folding.hpp"
#include "files/digest.hpp"
#include "language/language.hpp"
#include "validators/evidence.hpp"
#include "validators/profile.hpp"
#include "validators/wording.hpp"

namespace caveat {

namespace {

/// Named values in an order of their own: the digest does not depend on how files are
/// written, and no two lists of values look alike.
class Listing {
 public:
  Listing& add(std::string_view name, std::string_view value) {
    if (value.empty()) return *this;
    const std::string folded = fold_quote(value);
    text_ += fmt::format("{}:{}:{}\n", name, folded.size(), folded);
    return *this;
  }
  Listing& begin(std::string_view what) {
    text_ += fmt::format("[{}]\n", what);
    return *this;
  }
  std::string digest() const { return "sha256:" + sha256_hex(text_); }

 private:
  std::string text_;
};

void add_mention(Listing& listing, std::string_view what, const std::optional<Mention>& mention) {
  if (!mention) return;
  listing.begin(what).add("name", mention->name).add("kind", mention->kind);
  listing.add("route", mention->route);
}

/// On which day somebody looked a work up says nothing about it.
std::string evidence_digest(const Entry& entry, const Context& context) {
  Listing listing;
  for (const Evidence& stated : entry.evidence) {
    const std::optional<Evidence> work = work_of(stated, context);
    listing.begin(stated.none ? "none" : "work").add("ref", stated.ref);
    if (!work) continue;
    listing.add("kind", work->kind).add("title", work->title).add("scheme", work->scheme);
    listing.add("value", work->value).add("design", work->design).add("n", work->n);
    listing.add("population", work->population).add("endpoint", work->endpoint);
    listing.add("result", work->result).add("directness", work->directness);
    listing.add("locator", work->locator).add("expires", work->expires);
    listing.add("retracted", work->retracted ? "yes" : "");
  }
  return listing.digest();
}

std::string risk_digest(const Entry& entry, const Context& context) {
  Listing listing;
  for (const RiskNote& stated : entry.risks) {
    const RiskNote* note = &stated;
    if (!stated.ref.empty()) {
      note = context.corpus ? context.corpus->risk_with(stated.ref) : nullptr;
    }
    listing.begin("note").add("ref", stated.ref);
    if (stated.placement) listing.add("placement", to_string(*stated.placement));
    if (stated.anchor) {
      const ResolvedAnchor place = context.resolver.resolve(*stated.anchor);
      listing.add("on-page", context.document.text_of(place.text));
    }
    if (note == nullptr) continue;
    if (note->type) listing.add("type", to_string(*note->type));
    listing.add("text", note->text).add("source", note->source);
    listing.add("frequency", note->frequency).add("frequency-source", note->frequency_source);
    for (const std::string& therapy : note->therapies) listing.add("therapy", therapy);
  }
  return listing.digest();
}

/// Not the packs' versions: a new word in a lexicon changes nothing for an entry that it
/// does not speak of.
std::vector<std::string> findings_on(const Subject& subject, const Context& context) {
  const Profile profile(context.document.info, context.corpus);
  std::vector<std::string> found;
  const auto add = [&](std::string_view where, const Document& document,
                       std::span<const Assertion> assertions) {
    for (const Assertion& one : assertions) {
      const Severity severity = profile.severity(one);
      const bool counts = one.status == Status::asserted && severity > Severity::note;
      if (!counts || !profile.speaks(*one.rule)) continue;
      found.push_back(fmt::format("{}: {} {} \"{}\"", where, to_string(severity), one.rule->id,
                                  document.text_of(one.trigger)));
    }
  };
  for (const std::uint32_t i : sentences_in(context.document, subject.origin.text)) {
    add("page", context.document, context.reading.of(context.reading.sentences[i]));
  }
  const Wording wording(subject.entry.wording, context.reader);
  add("wording", wording.document, wording.reading.assertions);
  return found;
}

struct Part {
  std::string_view name;
  const std::string Review::*then;
  const std::string Seen::*now;
};
constexpr std::array<Part, 5> parts = {{
    {"text", &Review::digest, &Seen::text},
    {"claim", &Review::claim_digest, &Seen::claim},
    {"evidence", &Review::evidence_digest, &Seen::evidence},
    {"risk notes", &Review::risk_digest, &Seen::risk},
    {"findings", &Review::packs_digest, &Seen::packs},
}};

}  // namespace

std::string claim_digest(const Entry& entry) {
  Listing listing;
  listing.add("kind", entry.kind).add("wording", entry.wording).add("product", entry.product);
  listing.add("population", entry.population).add("outcome", entry.outcome);
  add_mention(listing, "therapy", entry.therapy);
  add_mention(listing, "condition", entry.condition);
  if (entry.source_wording) {
    listing.begin("source-wording").add("disposition", entry.source_wording->disposition);
  }
  for (const Authorisation& one : entry.authorisations) {
    listing.begin("authorisation").add("jurisdiction", one.jurisdiction);
    listing.add("authority", one.authority).add("number", one.number);
    listing.add("product", one.product).add("indication", one.indication);
    listing.add("holder", one.holder).add("label", one.label_href).add("on", one.label_on);
  }
  return listing.digest();
}

Seen seen_now(const Subject& subject, const Context& context) {
  Seen seen;
  if (subject.origin.found()) {
    seen.text = quote_digest(context.document.text_of(subject.origin.text));
  }
  seen.claim = claim_digest(subject.entry);
  seen.evidence = evidence_digest(subject.entry, context);
  seen.risk = risk_digest(subject.entry, context);
  seen.findings = findings_on(subject, context);
  Listing listing;
  for (const std::string& finding : seen.findings) listing.add("finding", finding);
  seen.packs = listing.digest();
  return seen;
}

std::vector<std::string> changed_since(const Review& review, const Seen& now) {
  std::vector<std::string> changed;
  for (const Part& part : parts) {
    const std::string& then = review.*part.then;
    if (!then.empty() && then != now.*part.now) changed.emplace_back(part.name);
  }
  return changed;
}

bool says_what_was_seen(const Review& review) {
  for (const Part& part : parts) {
    if (!(review.*part.then).empty()) return true;
  }
  return false;
}

}  // namespace caveat
