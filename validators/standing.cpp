// SPDX-License-Identifier: Apache-2.0

#include "validators/standing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "entries/meaning.hpp"
#include "entries/word_difference.hpp"
#include "files/digest.hpp"

namespace caveat {

namespace {

ReviewGroup group_of(const std::optional<Review>& review, const std::vector<std::string>& changes) {
  if (!review) return ReviewGroup::unreviewed;
  if (review->decision != "approved") return ReviewGroup::not_approved;
  if (!says_what_was_seen(*review)) return ReviewGroup::unrecorded;
  return changes.empty() ? ReviewGroup::unchanged : ReviewGroup::changed;
}

/// The anchor's own quote is what was seen where the review has no words.
std::string text_then(const Entry& entry) {
  return entry.review->text.empty() ? entry.origin.exact : entry.review->text;
}

Standing standing_of(const Entry& entry, const Context& context) {
  Subject subject{.entry = entry, .origin = context.resolver.resolve(entry.origin)};
  judge_meaning(subject.origin, entry.origin, context.document, context.reader);
  Standing standing;
  standing.entry = &entry;
  standing.resolution = subject.origin.resolution;
  standing.text = words_on_one_line(context.document.text_of(subject.origin.text));
  standing.seen = seen_now(subject, context);
  if (entry.review) {
    standing.changes = changed_since(*entry.review, standing.seen);
    standing.due =
        due_date(*entry.review, context.corpus ? context.corpus->policy : Policy{}, context.date);
    const std::string then = text_then(entry);
    if (std::ranges::count(standing.changes, "text") > 0 && !then.empty()) {
      const Span nearest = subject.origin.found() ? subject.origin.text : subject.origin.runner_up;
      if (!nearest.empty()) {
        standing.text_difference = difference_line(then, context.document.text_of(nearest));
      }
    }
    if (!entry.review->wording.empty()) {
      standing.wording_difference = difference_line(entry.review->wording, entry.wording);
    }
  }
  standing.group = group_of(entry.review, standing.changes);
  return standing;
}

constexpr std::size_t receipt_digits = 16;  // against mistakes, not against malice

std::string short_digest(std::string_view digest) {
  digest = digest.substr(std::min(digest.find(':') + 1, digest.size()));
  return digest.empty() ? "none" : std::string(digest.substr(0, receipt_digits));
}

std::string digest_of(const std::optional<Review>& review) {
  if (!review) return {};
  return sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}", review->decision, review->by,
                                review->role, review->on, review->next_due, review->digest));
}

std::string note_digest(std::string_view note) {
  return short_digest(note.empty() ? std::string{} : sha256_hex(with_plain_line_breaks(note)));
}

using ReceiptPart = std::pair<std::string_view, std::string>;

/// In the order in which a receipt has them.
std::array<ReceiptPart, 7> receipt_parts(const Standing& standing) {
  const Seen& seen = standing.seen;
  const Entry& entry = *standing.entry;
  return {{{"text", short_digest(seen.text)},
           {"claim", short_digest(seen.claim)},
           {"evidence", short_digest(seen.evidence)},
           {"risk notes", short_digest(seen.risk)},
           {"findings", short_digest(seen.packs)},
           {"note", note_digest(entry.note)},
           {"review", short_digest(digest_of(entry.review))}}};
}

}  // namespace

bool Standing::is_settled() const {
  const bool stands = group == ReviewGroup::unchanged || group == ReviewGroup::unrecorded;
  return stands && due && due->days_left >= 0 && !due->soon;
}

std::vector<Standing> review_standings(const Document& document, std::span<const Entry> entries,
                                       const Corpus* corpus, std::string_view date,
                                       Reader& reader) {
  const ReadDocument read(document, reader);
  const Context context = read.context(corpus, date);
  std::vector<Standing> standings;
  standings.reserve(entries.size());
  for (const Entry& entry : entries) standings.push_back(standing_of(entry, context));
  return standings;
}

Review with_record(Review review, const Standing& standing) {
  review.digest = standing.seen.text;
  review.claim_digest = standing.seen.claim;
  review.evidence_digest = standing.seen.evidence;
  review.risk_digest = standing.seen.risk;
  review.packs_digest = standing.seen.packs;
  const bool may_quote = standing.entry->origin.start.empty();
  review.text = may_quote ? standing.text : std::string{};
  review.wording = words_on_one_line(standing.entry->wording);
  return review;
}

std::string receipt_of(const Standing& standing) {
  std::string receipt;
  for (const auto& [name, digest] : receipt_parts(standing)) {
    receipt += (receipt.empty() ? "" : "-") + digest;
  }
  return receipt;
}

std::optional<std::vector<std::string>> changed_since(std::string_view receipt,
                                                      const Standing& standing) {
  std::vector<std::string> changed;
  const auto parts = receipt_parts(standing);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t end = receipt.find('-');
    const bool is_last = i + 1 == parts.size();
    if (receipt.empty() || (end == std::string_view::npos) != is_last) return std::nullopt;
    const std::string_view then = receipt.substr(0, end);
    if (then != "none" && then.size() != receipt_digits) return std::nullopt;
    if (then != parts[i].second) changed.emplace_back(parts[i].first);
    receipt.remove_prefix(is_last ? receipt.size() : end + 1);
  }
  return changed;
}

bool is_note_of(std::string_view receipt, std::string_view note) {
  constexpr std::size_t parts_before = 5;
  for (std::size_t i = 0; i < parts_before; ++i) {
    receipt.remove_prefix(std::min(receipt.find('-') + 1, receipt.size()));
  }
  return receipt.substr(0, receipt.find('-')) == note_digest(note);
}

std::string with_plain_line_breaks(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      plain += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      plain += '\n';
    }
  }
  return plain;
}

}  // namespace caveat
