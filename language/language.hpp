// SPDX-License-Identifier: Apache-2.0
//
// Packs and lexicons, compiled. Nothing about English stands in C++: words,
// inflections, cues, clause boundaries and rules are all data (see
// docs/writing-rules.md for the formats).

#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/finding.hpp"
#include "caveat/run.hpp"

namespace caveat {

class SourceTree;

/// A file to load: packs and lexicons are told apart by their root element.
struct LanguageSource {
  std::string path;  // shown in errors
  std::string bytes;
};

/// One <fail> or <pass> of a rule.
struct Example {
  std::string text = {};
  Span mark = {};                     // in text; empty for a <pass>
  std::optional<Status> status = {};  // of a <pass>: what it must be reported as, where said
  bool must_fail = false;
  bool silent = false;  // of a <pass>: nothing may be found at all
  std::string because;
  Location where;
};

/// A phrase that an authority acted on, shown beside the flag.
struct Precedent {
  std::string quote, authority, year, href;
};

struct Rule {
  std::string id;  // "cure-language/cure"
  std::string pack;
  std::string category;
  Severity severity = Severity::warning;
  std::string life;  // preview, stable, deprecated
  std::string since;
  std::string title, why, message, advice;
  bool by_definition = false;
  std::vector<std::string> provisions = {};  // slugs
  std::vector<Precedent> precedents = {};
  std::vector<Example> examples = {};
  Location where;
};

struct CueEntry {
  std::string id;
  Status status = Status::negated;
};

/// A rule of law or code that a flag stands on.
struct Provision {
  std::string slug, jurisdiction, instrument, locator, says, grade, href, applies_to;
  std::vector<std::string> triggers;
};

/// Compiled, immutable; may be shared between threads.
class Language {
 public:
  ~Language();

  /// Compiles these files and no others; the examples are not run. Throws Error.
  static std::shared_ptr<const Language> compile(std::span<const LanguageSource> sources);

  /// The packs and lexicons built into the program.
  static std::shared_ptr<const Language> embedded();

  /// Compiles `sources` in place of, or on top of, the embedded files: a file
  /// whose id equals an embedded one replaces it. Throws Error for a file that
  /// is malformed, names an unknown class, or holds an example that fails.
  static std::shared_ptr<const Language> load(std::span<const LanguageSource> sources);

  /// The same without running the examples; for those who are about to run them.
  static std::shared_ptr<const Language> load_unproved(std::span<const LanguageSource> sources);

  std::span<const Rule> rules() const;
  std::span<const Provision> provisions() const;
  const Provision* provision(std::string_view slug) const;
  /// Id, version and digest of every file this was compiled from.
  std::span<const Provenance> files() const;
  /// True for a language (ISO 639-1) that has packs and lexicons.
  bool supports(std::string_view lang) const;

  /// Whether `term` (any case, any inflection) is a name of `kind`, and of which class.
  std::optional<std::string_view> class_of(std::string_view term, std::string_view kind) const;
  /// Ids of the classes of `kind`, as <therapy class="..."> names them.
  std::vector<std::string> classes_of_kind(std::string_view kind) const;
  /// "the", "does", "with": says nothing by itself. `word` in any case.
  bool is_function_word(std::string_view word) const;
  /// The nearest names of `kind` by edit distance, best first; for "did you mean".
  std::vector<std::string> nearest(std::string_view term, std::string_view kind) const;

  struct Tables;
  const Tables& tables() const { return *tables_; }

 private:
  static std::shared_ptr<const Language> compile_trees(std::span<const SourceTree> trees);
  explicit Language(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

/// What running a rule's examples found wrong, one line per failure.
struct ExampleFailure {
  const Rule* rule = nullptr;
  Location where;
  std::string problem;
};
std::vector<ExampleFailure> run_examples(const Language& language);

}  // namespace caveat
