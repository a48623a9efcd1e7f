// SPDX-License-Identifier: Apache-2.0
//
// From pack and lexicon files to tables. Files are declared in rounds, because
// patterns name classes and classes name words of other files.

#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/frequencies.hpp"
#include "language/source_tree.hpp"
#include "language/tables.hpp"

namespace caveat {

/// Words with their inflections, as the lexicons declare them.
class Inflections {
 public:
  explicit Inflections(Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

  void add_paradigm(std::string of, std::string ending, std::vector<std::string> forms);
  /// A word that follows the paradigms of its kind; false when none fits.
  bool add_regular(const std::string& base, const std::string& of);
  void add_irregular(const std::string& base, const std::string& of,
                     std::vector<std::string> forms);

  /// All forms of a declared base word, of every kind; empty when it is unknown.
  std::vector<WordId> forms(const std::string& base) const;
  /// The forms of a word as an `of`, declared or made by the paradigms.
  std::vector<std::string> forms_as(const std::string& base, const std::string& of) const;
  /// Every form of every word declared as `of`.
  std::vector<WordId> all(const std::string& of) const;
  /// The nearest declared base word, or empty.
  std::string nearest(std::string_view base) const;

 private:
  struct Paradigm {
    std::string of, ending;
    std::vector<std::string> forms;
  };
  struct Declared {
    std::string of;
    std::vector<std::string> forms;
  };
  std::vector<std::string> regular(const std::string& base, const std::string& of) const;

  Vocabulary* vocabulary_;
  std::vector<Paradigm> paradigms_;
  std::map<std::string, std::vector<Declared>> words_;
};

/// Names that stand in one attribute or element, between white space.
std::vector<std::string> split_names(std::string_view text);

class Loader {
 public:
  explicit Loader(Language::Tables& tables)
      : tables_(tables),
        inflections_(tables.vocabulary),
        frequencies_(tables.terms, tables.number) {}

  /// Everything, in order. Throws Error at the first thing that is wrong.
  void load(std::span<const SourceTree> trees);

 private:
  struct RawClass {
    const SourceTree* tree = nullptr;
    pugi::xml_node node;
    struct Term {
      std::vector<WordId> words;
      std::string canonical;
    };
    std::vector<Term> terms;
    enum { untouched, open, closed } state = untouched;
  };

  // lexicon_loader.cpp
  void frequent_words(const SourceTree& tree);
  void paradigms(const SourceTree& tree);
  void words(const SourceTree& tree);
  void declare_classes(const SourceTree& tree);
  void fill_classes();
  void fill(const std::string& id, pugi::xml_node asked_by, const SourceTree& asked_in);
  void fill_terms(RawClass& raw, pugi::xml_node terms);
  void bound_terms(const RawClass& raw, pugi::xml_node added) const;

  // cue_loader.cpp
  void cues(const SourceTree& tree);
  void boundaries(const SourceTree& tree);
  void senses(const SourceTree& tree);
  void recognisers(const SourceTree& tree);

  // pack_loader.cpp
  void provisions(const SourceTree& tree);
  void categories(const SourceTree& tree);
  void rules(const SourceTree& tree);
  void rule(const SourceTree& tree, pugi::xml_node node);
  ClassId known_class(const SourceTree& tree, pugi::xml_node node, std::string_view name);
  void examples(const SourceTree& tree, pugi::xml_node node, Rule& rule);
  void basis(const SourceTree& tree, pugi::xml_node node, Rule& rule);

  // weights_loader.cpp
  void weights(const SourceTree& tree);
  void words_of(const SourceTree& tree, pugi::xml_node weights);
  void units_of(const SourceTree& tree, pugi::xml_node perceptron);
  void pairs_of(const SourceTree& tree, pugi::xml_node pairs);

  // loader.cpp
  std::vector<std::string> split_words(std::string_view term) const;
  std::vector<std::vector<WordId>> term_forms(const SourceTree& tree, pugi::xml_node node,
                                              const std::string& term, const std::string& inflect);
  PatternNames names();
  std::optional<ClassId> inflection_class(std::string_view base);
  /// Compiles the pattern that is `node`'s text.
  void pattern(const SourceTree& tree, pugi::xml_node node, PatternUse use);
  void refuse_bad_patterns() const;
  CategorySet category_set(const SourceTree& tree, pugi::xml_node node, const char* attribute);
  std::uint8_t category(const std::string& name);
  ClassId required_class(const char* name) const;

  Language::Tables& tables_;
  Inflections inflections_;
  Frequencies frequencies_;
  std::map<std::string, RawClass> raw_classes_;
  std::size_t open_classes_ = 0;
  std::vector<std::string> class_order_;
  std::map<std::string, ClassId, std::less<>> class_ids_;
  std::vector<Error> pattern_errors_;
  std::vector<CompiledPattern> compiled_;
};

/// Makes the look-up tables of the patterns, to which `compiled` is parallel.
void build_index(Language::Tables& tables, std::span<const CompiledPattern> compiled,
                 const Frequencies& frequencies);

}  // namespace caveat
