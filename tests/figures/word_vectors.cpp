// SPDX-License-Identifier: Apache-2.0

#include "word_vectors.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cmath>

namespace {

bool is_plain(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return 'a' <= c && c <= 'z'; });
}

}  // namespace

WordVectors::WordVectors(const std::filesystem::path& file, std::size_t most_frequent,
                         const std::function<bool(std::string_view)>& also) {
  simdjson::ondemand::parser parser;
  const simdjson::padded_string json = simdjson::padded_string::load(file.string());
  simdjson::ondemand::document document = parser.iterate(json);
  std::size_t rank = 0;
  for (auto field : document["vectors"].get_object()) {
    const std::string_view word = field.unescaped_key();
    if (!is_plain(word) || (++rank > most_frequent && !also(word))) continue;
    Vector vector = {};
    std::size_t i = 0;
    float square = 0;
    for (auto number : field.value().get_array()) {
      if (i == dimensions) break;  // what follows is no coordinate
      vector[i] = static_cast<float>(number.get_double());
      square += vector[i] * vector[i];
      ++i;
    }
    for (float& coordinate : vector) coordinate /= std::max(1e-6F, std::sqrt(square));
    words_.emplace_back(word);
    vectors_.emplace(word, vector);
  }
}
