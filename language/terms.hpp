// SPDX-License-Identifier: Apache-2.0
//
// The terms of the word classes: which classes a word belongs to, and which
// terms of several words begin with it.

#pragma once

#include <cstdint>
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
  bool begins_term(WordId word) const { return begins_[word]; }
  std::uint32_t next(std::uint32_t node, WordId word) const {
    const auto found = children_.find((std::uint64_t{node} << 32) | word);
    return found == children_.end() ? no_node : found->second;
  }
  /// Classes of the term that ends at `node`; empty inside a longer term only.
  std::span<const ClassId> classes_at(std::uint32_t node) const { return list(at_node_[node]); }
  bool node_holds(std::uint32_t node, ClassId id) const { return holds(at_node_[node], id); }

  /// The names to show for the terms of these classes; in no order, with repeats.
  std::vector<std::string_view> names_of(std::span<const ClassId> classes) const;

  /// First words of the terms of a class.
  const std::vector<WordId>& first_words(ClassId id) const { return first_words_[id]; }

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
  using Names = std::unordered_map<std::uint32_t, std::string>;
  static std::string_view found_in(const Names& names, std::uint32_t key) {
    const auto found = names.find(key);
    return found == names.end() ? std::string_view{} : std::string_view(found->second);
  }
  ClassListId intern(std::vector<ClassId>& classes);

  std::vector<TermClass> classes_;
  std::vector<std::vector<WordId>> first_words_;
  std::unordered_map<WordId, std::vector<ClassId>> single_;
  std::vector<std::vector<ClassId>> node_classes_;
  std::unordered_map<std::uint64_t, std::uint32_t> children_;

  Names word_names_;
  Names node_names_;

  std::vector<ClassListId> of_word_;
  std::vector<bool> begins_;
  std::vector<ClassListId> at_node_;
  std::vector<ClassId> pool_;
  std::vector<std::uint32_t> offsets_;
  std::unordered_map<std::string, ClassListId> interned_;
};

}  // namespace caveat
