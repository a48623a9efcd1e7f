// SPDX-License-Identifier: Apache-2.0

#include "entries/word_index.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace caveat {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

std::vector<Word> words_of(std::string_view folded) {
  std::vector<Word> words;
  const std::size_t size = folded.size();
  for (std::size_t at = 0; at < size;) {
    if (!in_word(folded[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < size && (in_word(folded[at]) ||
                         (folded[at] == '\'' && at + 1 < size && in_word(folded[at + 1])))) {
      ++at;
    }
    words.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)},
                     hash_of(folded.substr(begin, at - begin))});
  }
  return words;
}

WordIndex::WordIndex(std::string_view folded) : text_(folded), words_(words_of(folded)) {
  if (words_.size() < 3) return;
  const std::size_t starts = words_.size() - 2;
  first_.assign(std::bit_ceil(starts), none);
  next_.assign(starts, none);
  // Backwards, so that every chain runs in text order.
  for (std::size_t i = starts; i-- > 0;) {
    std::uint32_t& head = first_[bucket(&words_[i])];
    next_[i] = head;
    head = static_cast<std::uint32_t>(i);
  }
}

std::uint32_t WordIndex::bucket(const Word* three) const {
  std::uint32_t mixed = three[0].hash;
  mixed = std::rotl(mixed, 9) * 2654435761U ^ three[1].hash;
  mixed = std::rotl(mixed, 9) * 2654435761U ^ three[2].hash;
  mixed ^= mixed >> 15;
  return mixed & static_cast<std::uint32_t>(first_.size() - 1);
}

std::vector<std::uint32_t> WordIndex::places(const Word* three, std::size_t limit) const {
  std::vector<std::uint32_t> found;
  if (first_.empty()) return found;
  for (std::uint32_t i = first_[bucket(three)]; i != none && found.size() < limit; i = next_[i]) {
    const bool same = words_[i].hash == three[0].hash && words_[i + 1].hash == three[1].hash &&
                      words_[i + 2].hash == three[2].hash;
    if (same) found.push_back(i);
  }
  return found;
}

bool WordIndex::stands_at(std::string_view quote, std::size_t offset) const {
  if (text_.substr(offset, quote.size()) != quote) return false;
  const std::size_t end = offset + quote.size();
  const bool cut_before = offset > 0 && in_word(quote.front()) && in_word(text_[offset - 1]);
  const bool cut_after = end < text_.size() && in_word(quote.back()) && in_word(text_[end]);
  return !cut_before && !cut_after;
}

std::vector<Span> WordIndex::occurrences(std::string_view quote, std::size_t limit) const {
  std::vector<Span> found;
  if (quote.empty()) return found;
  const auto add = [&](std::size_t offset) {
    found.push_back(
        {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + quote.size())});
  };
  const std::vector<Word> words = words_of(quote);
  if (words.size() < 3) {
    for (std::size_t at = text_.find(quote); at != std::string_view::npos && found.size() < limit;
         at = text_.find(quote, at + 1)) {
      if (stands_at(quote, at)) add(at);
    }
    return found;
  }
  if (first_.empty()) return found;
  const std::uint32_t lead = words.front().span.start;
  for (std::uint32_t i = first_[bucket(words.data())]; i != none && found.size() < limit;
       i = next_[i]) {
    const std::uint32_t start = words_[i].span.start;
    if (start >= lead && stands_at(quote, start - lead)) add(start - lead);
  }
  return found;
}

}  // namespace caveat
