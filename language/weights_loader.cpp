// SPDX-License-Identifier: Apache-2.0
//
// <weighing>, <weights>, <pairs> and <perceptron> of a lexicon.

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

// Takes a number from the front; false when there is none.
template <typename Number>
bool take_number(std::string_view& rest, Number& number) {
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (error != std::errc()) return false;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return true;
}

bool take_points(std::string_view& rest, Points& points) {
  return std::ranges::all_of(points, [&](std::int16_t& one) { return take_number(rest, one); });
}

bool take_group(std::string_view& rest, WordGroup& group) {
  return take_number(rest, group) && group < group_count;
}

bool is_blank(std::string_view rest) {
  return rest.find_first_not_of(" \t\r") == std::string_view::npos;
}

// The numbers of a line, after its word; false when it has too few or too many.
bool read_points(std::string_view rest, WordWeights& weights) {
  return take_group(rest, weights.group) && take_points(rest, weights.word) &&
         take_points(rest, weights.drift) && take_points(rest, weights.tone) &&
         std::ranges::all_of(weights.page,
                             [&](std::int16_t& one) { return take_number(rest, one); }) &&
         is_blank(rest);
}

// Calls `visit` with each line that is not blank, and where it starts.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = text.find_first_not_of(" \t\r\n", at);
    if (start == std::string_view::npos) break;
    at = std::min(text.find('\n', start), text.size());
    visit(text.substr(start, at - start), start);
  }
}

}  // namespace

void Loader::weights(const SourceTree& tree) {
  std::array<bool, weighed_count> said = {};
  for (const pugi::xml_node node : tree.root().children("weighing")) {
    const std::string_view of = node.attribute("of").value();
    const auto which =
        static_cast<std::size_t>(std::ranges::find(weighed_names, of) - weighed_names.begin());
    Weighing weighing{.base = points(node, "base"), .threshold = points(node, "threshold")};
    if (node.attribute("least-placed")) weighing.least_placed = points(node, "least-placed");
    if (node.attribute("least-total")) weighing.least_total = points(node, "least-total");
    for (std::size_t i = 0; i < circumstance_names.size(); ++i) {
      weighing.circumstances[i] = points(node, circumstance_names[i]);
    }
    tables_.weights.set(static_cast<Weighed>(which), weighing);
    said[which] = true;
  }
  for (const pugi::xml_node node : tree.root().children("page-weighing")) {
    const std::string_view of = node.attribute("of").value();
    const auto which = std::ranges::find(page_weighed_names, of) - page_weighed_names.begin();
    tables_.weights.set(static_cast<PageWeighed>(which),
                        PageWeighing{points(node, "base"), points(node, "threshold")});
  }
  for (const pugi::xml_node node : tree.root().children("weights")) {
    for (std::size_t i = 0; i < said.size(); ++i) {
      if (said[i]) continue;
      tree.fail(node, fmt::format("weights without a <weighing of=\"{}\">", weighed_names[i]),
                "say when their sum is enough");
    }
    words_of(tree, node);
  }
  for (const pugi::xml_node node : tree.root().children("pairs")) pairs_of(tree, node);
  for (const pugi::xml_node node : tree.root().children("perceptron")) units_of(tree, node);
}

// A line for each word.
void Loader::words_of(const SourceTree& tree, pugi::xml_node node) {
  for_each_line(node.text().get(), [&](std::string_view line, std::size_t start) {
    const std::string_view word = line.substr(0, line.find(' '));
    WordWeights weights;
    if (!read_points(line.substr(word.size()), weights)) {
      throw Error(
          tree.at_text(node, start), fmt::format("\"{}\" needs fifteen whole numbers", word),
          fmt::format("write the word, its group (below {}), then its points for absolute, "
                      "credible, claim and risk: of the word, of its sentence's drift, of its "
                      "page's tone; then of its page for health and for promises",
                      group_count));
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
  });
}

// A line for each two groups whose words add something next to each other.
void Loader::pairs_of(const SourceTree& tree, pugi::xml_node node) {
  for_each_line(node.text().get(), [&](std::string_view line, std::size_t start) {
    WordGroup first = no_group, second = no_group;
    Points points = {};
    std::string_view rest = line;
    if (!take_group(rest, first) || !take_group(rest, second) || !take_points(rest, points) ||
        !is_blank(rest)) {
      throw Error(tree.at_text(node, start), fmt::format("\"{}\" is no pair of groups", line),
                  fmt::format("write two groups (below {}), then what their words add next to each "
                              "other for absolute, credible, claim and risk",
                              group_count));
    }
    tables_.weights.set_pair(first, second, points);
  });
}

// A line for each hidden unit.
void Loader::units_of(const SourceTree& tree, pugi::xml_node node) {
  for_each_line(node.text().get(), [&](std::string_view line, std::size_t start) {
    Perceptron::Unit unit;
    std::string_view rest = line;
    const auto take = [&](float& weight) {
      int thousandths = 0;
      if (!take_number(rest, thousandths)) return false;
      weight = static_cast<float>(thousandths) / 1000;
      return true;
    };
    if (!take(unit.base) || !std::ranges::all_of(unit.inputs, take) ||
        !std::ranges::all_of(unit.outputs, take) || !is_blank(rest)) {
      throw Error(tree.at_text(node, start), "that is no unit of a perceptron",
                  fmt::format("write its base, its {} inputs and its {} outputs, in thousandths",
                              unit.inputs.size(), unit.outputs.size()));
    }
    if (!tables_.weights.add(unit)) {
      throw Error(tree.at_text(node, start),
                  fmt::format("a perceptron of more than {} units", Perceptron::unit_count),
                  "leave some out");
    }
  });
}

}  // namespace caveat
