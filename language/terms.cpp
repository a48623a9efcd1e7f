// SPDX-License-Identifier: Apache-2.0

#include "language/terms.hpp"

#include <algorithm>

namespace caveat {

Terms::Terms() : node_classes_(1) {}

ClassId Terms::add_class(TermClass added) {
  classes_.push_back(std::move(added));
  first_words_.emplace_back();
  return static_cast<ClassId>(classes_.size() - 1);
}

void Terms::add(ClassId to, std::span<const WordId> words, std::string_view canonical) {
  if (words.empty()) return;
  ++classes_[to].size;
  classes_[to].longest = std::max(classes_[to].longest, static_cast<std::uint32_t>(words.size()));
  first_words_[to].push_back(words.front());
  if (words.size() == 1) {
    single_[words.front()].push_back(to);
    if (!canonical.empty()) word_names_.try_emplace(words.front(), canonical);
    return;
  }
  std::uint32_t node = root;
  for (const WordId word : words) {
    const auto [found, made] = children_.try_emplace(
        (std::uint64_t{node} << 32) | word, static_cast<std::uint32_t>(node_classes_.size()));
    if (made) node_classes_.emplace_back();
    node = found->second;
  }
  node_classes_[node].push_back(to);
  if (!canonical.empty()) node_names_.try_emplace(node, canonical);
}

void Terms::freeze(std::size_t word_count) {
  offsets_.assign(1, 0);
  std::vector<ClassId> none;
  const ClassListId empty = intern(none);
  of_word_.assign(word_count, empty);
  begins_.assign(word_count, false);
  for (auto& [word, classes] : single_) of_word_[word] = intern(classes);
  for (auto& classes : node_classes_) at_node_.push_back(intern(classes));
  for (const auto& [key, node] : children_) {
    if (key >> 32 == root) begins_[static_cast<WordId>(key)] = true;
  }
  for (auto& words : first_words_) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  }
  single_.clear();
  node_classes_.clear();
  interned_.clear();
}

std::vector<std::string_view> Terms::names_of(std::span<const ClassId> classes) const {
  std::vector<std::string_view> names;
  const auto wanted = [&](ClassListId id) {
    return std::ranges::any_of(classes, [&](ClassId wanted_id) { return holds(id, wanted_id); });
  };
  for (const auto& [word, name] : word_names_) {
    if (wanted(of_word_[word])) names.push_back(name);
  }
  for (const auto& [node, name] : node_names_) {
    if (wanted(at_node_[node])) names.push_back(name);
  }
  return names;
}

ClassListId Terms::intern(std::vector<ClassId>& classes) {
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  const std::string key(reinterpret_cast<const char*>(classes.data()),
                        classes.size() * sizeof(ClassId));
  const auto [found, made] =
      interned_.try_emplace(key, static_cast<ClassListId>(offsets_.size() - 1));
  if (made) {
    pool_.insert(pool_.end(), classes.begin(), classes.end());
    offsets_.push_back(static_cast<std::uint32_t>(pool_.size()));
  }
  return found->second;
}

}  // namespace caveat
