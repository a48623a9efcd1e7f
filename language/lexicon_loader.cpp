// SPDX-License-Identifier: Apache-2.0
//
// The elements of <lexicon> that are words: how they inflect, how often they are met, the classes
// they are in.

#include <fmt/format.h>

#include <algorithm>

#include "language/loader.hpp"
#include "xml/nearest.hpp"

namespace caveat {

namespace {

constexpr std::size_t deepest_include = 64;
constexpr std::size_t most_terms = 100'000;

// Separated by single spaces; a leading space stands for the empty form.
std::vector<std::string> split_forms(std::string_view text) {
  std::vector<std::string> forms(1);
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t') {
      forms.emplace_back();
    } else {
      forms.back() += c;
    }
  }
  return forms;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  for (std::string& form : split_forms(text)) {
    if (!form.empty()) names.push_back(std::move(form));
  }
  return names;
}

void Loader::paradigms(const SourceTree& tree) {
  for (const pugi::xml_node node : tree.root().children("paradigm")) {
    inflections_.add_paradigm(node.attribute("of").value(), node.attribute("ending").value(),
                              split_forms(node.attribute("forms").value()));
  }
}

// First of all, so that what is known of frequent words stands close together.
void Loader::frequent_words(const SourceTree& tree) {
  for (const pugi::xml_node node : tree.root().children("frequent")) {
    for (const std::string& word : split_names(node.text().get())) {
      frequencies_.set(tables_.vocabulary.add(word), node.attribute("per-thousand").as_uint());
    }
  }
}

void Loader::words(const SourceTree& tree) {
  for (const pugi::xml_node node : tree.root().children()) {
    const std::string_view name = node.name();
    const std::string of = node.attribute("of").value();
    if (name == "words") {
      for (const std::string& base : split_names(node.text().get())) {
        if (!inflections_.add_regular(base, of)) {
          tree.fail(node, fmt::format("no paradigm of \"{}\" fits \"{}\"", of, base),
                    "add a <paradigm> or list the forms in a <word>");
        }
      }
    } else if (name == "word") {
      inflections_.add_irregular(node.attribute("base").value(), of,
                                 split_names(node.attribute("forms").value()));
    } else if (name == "contraction") {
      std::vector<WordId> is;
      for (const std::string& word : split_names(node.attribute("is").value())) {
        is.push_back(tables_.vocabulary.add(word));
      }
      tables_.tokenizer.add_contraction(
          tables_.vocabulary.add(fold_word(node.attribute("word").value())), is);
    }
  }
}

void Loader::declare_classes(const SourceTree& tree) {
  for (const pugi::xml_node node : tree.root().children("class")) {
    const std::string id = node.attribute("id").value();
    if (raw_classes_.contains(id)) {
      tree.fail(node, fmt::format("the class \"{}\" is defined twice", id),
                "give one of them another id, or join them");
    }
    RawClass& raw = raw_classes_[id];
    raw.tree = &tree;
    raw.node = node;
    class_order_.push_back(id);
  }
}

void Loader::fill_classes() {
  for (const std::string& id : class_order_) {
    const RawClass& raw = raw_classes_[id];
    fill(id, raw.node, *raw.tree);
  }
  for (const std::string& id : class_order_) {
    const RawClass& raw = raw_classes_[id];
    const std::string kind = raw.node.attribute("kind").value();
    const ClassId made = tables_.terms.add_class({.id = id,
                                                  .kind = kind,
                                                  .label = raw.node.attribute("label").value(),
                                                  .route = raw.node.attribute("route").value()});
    class_ids_.emplace(id, made);
    if (!kind.empty()) tables_.classes_by_kind[kind].push_back(made);
    for (const RawClass::Term& term : raw.terms) {
      tables_.terms.add(made, term.words, kind.empty() ? std::string_view{} : term.canonical);
    }
  }
}

// Recursive: the depth of includes is bounded.
void Loader::fill(const std::string& id, pugi::xml_node asked_by, const SourceTree& asked_in) {
  const auto found = raw_classes_.find(id);
  if (found == raw_classes_.end()) {
    asked_in.fail(asked_by, fmt::format("unknown class \"{}\"", id),
                  did_you_mean(id, class_order_));
  }
  RawClass& raw = found->second;
  if (raw.state == RawClass::closed) return;
  if (raw.state == RawClass::open) {
    asked_in.fail(asked_by, fmt::format("the class \"{}\" includes itself", id),
                  "take one of the <include> elements out");
  }
  if (++open_classes_ > deepest_include) {
    asked_in.fail(asked_by,
                  fmt::format("classes include each other more than {} deep", deepest_include),
                  "include them side by side");
  }
  raw.state = RawClass::open;
  for (const pugi::xml_node child : raw.node.children()) {
    const std::string_view name = child.name();
    if (name == "terms") {
      fill_terms(raw, child);
    } else if (name == "all") {
      for (const WordId word : inflections_.all(child.attribute("of").value())) {
        raw.terms.push_back({{word}, {}});
      }
    } else if (name == "include") {
      const std::string other = child.attribute("class").value();
      fill(other, child, *raw.tree);
      const auto& terms = raw_classes_[other].terms;
      raw.terms.insert(raw.terms.end(), terms.begin(), terms.end());
      bound_terms(raw, child);
    }
  }
  raw.state = RawClass::closed;
  --open_classes_;
}

void Loader::bound_terms(const RawClass& raw, pugi::xml_node added) const {
  if (raw.terms.size() <= most_terms) return;
  raw.tree->fail(added, fmt::format("a class of more than {} terms", most_terms),
                 "split it, or include a class once");
}

void Loader::fill_terms(RawClass& raw, pugi::xml_node terms) {
  const std::string inflect = terms.attribute("inflect").value();
  std::string_view rest = terms.text().get();
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string term(trimmed(rest.substr(0, comma)));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    if (term.empty()) continue;
    for (auto& words : term_forms(*raw.tree, terms, term, inflect)) {
      raw.terms.push_back({std::move(words), term});
    }
    bound_terms(raw, terms);
  }
}

}  // namespace caveat
