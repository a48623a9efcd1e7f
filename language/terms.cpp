// SPDX-License-Identifier: Apache-2.0

#include "language/terms.hpp"

#include <algorithm>

namespace caveat {

Terms::Terms() { growing_.node_classes.resize(1); }

ClassId Terms::add_class(TermClass added) {
  classes_.push_back(std::move(added));
  growing_.parts.emplace_back();
  return static_cast<ClassId>(classes_.size() - 1);
}

void Terms::add(ClassId to, std::span<const WordId> words, std::string_view canonical) {
  if (words.empty()) return;
  ++classes_[to].size;
  classes_[to].longest = std::max(classes_[to].longest, static_cast<std::uint32_t>(words.size()));
  growing_.parts[to].firsts.push_back(words.front());
  growing_.parts[to].lasts.push_back(words.back());
  if (words.size() == 1) {
    growing_.parts[to].singles.push_back(words.front());
    growing_.single[words.front()].push_back(to);
    if (!canonical.empty()) growing_.word_names.try_emplace(words.front(), canonical);
    return;
  }
  std::uint32_t node = root;
  for (const WordId word : words) {
    const auto [found, made] = growing_.children.try_emplace(
        child_key(node, word), static_cast<std::uint32_t>(growing_.node_classes.size()));
    if (made) growing_.node_classes.emplace_back();
    node = found->second;
  }
  growing_.node_classes[node].push_back(to);
  growing_.parts[to].nodes.push_back(node);
  if (!canonical.empty()) growing_.node_names.try_emplace(node, canonical);
}

void Terms::freeze(std::size_t word_count) {
  own_.offsets.assign(1, 0);
  std::vector<ClassId> none;
  const ClassListId empty = intern(none);
  own_.of_word.assign(word_count, empty);
  own_.openings.assign(word_count, {});
  for (auto& [word, classes] : growing_.single) own_.of_word[word] = intern(classes);
  for (auto& classes : growing_.node_classes) own_.at_node.push_back(intern(classes));
  for (auto& [singles, firsts, lasts, nodes] : growing_.parts) {
    for (auto* ids : {&singles, &firsts, &lasts, &nodes}) {
      std::ranges::sort(*ids);
      ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
    }
  }
  freeze_children();
  own_.word_names = freeze_names(growing_.word_names);
  own_.node_names = freeze_names(growing_.node_names);
  of_word_ = own_.of_word;
  at_node_ = own_.at_node;
  pool_ = own_.pool;
  offsets_ = own_.offsets;
  openings_ = own_.openings;
  probed_ = own_.children;
  word_names_ = own_.word_names;
  node_names_ = own_.node_names;
  names_text_ = own_.names_text;
}

void Terms::freeze_children() {
  std::vector<WordId> words_of(growing_.node_classes.size());  // the last of each node
  for (const auto& [key, node] : growing_.children) {
    words_of[node] = static_cast<WordId>(key);
    if (key >> 32 == root) own_.openings[static_cast<WordId>(key)].node = node;
  }
  for (const auto& [key, node] : growing_.children) {
    const auto parent = static_cast<std::uint32_t>(key >> 32);
    Opening& opening = own_.openings[words_of[parent]];
    if (parent != root && opening.node == parent) {
      opening.followers |= bit_of(static_cast<WordId>(key));
      own_.openings[static_cast<WordId>(key)].leaders |= bit_of(words_of[parent]);
    }
  }
  std::size_t slots = 16;
  while (slots < growing_.children.size() * 2) slots *= 2;
  own_.children.assign(slots, {});
  child_mask_ = slots - 1;
  std::vector<std::uint32_t> followers(words_of.size());
  for (const auto& [key, node] : growing_.children) {
    followers[key >> 32] |= std::uint32_t{1} << static_cast<WordId>(key) % 32U;
  }
  for (const auto& [key, node] : growing_.children) {
    std::size_t slot = child_hash(key) & child_mask_;
    while (own_.children[slot].is.node != no_node) slot = (slot + 1) & child_mask_;
    own_.children[slot] = {key, {node, followers[node]}};
  }
}

std::vector<Terms::Name> Terms::freeze_names(const std::map<std::uint32_t, std::string>& names) {
  std::vector<Name> frozen;
  for (const auto& [key, name] : names) {
    const auto start = static_cast<std::uint32_t>(own_.names_text.size());
    own_.names_text += name;
    frozen.push_back({key, start, static_cast<std::uint32_t>(own_.names_text.size())});
  }
  return frozen;
}

std::string_view Terms::found_in(std::span<const Name> names, std::uint32_t key) const {
  const auto found = std::ranges::lower_bound(names, key, {}, &Name::key);
  if (found == names.end() || found->key != key) return {};
  return names_text_.substr(found->start, found->end - found->start);
}

std::vector<std::string_view> Terms::names_of(std::span<const ClassId> classes) const {
  std::vector<std::string_view> names;
  const auto wanted = [&](ClassListId id) {
    return std::ranges::any_of(classes, [&](ClassId wanted_id) { return holds(id, wanted_id); });
  };
  for (const Name& name : word_names_) {
    if (wanted(of_word_[name.key])) names.push_back(canonical_word(name.key));
  }
  for (const Name& name : node_names_) {
    if (wanted(at_node_[name.key])) names.push_back(canonical_node(name.key));
  }
  return names;
}

ClassListId Terms::intern(std::vector<ClassId>& classes) {
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  const std::string key(reinterpret_cast<const char*>(classes.data()),
                        classes.size() * sizeof(ClassId));
  const auto [found, made] =
      growing_.interned.try_emplace(key, static_cast<ClassListId>(own_.offsets.size() - 1));
  if (made) {
    own_.pool.insert(own_.pool.end(), classes.begin(), classes.end());
    own_.offsets.push_back(static_cast<std::uint32_t>(own_.pool.size()));
  }
  return found->second;
}

}  // namespace caveat
