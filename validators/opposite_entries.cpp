// SPDX-License-Identifier: Apache-2.0

#include "validators/opposite_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <utility>

#include "entries/folding.hpp"
#include "validators/approved_pair.hpp"
#include "validators/statement.hpp"

namespace caveat {

namespace {

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  return (a ^ (b * 0x9E3779B97F4A7C15U)) * 0xD6E8FEB86659FD93U;
}

bool differ(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && fold_quote(a) != fold_quote(b);
}

/// "Helps adults" and "does not help children" can both be true.
bool about_the_same(const Entry& a, const Entry& b) {
  return !differ(a.population, b.population) && !differ(a.outcome, b.outcome);
}

constexpr std::size_t most_candidates = 8;  // that one denial is held against
constexpr std::size_t enough_words = 2;     // of what is denied, that the other has to say

struct Stated {
  const Entry* entry = nullptr;
  Statement statement;
};

using Opposites = std::unordered_map<const Entry*, Opposite>;

/// Entries that say the same words, some of them with a denial more. Entries that doubt are left
/// out: "may help" is not the opposite of "does not help".
void match_same_words(const std::vector<Stated>& all, Opposites& opposites) {
  struct Sides {
    const Entry* affirming = nullptr;
    const Entry* denying = nullptr;
  };
  std::unordered_map<std::uint64_t, Sides> by_words;
  const auto key = [](const Statement& said) { return mixed(said.subject, said.words); };
  for (const auto& [entry, said] : all) {
    if (said.doubts) continue;
    Sides& sides = by_words[key(said)];
    const Entry*& mine = said.denies ? sides.denying : sides.affirming;
    if (mine == nullptr) mine = entry;
  }
  for (const auto& [entry, said] : all) {
    if (said.doubts) continue;
    const Sides& sides = by_words[key(said)];
    const Entry* const other = said.denies ? sides.affirming : sides.denying;
    if (other == nullptr || !about_the_same(*entry, *other)) continue;
    opposites.try_emplace(entry, Opposite{other, true});
  }
}

bool says_what_is_denied(const Statement& affirms, const Statement& denies) {
  const auto shared = std::ranges::count_if(denies.denied, [&](std::uint64_t word) {
    return std::ranges::binary_search(affirms.said, word);
  });
  return static_cast<std::size_t>(shared) >= std::min(enough_words, denies.denied.size());
}

/// Entries that deny what another says in other words.
void match_denied_words(const std::vector<Stated>& all, Opposites& opposites) {
  std::unordered_map<std::uint64_t, std::vector<const Stated*>> by_word;
  for (const Stated& one : all) {
    if (!one.statement.denied.empty() || !one.statement.has_condition) continue;
    for (const std::uint64_t word : one.statement.said) {
      auto& candidates = by_word[mixed(one.statement.subject, word)];
      if (candidates.size() < most_candidates) candidates.push_back(&one);
    }
  }
  const auto find = [&](const Stated& one) -> const Entry* {
    for (const std::uint64_t word : one.statement.denied) {
      const auto candidates = by_word.find(mixed(one.statement.subject, word));
      if (candidates == by_word.end()) continue;
      for (const Stated* other : candidates->second) {
        const bool fits = about_the_same(*one.entry, *other->entry) &&
                          says_what_is_denied(other->statement, one.statement);
        if (fits) return other->entry;
      }
    }
    return nullptr;
  };
  for (const Stated& one : all) {
    const Entry* const other = one.statement.has_condition ? find(one) : nullptr;
    if (other == nullptr) continue;
    opposites.try_emplace(one.entry, Opposite{other, false});
    opposites.try_emplace(other, Opposite{one.entry, false});
  }
}

}  // namespace

OppositeEntries::OppositeEntries(const std::vector<const Entry*>& entries, Reader& reader) {
  std::vector<Stated> all;
  std::unordered_set<std::uint64_t> in_question;  // subjects of which something is denied
  for (const Entry* const entry : entries) {
    Stated one{entry, statement_of(*entry, reader)};
    if (one.statement.subject == 0) continue;
    if (one.statement.denies || !one.statement.denied.empty()) {
      in_question.insert(one.statement.subject);
    }
    all.push_back(std::move(one));
  }
  std::erase_if(all,
                [&](const Stated& one) { return !in_question.contains(one.statement.subject); });
  match_same_words(all, opposites_);
  match_denied_words(all, opposites_);
}

const Opposite* OppositeEntries::of(const Entry& entry) const {
  const auto found = opposites_.find(&entry);
  return found == opposites_.end() ? nullptr : &found->second;
}

std::vector<Check> check_opposite(const Subject& subject, const OppositeEntries& register_wide) {
  const Entry& entry = subject.entry;
  const Opposite* const opposite = register_wide.of(entry);
  if (opposite == nullptr) return {};
  const Entry& other = *opposite->entry;
  const ApprovedPair approved(entry, other);
  if (!opposite->certain && approved.stands()) return {};
  Check check{.rule = "opposite-entry", .where = entry.where};
  check.verdict = opposite->certain ? Verdict::fail : Verdict::needs_human;
  check.message = opposite->certain ? fmt::format("the entry \"{}\" says the opposite", other.id)
                                    : fmt::format("the entry \"{}\" may say the opposite{}",
                                                  other.id, approved.changes());
  check.advice = opposite->certain
                     ? "Keep the one that the evidence bears out."
                     : "Compare the two; withdraw one, or record that both stand as reviews.";
  const std::string kind = "violates";
  check.proofs.push_back(
      {.kind = kind, .note = "this entry", .quote = entry.wording, .where = entry.where});
  check.proofs.push_back({.kind = kind,
                          .note = fmt::format("entry \"{}\"", other.id),
                          .quote = other.wording,
                          .where = other.where});
  return {std::move(check)};
}

}  // namespace caveat
