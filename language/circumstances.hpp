// SPDX-License-Identifier: Apache-2.0
//
// What a sentence is weighed for, and what counts beside its words.

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace caveat {

/// What a sentence is weighed for: that it is absolute-cure language although no rule says
/// so, that a rule is right which does, that it is a claim, that it states a risk.
enum class Weighed : std::uint8_t { absolute, credible, claim, risk };
inline constexpr std::size_t weighed_count = 4;
/// As the lexicon calls them, in order.
inline constexpr std::array<std::string_view, weighed_count> weighed_names = {
    "absolute", "credible", "claim", "risk"};

/// What else is known of a sentence and adds to its sums.
enum class Circumstance : std::uint8_t {
  claim,          // recognisers take it for a claim,
  risk,           // or for a statement of risk
  heading,        // it is a heading,
  item,           // or an item of a list
  after_claim,    // the sentence before it is taken for a claim,
  after_risk,     // or a statement of risk,
  after_heading,  // or is a heading
  first_fifth,    // it stands in that fifth of its page,
  second_fifth,
  fourth_fifth,
  last_fifth,
  first_tenth,  // or tenth
  last_tenth,
  claims,           // thrice the share of its page's sentences taken for claims, up to a bound,
  risks,            // or risks,
  defused,          // or hold a trigger that something defused
  absolute_before,  // how far the words of the sentence before it lean to each of these
  claim_before,
  risk_before,
  absolute_behind,  // and those of the sentence behind it
  claim_behind,
  risk_behind,
  absolute_above,  // and those of the heading above it
  claim_above,
  risk_above,
};
inline constexpr std::array<const char*, 25> circumstance_names = {
    "claim",           "risk",         "heading",        "item",
    "after-claim",     "after-risk",   "after-heading",  "first-fifth",
    "second-fifth",    "fourth-fifth", "last-fifth",     "first-tenth",
    "last-tenth",      "claims",       "risks",          "defused",
    "absolute-before", "claim-before", "risk-before",    "absolute-behind",
    "claim-behind",    "risk-behind",  "absolute-above", "claim-above",
    "risk-above"};
using Circumstances = std::array<float, circumstance_names.size()>;

/// Known before the page is read.
constexpr bool is_of_place(Circumstance which) {
  return which == Circumstance::heading || which == Circumstance::item ||
         (which >= Circumstance::first_fifth && which <= Circumstance::last_tenth);
}

/// Points of a sentence, for each thing weighed.
using Totals = std::array<float, weighed_count>;
/// The same side by side, for arithmetic on all at once.
using SideBySide [[gnu::vector_size(sizeof(Totals))]] = float;

/// Of a sentence's own points; from -1, against, to 1.
template <typename Number>
constexpr Number lean(Number points) {
  return points / (2.0F + (points < 0 ? -points : points));
}
inline Totals lean(const Totals& points) {
  return std::bit_cast<Totals>(lean(std::bit_cast<SideBySide>(points)));
}
/// What the neighbours of a sentence and the heading above it may lean to, in the order of the
/// circumstances.
inline constexpr std::array<Weighed, 3> leanings = {Weighed::absolute, Weighed::claim,
                                                    Weighed::risk};

}  // namespace caveat
