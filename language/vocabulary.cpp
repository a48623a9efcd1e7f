// SPDX-License-Identifier: Apache-2.0

#include "language/vocabulary.hpp"

#include <array>
#include <cstring>

#include "documents/eight_bytes.hpp"

namespace caveat {

namespace {

constexpr std::size_t short_word = 16;

}  // namespace

WordKey key_of(std::string_view word) {
  std::array<char, short_word> bytes{};
  std::memcpy(bytes.data(), word.data(), word.size());
  return {eight_bytes(bytes.data()), eight_bytes(bytes.data() + 8)};
}

Vocabulary::Vocabulary()
    : slots_(1024), probed_(slots_), mask_(1023), growing_starts_{0, 0}, starts_(growing_starts_) {}

WordId Vocabulary::add(std::string_view word) {
  if (const WordId known = find(word); known != unknown_word || word.empty()) return known;
  const auto id = static_cast<WordId>(size());
  growing_text_ += word;
  text_ = growing_text_;
  growing_starts_.push_back(static_cast<std::uint32_t>(text_.size()));
  starts_ = growing_starts_;
  if (word.size() > short_word) {
    long_words_.emplace(word, id);
    return id;
  }
  if (++used_ * 2 > slots_.size()) grow();
  const WordKey key = key_of(word);
  std::size_t slot = hash(key) & mask_;
  while (slots_[slot].id != unknown_word) slot = (slot + 1) & mask_;
  slots_[slot] = {key, id};
  return id;
}

WordId Vocabulary::find(std::string_view word) const {
  if (word.size() <= short_word) return find(key_of(word));
  const auto found = long_words_.find(std::string(word));
  return found == long_words_.end() ? unknown_word : found->second;
}

void Vocabulary::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  probed_ = slots_;
  mask_ = slots_.size() - 1;
  for (const Slot& entry : old) {
    if (entry.id == unknown_word) continue;
    std::size_t slot = hash(entry.key) & mask_;
    while (slots_[slot].id != unknown_word) slot = (slot + 1) & mask_;
    slots_[slot] = entry;
  }
}

}  // namespace caveat
