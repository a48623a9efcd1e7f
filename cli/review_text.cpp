// SPDX-License-Identifier: Apache-2.0

#include "review_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "reports/display.hpp"

namespace caveat {

namespace {

struct GroupNames {
  std::string_view title;   // of a list
  std::string_view column;  // in a table
};

GroupNames names_of(ReviewGroup group) {
  switch (group) {
    case ReviewGroup::changed:
      return {"changed since sign-off", "changed"};
    case ReviewGroup::not_approved:
      return {"not approved", "not-approved"};
    case ReviewGroup::unrecorded:
      return {"signed off, with no record of what was seen", "unrecorded"};
    case ReviewGroup::unreviewed:
      return {"never reviewed", "unreviewed"};
    case ReviewGroup::unchanged:
      break;
  }
  return {"unchanged since sign-off, and due", "unchanged"};
}

std::string entries_text(std::size_t count) {
  return fmt::format("{} entr{}", count, count == 1 ? "y" : "ies");
}

std::string days_text(int days) { return fmt::format("{} day{}", days, days == 1 ? "" : "s"); }

std::string due_on(const DueDate& due) {
  if (due.days_left < 0) {
    return fmt::format("overdue since {} ({})", due.day, days_text(-due.days_left));
  }
  if (due.days_left == 0) return fmt::format("due today ({})", due.day);
  return fmt::format("due {} (in {})", due.day, days_text(due.days_left));
}

std::string review_text(const Review& review) {
  return fmt::format("{} by {}{} on {}", review.decision, review.by,
                     review.role.empty() ? "" : fmt::format(" ({})", review.role), review.on);
}

void add_line(std::string& text, std::string_view name, std::string_view value) {
  text += fmt::format("    {:<13} {}\n", fmt::format("{}:", name), visible(value));
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string evidence_text(const Evidence& stated, const Corpus* corpus) {
  if (stated.none) {
    return fmt::format("none; searched by {} on {}", stated.searched_by, stated.searched_on);
  }
  const Evidence* library =
      corpus && !stated.ref.empty() ? corpus->evidence_with(stated.ref) : nullptr;
  const Evidence& work = library ? *library : stated;
  std::vector<std::string> parts;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) parts.push_back(name.empty() ? value : fmt::format("{} {}", name, value));
  };
  add("", stated.ref);
  add("", work.kind);
  add("", work.title);
  add(work.scheme, work.value);
  add("n =", work.n);
  add("", work.population);
  add("", work.result);
  add("at", work.locator);
  if (work.retracted) parts.emplace_back("retracted");
  return joined(parts, ", ");
}

std::string risk_text(const RiskNote& stated, const Corpus* corpus) {
  const RiskNote* library = corpus && !stated.ref.empty() ? corpus->risk_with(stated.ref) : nullptr;
  const RiskNote& note = library ? *library : stated;
  std::string text = note.type ? fmt::format("{}: ", to_string(*note.type)) : std::string{};
  text += note.text.empty() && stated.anchor ? stated.anchor->exact : note.text;
  if (stated.placement) text += fmt::format(" ({})", to_string(*stated.placement));
  return text;
}

std::string evidence_of(const Entry& entry, const Corpus* corpus, std::string_view separator) {
  std::vector<std::string> lines;
  lines.reserve(entry.evidence.size());
  for (const Evidence& evidence : entry.evidence) lines.push_back(evidence_text(evidence, corpus));
  return joined(lines, separator);
}

std::string risks_of(const Entry& entry, const Corpus* corpus, std::string_view separator) {
  std::vector<std::string> lines;
  lines.reserve(entry.risks.size());
  for (const RiskNote& note : entry.risks) lines.push_back(risk_text(note, corpus));
  return joined(lines, separator);
}

/// What a part of an entry is now, for parts of which no words are kept.
std::string present_state(const std::string& part, const Registered& one, const Corpus* corpus) {
  std::string now;
  if (part == "evidence") now = evidence_of(one.entry(), corpus, "; ");
  if (part == "risk notes") now = risks_of(one.entry(), corpus, "; ");
  if (part == "findings") now = joined(one.standing.seen.findings, "; ");
  return now.empty() ? "now none" : "now " + now;
}

/// What is not as it was; the words where they are on record.
void add_change(std::string& text, const std::string& part, const Registered& one,
                const Corpus* corpus) {
  const Standing& standing = one.standing;
  const bool gone = part == "text" && standing.text.empty();
  const bool has_words = part == "text" || part == "claim";
  std::string value = has_words ? "not what was seen" : present_state(part, one, corpus);
  if (part == "text" && !standing.text_difference.empty()) value = standing.text_difference;
  if (gone) add_line(text, "page", "the words are gone, or stand somewhere else");
  if (gone && standing.text_difference.empty()) return;
  if (part == "claim" && !standing.wording_difference.empty()) value = standing.wording_difference;
  add_line(text, gone ? "nearest" : part == "text" ? "page" : part, value);
}

std::string entry_text(const Registered& one, const Corpus* corpus) {
  const Entry& entry = one.entry();
  const Standing& standing = one.standing;
  std::string text = fmt::format("  {} {}", to_string(entry.where), entry.id);
  if (standing.due && standing.group == ReviewGroup::unchanged) {
    text += fmt::format(": {}", due_on(*standing.due));
  } else if (standing.due && standing.due->days_left < 0) {
    text += fmt::format(": {}", due_on(*standing.due));
  }
  text += '\n';
  if (standing.group == ReviewGroup::changed) {
    for (const std::string& part : standing.changes) add_change(text, part, one, corpus);
  } else {
    add_line(text, "wording", entry.wording);
  }
  if (entry.review) add_line(text, "last review", review_text(*entry.review));
  if (!one.owner().empty()) add_line(text, "owner", one.owner());
  return text;
}

}  // namespace

std::string due_text(std::span<const Registered* const> entries, const Settled& settled,
                     const Corpus* corpus) {
  std::string text;
  std::size_t as_it_is = 0;
  for (auto at = entries.begin(); at != entries.end();) {
    const ReviewGroup group = (*at)->standing.group;
    const auto end = std::find_if(
        at, entries.end(), [&](const Registered* one) { return one->standing.group != group; });
    const auto count = static_cast<std::size_t>(end - at);
    text += fmt::format("{}: {}\n", names_of(group).title, entries_text(count));
    if (group == ReviewGroup::unchanged) as_it_is = count;
    for (; at != end; ++at) text += entry_text(**at, corpus);
    text += '\n';
  }
  text += entries.empty() ? "nothing to review" : entries_text(entries.size()) + " to review";
  text += fmt::format(", {} settled\n", settled.entries);
  if (settled.unrecorded > 0) {
    text += fmt::format("{} of the settled: no record of what was seen, so no change is noticed\n",
                        settled.unrecorded);
  }
  if (as_it_is > 0) {
    text += fmt::format("{} as signed off: caveat review sign --unchanged --by NAME\n",
                        as_it_is == 1 ? "1 is" : fmt::format("{} are", as_it_is));
  }
  return text;
}

ReviewRow review_row(const Registered& one, const Corpus* corpus) {
  const Entry& entry = one.entry();
  const Standing& standing = one.standing;
  ReviewRow row;
  row.entry = entry.id;
  row.group = names_of(standing.group).column;
  row.file = to_string(entry.where);
  row.page = one.item->info.path;
  row.owner = one.owner();
  if (standing.due) row.due = standing.due->day;
  row.changed = joined(standing.changes, "; ");
  row.page_difference = standing.text_difference;
  row.wording_difference = standing.wording_difference;
  row.kind = entry.kind;
  row.product = entry.product;
  row.wording = entry.wording;
  row.page_text = standing.text;
  row.evidence = evidence_of(entry, corpus, "\n");
  row.risk_notes = risks_of(entry, corpus, "\n");
  row.findings = joined(standing.seen.findings, "\n");
  if (entry.review) row.last_review = review_text(*entry.review);
  row.note = entry.note;
  row.receipt = receipt_of(standing);
  return row;
}

}  // namespace caveat
