// SPDX-License-Identifier: Apache-2.0
//
// <weighing> and <weights> of a lexicon.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "language/loader.hpp"

namespace caveat {

namespace {

float points(pugi::xml_node node, const char* name) {
  return static_cast<float>(node.attribute(name).as_int()) / 100;
}

// The numbers of a line, after its word; false when it has too few or too many.
bool read_points(std::string_view rest, WordWeights& weights) {
  for (Points* points : {&weights.word, &weights.drift, &weights.tone}) {
    for (std::int16_t& value : *points) {
      while (rest.starts_with(' ')) rest.remove_prefix(1);
      const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
      if (error != std::errc()) return false;
      rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    }
  }
  return rest.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

void Loader::weights(const SourceTree& tree) {
  std::array<bool, weighed_count> said = {};
  for (const pugi::xml_node node : tree.root().children("weighing")) {
    const std::string_view of = node.attribute("of").value();
    const auto which =
        static_cast<std::size_t>(std::ranges::find(weighed_names, of) - weighed_names.begin());
    Weighing weighing{.base = points(node, "base"), .threshold = points(node, "threshold")};
    for (std::size_t i = 0; i < circumstance_names.size(); ++i) {
      weighing.circumstances[i] = points(node, circumstance_names[i]);
    }
    tables_.weights.set(static_cast<Weighed>(which), weighing);
    said[which] = true;
  }
  for (const pugi::xml_node node : tree.root().children("weights")) {
    for (std::size_t i = 0; i < said.size(); ++i) {
      if (said[i]) continue;
      tree.fail(node, fmt::format("weights without a <weighing of=\"{}\">", weighed_names[i]),
                "say when their sum is enough");
    }
    words_of(tree, node);
  }
}

// A line for each word.
void Loader::words_of(const SourceTree& tree, pugi::xml_node node) {
  const std::string_view text = node.text().get();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = text.find_first_not_of(" \t\r\n", at);
    if (start == std::string_view::npos) break;
    at = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, at - start);
    const std::string_view word = line.substr(0, line.find(' '));
    WordWeights weights;
    if (!read_points(line.substr(word.size()), weights)) {
      throw Error(
          tree.at_text(node, start), fmt::format("\"{}\" needs twelve whole numbers", word),
          "write the word, then its points for absolute, credible, claim and risk: of the word, "
          "of its sentence's drift, of its page's tone");
    }
    if (word == "_") {
      tables_.weights.set_others(weights);
    } else if (word == "#") {
      tables_.weights.add_number(weights);
    } else if (!tables_.weights.add(tables_.vocabulary.add(word), weights)) {
      throw Error(tree.at_text(node, start),
                  fmt::format("weights of more than {} words", Weights::most_words),
                  "leave out the rarest");
    }
  }
}

}  // namespace caveat
