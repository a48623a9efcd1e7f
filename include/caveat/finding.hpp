// SPDX-License-Identifier: Apache-2.0
//
// What a rule says about a span of text, and what decided it.
//
// Two axes are kept apart: the category (what kind of absolute it is) and the
// status (what the text does with it). Only `asserted` is trouble; the other
// statuses are reported too, as evidence for what did not fire.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"

namespace caveat {

enum class Severity : std::uint8_t { note, warning, error };

/// In order of precedence: where several apply, the first one is the status.
enum class Status : std::uint8_t {
  unrelated,
  risk,
  mention,
  attributed,
  negated,
  conditional,
  question,
  measured,
  hedged,
  asserted,
};

/// How strongly a claim is put; `can` counts as direct (Adams et al. 2017).
enum class Strength : std::uint8_t { none, correlational, conditional, direct, absolute };

std::string_view to_string(Severity);
std::string_view to_string(Status);
std::string_view to_string(Strength);
std::optional<Severity> severity_from(std::string_view);
std::optional<Status> status_from(std::string_view);
std::optional<Strength> strength_from(std::string_view);

/// The words that decided a status other than asserted.
struct Cue {
  std::string id;  // of the cue lexicon
  Span span;       // in the document's source
  std::string quote;
};

/// Why a finding is a warning and no error: the words of its rule have ordinary uses, and these
/// words, of the sentence or elsewhere on the page, speak most for one.
struct Counterweight {
  Span span;  // in the document's source; empty where nothing but the make of the page does
  std::string quote;
};

/// One statement by one rule about one trigger.
struct Finding {
  std::string rule;      // "cure-language/cure"
  std::string category;  // "cure"
  Status status = Status::asserted;
  Severity severity = Severity::warning;
  Span trigger;               // in the document's source
  std::string quote;          // the trigger as written
  Location where;             // of the trigger
  std::optional<Cue> cue;     // present unless asserted (or decided by a missing head)
  std::optional<Span> scope;  // the clause that was judged, in the document's source
  std::vector<std::string> provisions;
  std::string message;  // one sentence, no full stop
  std::string why;
  std::string advice;  // what would pass
  std::string fingerprint = {};
  std::optional<Counterweight> counterweight = {};
};

}  // namespace caveat
