// SPDX-License-Identifier: Apache-2.0
//
// Edits of whole pages, what an anchor has to make of each, and the count of what it did.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "caveat/run.hpp"
#include "entries/figures/edits.hpp"
#include "entries/figures/pages.hpp"
#include "language/language.hpp"

namespace caveat::figures {

/// A page after an edit.
struct Edited {
  Page page = {};
  Place place = {};      // of the anchored words; ignored when they are gone
  std::size_t from = 0;  // where in their sentence they begin now
  std::size_t size = std::string::npos;
  std::vector<std::string> reasons = {};  // of a changed meaning, one has to be given
};

/// What one of many pages becomes; none where the edit does not fit.
using Edit = std::function<std::optional<Edited>(const Page& page, Place place, Random& random)>;

enum class Expected { found, gone, meaning_changed };

struct Scenario {
  std::string name;
  Expected expected = Expected::found;
  std::vector<Resolution> verdicts;  // that are right
  std::string hypothesis;            // its published figure; empty: none was
  Edit edit;
};

std::vector<Scenario> scenarios(const std::vector<Page>& pages);

struct Tally {
  std::size_t trials = 0;
  std::size_t found = 0;      // at least half of what was found is right
  std::size_t exact = 0;      // it begins and ends where it should
  std::size_t elsewhere = 0;  // accepted, but not that
  std::size_t verdict = 0;    // one of the right ones
  std::size_t changed = 0;    // reported as changed in meaning
  std::size_t reason = 0;     // ... and for a right reason
  std::size_t silent = 0;     // accepted without a word
};

struct Selection {
  std::size_t one_in = 1;    // of the sentences
  std::size_t variants = 1;  // of every edit
  std::function<void(const std::string&)> on_miss = {};
};

/// Anchors every long sentence of the pages and edits its page.
std::vector<Tally> run(const std::vector<Scenario>& scenarios, const std::vector<Page>& pages,
                       const Selection& selection);

/// Two sentences and what is between them.
struct Pair {
  std::string was, is;
  std::vector<std::string> reasons;  // empty: nothing
};
std::vector<Pair> negation_pairs();
std::vector<Pair> paraphrase_pairs();
Tally run(const std::vector<Pair>& pairs, const std::function<void(const std::string&)>& on_miss);

}  // namespace caveat::figures
