// SPDX-License-Identifier: Apache-2.0
//
// Words as numbers. Built once while packs and lexicons load; afterwards every
// word of a text costs one probe of a table.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace caveat {

using WordId = std::uint32_t;

/// The id of every word that no pattern, class or cue ever mentions.
inline constexpr WordId unknown_word = 0;

/// The first sixteen bytes of a folded word; longer words keep the rest elsewhere.
struct WordKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool operator==(const WordKey&) const = default;
};

/// `word` must be folded and at most sixteen bytes long.
WordKey key_of(std::string_view word);

class Vocabulary {
 public:
  Vocabulary();

  /// The id of a folded word, made if it is new.
  WordId add(std::string_view word);

  /// The id of a folded word, or unknown_word.
  WordId find(std::string_view word) const;
  WordId find(WordKey key) const { return find(key, place(key)); }

  /// Where find() begins to look for a word, which fetch() fetches.
  std::uint32_t place(WordKey key) const { return static_cast<std::uint32_t>(hash(key) & mask_); }
  WordId find(WordKey key, std::uint32_t place) const {
    for (std::size_t slot = place;; slot = (slot + 1) & mask_) {
      const Slot& entry = probed_[slot];
      if (entry.key == key) return entry.id;
      if (entry.id == unknown_word) return unknown_word;
    }
  }

  void fetch(std::uint32_t place) const { __builtin_prefetch(&probed_[place]); }

  std::string_view word(WordId id) const {
    return text_.substr(starts_[id], starts_[id + 1] - starts_[id]);
  }
  std::size_t size() const { return starts_.size() - 1; }

  template <typename Archive>
  void describe(Archive& archive) {
    archive(mask_, used_, long_words_);
    archive.in_place(slots_, probed_);
    archive.in_place(growing_text_, text_);
    archive.in_place(growing_starts_, starts_);
  }

 private:
  struct Slot {
    WordKey key;
    WordId id = unknown_word;
  };

  static std::size_t hash(WordKey key) {
    const std::uint64_t mixed = (key.low ^ (key.high * 0x9E3779B97F4A7C15U)) * 0xD6E8FEB86659FD93U;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32));
  }
  void grow();

  std::vector<Slot> slots_;       // none for built-in tables,
  std::span<const Slot> probed_;  // whose slots stay where the program's image has them
  std::size_t mask_ = 0;
  std::size_t used_ = 0;
  std::unordered_map<std::string, WordId> long_words_;
  std::string growing_text_;  // as the slots
  std::string_view text_;     // of all words, one after the other
  std::vector<std::uint32_t> growing_starts_;
  std::span<const std::uint32_t> starts_;  // per word, and the end
};

}  // namespace caveat
