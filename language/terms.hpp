// SPDX-License-Identifier: Apache-2.0
//
// The terms of the word classes: which classes a word belongs to, and which
// terms of several words begin with it.

#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/pattern.hpp"
#include "language/vocabulary.hpp"

namespace caveat {

/// A lexicon class. Inflection sets ("~cure") are classes without a kind.
struct TermClass {
  std::string id;
  std::string kind = {};
  std::string label = {};
  std::string route = {};
  std::uint32_t size = 0;     // number of terms, includes followed
  std::uint32_t longest = 1;  // words of the longest of them

  template <typename Archive>
  void describe(Archive& archive) {
    archive(id, kind, label, route, size, longest);
  }
};

/// A word or a term of several words.
using TermId = std::uint32_t;

/// A term of several words where it stands, by the node of the term tree it ends at.
struct LongTerm {
  std::uint32_t node = 0;
  std::uint16_t start = 0;  // tokens
  std::uint16_t length = 0;
};

/// A sorted list of classes, shared by many words.
using ClassListId = std::uint32_t;

class Terms {
 public:
  Terms();

  ClassId add_class(TermClass added);
  const TermClass& named(ClassId id) const { return classes_[id]; }
  TermClass& named(ClassId id) { return classes_[id]; }
  unsigned longest(ClassId id) const { return classes_[id].longest; }
  std::size_t class_count() const { return classes_.size(); }

  /// Adds a term of one or more words to a class. `canonical` is the name to show for
  /// it; the first one given for the same words stays.
  void add(ClassId to, std::span<const WordId> words, std::string_view canonical = {});

  /// The name to show for a term: of one word, or ending at a node.
  std::string_view canonical_word(WordId word) const { return found_in(word_names_, word); }
  std::string_view canonical_node(std::uint32_t node) const { return found_in(node_names_, node); }

  /// Makes the tables that the look-ups below use; nothing may be added afterwards.
  /// `word_count` is the size of the vocabulary.
  void freeze(std::size_t word_count);

  bool contains(ClassId id, WordId word) const { return holds(of_word_[word], id); }
  std::span<const ClassId> classes_of(WordId word) const { return list(of_word_[word]); }

  /// Terms of several words: walk from root() by words.
  static constexpr std::uint32_t root = 0;
  static constexpr std::uint32_t no_node = 0xFFFFFFFFU;
  struct Step {
    std::uint32_t node = no_node;
    std::uint32_t followers = 0;  // which words may come next: a bit for some words each
    bool may_be_followed_by(WordId word) const { return ((followers >> (word % 32U)) & 1U) != 0; }
  };
  /// Whether a term may begin with `word` and `second`.
  bool may_begin(WordId word, WordId second) const {
    // One question instead of two: which of them says no cannot be foreseen.
    const std::uint64_t follows = openings_[word].followers >> (second % 64U);
    const std::uint64_t leads = openings_[second].leaders >> (word % 64U);
    return (follows & leads & 1U) != 0;
  }
  /// The node of two words that may.
  Step begun(WordId word, WordId second) const { return next(openings_[word].node, second); }
  /// Begin to fetch what may_begin() looks at, and begun().
  void fetch(WordId word) const { __builtin_prefetch(&openings_[word]); }
  void fetch(WordId word, WordId second) const {
    __builtin_prefetch(&probed_[child_hash(child_key(openings_[word].node, second)) & child_mask_]);
  }
  Step next(std::uint32_t node, WordId word) const {
    const std::uint64_t key = child_key(node, word);
    for (std::size_t slot = child_hash(key) & child_mask_;; slot = (slot + 1) & child_mask_) {
      if (probed_[slot].key == key || probed_[slot].is.node == no_node) return probed_[slot].is;
    }
  }
  /// Classes of the term that ends at `node`; empty inside a longer term only.
  std::span<const ClassId> classes_at(std::uint32_t node) const { return list(at_node_[node]); }
  bool node_holds(std::uint32_t node, ClassId id) const { return holds(at_node_[node], id); }

  /// The names to show for the terms of these classes; in no order, with repeats.
  std::vector<std::string_view> names_of(std::span<const ClassId> classes) const;

  /// A word, or the node at which a term of several words ends, as one number.
  TermId id_of_node(std::uint32_t node) const {
    return static_cast<TermId>(of_word_.size()) + node;
  }
  std::size_t id_count() const { return of_word_.size() + at_node_.size(); }

  /// The terms of a class: those of one word, the nodes of the others, and the words that
  /// either begins with, or ends with.
  const std::vector<WordId>& single_words(ClassId id) const { return growing_.parts[id].singles; }
  const std::vector<std::uint32_t>& nodes(ClassId id) const { return growing_.parts[id].nodes; }
  const std::vector<WordId>& first_words(ClassId id) const { return growing_.parts[id].firsts; }
  const std::vector<WordId>& last_words(ClassId id) const { return growing_.parts[id].lasts; }

  /// Forgets what only building needs: the terms of the classes are gone afterwards.
  void shrink() { growing_ = {}; }

  template <typename Archive>
  void describe(Archive& archive) {
    archive(classes_, child_mask_);
    archive.in_place(own_.of_word, of_word_);
    archive.in_place(own_.at_node, at_node_);
    archive.in_place(own_.pool, pool_);
    archive.in_place(own_.offsets, offsets_);
    archive.in_place(own_.openings, openings_);
    archive.in_place(own_.children, probed_);
    archive.in_place(own_.word_names, word_names_);
    archive.in_place(own_.node_names, node_names_);
    archive.in_place(own_.names_text, names_text_);
  }

 private:
  std::span<const ClassId> list(ClassListId id) const {
    return {pool_.data() + offsets_[id], offsets_[id + 1] - offsets_[id]};
  }
  bool holds(ClassListId list_id, ClassId id) const {
    for (const ClassId held : list(list_id)) {
      if (held == id) return true;
    }
    return false;
  }
  struct Name {
    std::uint32_t key = 0;    // word or node
    std::uint32_t start = 0;  // in names_text_
    std::uint32_t end = 0;
  };
  // The node of a word that terms of several words begin with, of which words the second
  // may be one, and before which words this one may be the second: a bit for some words each.
  struct Opening {
    std::uint32_t node = no_node;
    std::uint64_t followers = 0;
    std::uint64_t leaders = 0;
  };
  static std::uint64_t bit_of(WordId word) { return std::uint64_t{1} << (word % 64U); }
  struct Child {
    std::uint64_t key = 0;
    Step is;
  };

  static std::uint64_t child_key(std::uint32_t node, WordId word) {
    return (std::uint64_t{node} << 32) | word;
  }
  static std::size_t child_hash(std::uint64_t key) {
    const std::uint64_t mixed = key * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32));
  }
  std::string_view found_in(std::span<const Name> names, std::uint32_t key) const;
  std::vector<Name> freeze_names(const std::map<std::uint32_t, std::string>& names);
  void freeze_children();
  ClassListId intern(std::vector<ClassId>& classes);

  // While terms are added.
  struct Growing {
    struct Parts {
      std::vector<WordId> singles, firsts, lasts;
      std::vector<std::uint32_t> nodes;
    };
    std::vector<Parts> parts;  // per class
    std::unordered_map<WordId, std::vector<ClassId>> single;
    std::vector<std::vector<ClassId>> node_classes;
    std::unordered_map<std::uint64_t, std::uint32_t> children;
    std::map<std::uint32_t, std::string> word_names, node_names;
    std::unordered_map<std::string, ClassListId> interned;
  };
  Growing growing_;

  // What freeze() makes; none for built-in tables, which stay where the program's image has them.
  struct Frozen {
    std::vector<ClassListId> of_word, at_node;
    std::vector<ClassId> pool;
    std::vector<std::uint32_t> offsets;
    std::vector<Opening> openings;
    std::vector<Child> children;
    std::vector<Name> word_names, node_names;
    std::string names_text;
  };
  Frozen own_;

  std::vector<TermClass> classes_;
  std::span<const ClassListId> of_word_, at_node_;
  std::span<const ClassId> pool_;           // lists of classes, one after the other
  std::span<const std::uint32_t> offsets_;  // per list, and the end
  std::span<const Opening> openings_;       // per word
  std::span<const Child> probed_;
  std::size_t child_mask_ = 0;
  std::span<const Name> word_names_, node_names_;  // sorted by key
  std::string_view names_text_;
};

}  // namespace caveat
