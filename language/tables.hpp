// SPDX-License-Identifier: Apache-2.0
//
// What a Language is made of. Written by the loaders, read by the Reader; for
// the room's own use.

#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/language.hpp"
#include "language/pattern.hpp"
#include "language/terms.hpp"
#include "language/tokens.hpp"
#include "language/vocabulary.hpp"
#include "language/weights.hpp"
#include "language/word_sets.hpp"

namespace caveat {

/// Bit per category, in order of Tables::categories.
using CategorySet = std::uint64_t;
inline constexpr CategorySet every_category = ~CategorySet{0};

/// Bit per Status.
using StatusSet = std::uint16_t;
constexpr StatusSet status_bit(Status status) {
  return static_cast<StatusSet>(1U << static_cast<unsigned>(status));
}

/// `near`: a need for the page that the sentence itself meets, as long as the page is
/// not about something else altogether.
/// (`doubted`: the page must be plainly about it, for the sentence names something else)
enum class Need : std::uint8_t { none, sentence, page, near, doubted };

/// What a pattern is for; `owner` indexes the vector the comment names.
enum class PatternRole : std::uint8_t {
  rule,        // rule_data
  recogniser,  // recognisers
  cue,         // cues
  boundary,    // boundary_kinds
  sense,       // senses
};

/// In what order the patterns of a sentence are tried, and of which sentences: of all; of those
/// of which it is asked whether anything hedges them; of those that somebody judges.
enum class Turn : std::uint8_t { statement, hedge, context };
inline constexpr std::size_t turn_count = 3;
/// Of what gives a trigger that status.
constexpr Turn turn_of(Status status) {
  return status == Status::hedged ? Turn::hedge : Turn::context;
}

struct PatternUse {
  std::uint32_t entry = 0;
  std::uint32_t outline = 0;
  std::uint16_t owner = 0;
  PatternRole role = PatternRole::rule;
  Severity severity = Severity::warning;  // of a rule's pattern
  Need need = Need::none;
  Turn turn = Turn::statement;
  bool asks_for_context = false;   // of what it finds somebody will ask what surrounds it
  std::uint16_t after = anything;  // class of the label that the sentence before has to be

  static constexpr std::uint16_t anything = 0xFFFF;
};

/// Groups of words of which one must stand in the sentence for a pattern to match, and when it
/// is tried.
struct Needs {
  std::array<SetId, 3> groups = {};
  Turn turn = Turn::statement;
};

/// A word of `first` stands before one of `second`, with no more words between them than
/// `steps` add up to; or is the same, if they are not `apart`.
struct Neighbours {
  SetId first = any_word, second = any_word;
  std::array<std::uint8_t, 4> steps = {};
  std::uint8_t apart = 0;
};

/// Patterns by the words and terms they are found by.
struct PatternSet {
  std::vector<PatternUse> uses;
  std::vector<Needs> needs;              // parallel to uses
  std::vector<Neighbours> neighbours;    // likewise
  IdLists by_term;                       // per term, the patterns found by it
  std::vector<std::uint16_t> by_number;  // patterns found by any number
};

/// No rule.
inline constexpr std::uint16_t no_rule = 0xFFFF;

struct RuleData {
  std::uint8_t category = 0;
  bool is_claim = true;
  bool is_active = true;     // stable
  bool is_ordinary = false;  // its words mean something else on other pages
  std::vector<ClassId> need_classes;
};

enum class CueRole : std::uint8_t {
  forward,
  backward,
  both,
  pseudo,
  terminator,
  sentence,
  heading,
  lead_in,
  next,
  previous,
  rhetorical,
  affirms,
  denies,
  endorses,
};

/// Whether a sentence with such a cue speaks of another.
constexpr bool is_message(CueRole role) {
  return role == CueRole::heading || role == CueRole::next || role == CueRole::previous ||
         role == CueRole::affirms;
}

struct CueData {
  CueRole role = CueRole::forward;
  StatusSet acts_on = 0;  // of pseudo-cues and terminators
  CategorySet categories = every_category;
  std::uint16_t reach = 0;  // in words; see the constants
  bool counts = true;

  static constexpr std::uint16_t clause = 0;
  static constexpr std::uint16_t whole_sentence = 0xFFFF;
};

struct SenseData {
  static constexpr std::uint16_t any_rule = 0xFFFF;
  Status status = Status::unrelated;
  CategorySet categories = every_category;
  std::uint16_t rule = any_rule;  // of an <unless>: its rule
  bool anywhere = false;
  CueEntry entry;  // what a report calls it
};

struct RecogniserData {
  enum Kind : std::uint8_t { claim, not_claim, risk, not_risk } kind = claim;
  std::string id;
  Strength strength = Strength::direct;
  std::uint8_t risk_type = 0;  // bit per RiskType
  bool firm = false;
  bool needs_page = false;
  /// Whom it speaks for: its own sentence, the list it introduces, the list items or
  /// all sentences under its heading.
  enum Carries : std::uint8_t { itself, list, items, section } carries = itself;

  /// Whether its sentence may do something else with what it says.
  bool is_judged() const { return !firm && (kind == claim || kind == risk); }
};

/// What grows while files are read is looked at in spans afterwards: those of the program's
/// own files stay in its image.
struct Language::Tables {
  Vocabulary vocabulary;
  Terms terms;
  Tokenizer tokenizer{vocabulary};
  std::vector<Instruction> growing_program{1};  // index 0 is no entry
  std::span<const Instruction> program;         // of all patterns

  std::vector<std::string> categories;
  std::vector<Rule> rules;
  std::vector<RuleData> rule_data;       // parallel to rules
  std::uint16_t weighed_rule = no_rule;  // that states what has weight enough
  std::vector<CueEntry> cue_entries;
  std::vector<CueData> cues;  // parallel to cue_entries
  std::vector<SenseData> senses;
  std::vector<RecogniserData> recognisers;
  std::vector<std::string> boundary_kinds;
  Weights weights;

  PatternSet patterns;
  std::vector<std::uint32_t> growing_outlines;
  std::span<const std::uint32_t> outlines;  // of the patterns, see outline.hpp
  WordSets groups;                          // that patterns need
  WordSets sets;                            // that the steps of patterns ask for
  SetId gap_stops = any_word;
  SetId trigger_stops = any_word;
  // Sets of places instead of words.
  SetId everywhere = any_word, beginnings = any_word, endings = any_word;

  ClassId gap_stop = 0;
  ClassId trigger_stop = 0;
  ClassId health = 0;
  ClassId off_topic = 0;
  ClassId function_word = 0;
  ClassId number = 0;
  ClassId critical_voice = 0;
  ClassId sober_voice = 0;
  ClassId seller_voice = 0;
  ClassId reporting = 0;

  std::vector<Provision> provisions;
  std::unordered_map<std::string, std::size_t> provision_index;
  std::vector<Provenance> files;
  std::vector<std::string> languages;
  std::map<std::string, std::vector<ClassId>, std::less<>> classes_by_kind;
};

}  // namespace caveat
