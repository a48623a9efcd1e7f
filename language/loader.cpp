// SPDX-License-Identifier: Apache-2.0

#include "language/loader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "documents/english.hpp"
#include "files/digest.hpp"
#include "xml/nearest.hpp"

namespace caveat {

namespace {

constexpr std::size_t most_forms = 1000;  // of a term
constexpr std::size_t most_patterns = 0xFFFF;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

void Loader::load(std::span<const SourceTree> trees) {
  tables_.vocabulary.add("--");
  for (const SourceTree& tree : trees) {
    if (tree.kind() == "lexicon") frequent_words(tree);
  }
  for (const SourceTree& tree : trees) {
    if (tree.kind() == "lexicon") paradigms(tree);
  }
  for (const SourceTree& tree : trees) {
    if (tree.kind() == "lexicon") words(tree);
  }
  for (const SourceTree& tree : trees) {
    if (tree.kind() == "lexicon") declare_classes(tree);
  }
  fill_classes();
  for (const SourceTree& tree : trees) {
    if (tree.kind() == "provisions") provisions(tree);
    if (tree.kind() == "pack") categories(tree);
  }
  for (const char* name : {"claim", "risk", "target"}) category(name);
  tables_.gap_stop = required_class("gap-stop");
  tables_.trigger_stop = required_class("trigger-stop");
  tables_.health = required_class("health");
  tables_.off_topic = required_class("off-topic");
  tables_.function_word = required_class("function-word");
  tables_.number = required_class("number");
  tables_.critical_voice = required_class("critical-voice");
  tables_.sober_voice = required_class("sober-voice");
  tables_.seller_voice = required_class("seller-voice");
  tables_.reporting = required_class("reporting");
  for (const SourceTree& tree : trees) {
    if (tree.kind() == "lexicon") {
      cues(tree);
      boundaries(tree);
      senses(tree);
      recognisers(tree);
      weights(tree);
    }
  }
  for (const SourceTree& tree : trees) {
    if (tree.kind() == "pack") rules(tree);
  }
  refuse_bad_patterns();
  for (const SourceTree& tree : trees) {
    const std::string kind(tree.kind());
    tables_.files.push_back({kind, tree.id().empty() ? kind : tree.id(),
                             tree.root().attribute("version").value(),
                             "sha256:" + sha256_hex(tree.source().bytes)});
    const std::string lang = tree.root().attribute("lang").value();
    if (!lang.empty() && std::ranges::find(tables_.languages, lang) == tables_.languages.end()) {
      tables_.languages.push_back(lang);
    }
  }
  tables_.terms.freeze(tables_.vocabulary.size());
  tables_.weights.freeze(tables_.vocabulary.size());
  build_index(tables_, compiled_, frequencies_);
  tables_.terms.shrink();
}

// All at once: an author mends a pack in one go.
void Loader::refuse_bad_patterns() const {
  if (pattern_errors_.empty()) return;
  const Error& first = pattern_errors_.front();
  std::string help = first.help();
  for (std::size_t i = 1; i < pattern_errors_.size(); ++i) {
    help += fmt::format("\n{}", pattern_errors_[i].what());
  }
  throw Error(first.where(), first.problem(), help);
}

// Words as the tokenizer would cut them.
std::vector<std::string> Loader::split_words(std::string_view term) const {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (word.ends_with(possessive)) word.resize(word.size() - possessive.size());
    if (word.ends_with("'")) word.pop_back();
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (const char c : fold_word(term)) {
    if (is_space(c) || c == '-' || c == '/' || c == '.') {
      finish();
    } else if (c == '%' || c == '&' || c == '+') {
      finish();
      words.emplace_back(1, c);
    } else {
      word += c;
    }
  }
  finish();
  return words;
}

std::vector<std::vector<WordId>> Loader::term_forms(const SourceTree& tree, pugi::xml_node node,
                                                    const std::string& term,
                                                    const std::string& inflect) {
  std::vector<std::vector<WordId>> results(1);
  const std::vector<std::string> parts = split_words(term);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::vector<WordId> forms;
    if (parts[i].starts_with('~')) {
      forms = inflections_.forms(parts[i].substr(1));
      if (forms.empty()) {
        tree.fail(node, fmt::format("no inflections are known for \"{}\"", parts[i]),
                  "list the word in <words>");
      }
    } else if (!inflect.empty() && i + 1 == parts.size()) {
      for (const std::string& form : inflections_.forms_as(parts[i], inflect)) {
        forms.push_back(tables_.vocabulary.add(form));
      }
    }
    if (forms.empty()) forms.push_back(tables_.vocabulary.add(parts[i]));
    if (results.size() * forms.size() > most_forms) {
      tree.fail(node, fmt::format("\"{}\" has more than {} forms", term, most_forms),
                "inflect fewer of its words");
    }
    std::vector<std::vector<WordId>> longer;
    for (const auto& result : results) {
      for (const WordId form : forms) {
        longer.push_back(result);
        longer.back().push_back(form);
      }
    }
    results = std::move(longer);
  }
  return results;
}

std::optional<ClassId> Loader::inflection_class(std::string_view base) {
  const std::string id = fmt::format("~{}", base);
  if (const auto known = class_ids_.find(id); known != class_ids_.end()) return known->second;
  const std::vector<WordId> forms = inflections_.forms(std::string(base));
  if (forms.empty()) return std::nullopt;
  const ClassId made = tables_.terms.add_class({.id = id});
  for (const WordId form : forms) tables_.terms.add(made, {&form, 1});
  class_ids_.emplace(id, made);
  return made;
}

PatternNames Loader::names() {
  return {
      .word =
          [this](std::string_view word) {
            if (word.ends_with(possessive)) word.remove_suffix(possessive.size());
            return tables_.vocabulary.add(word);
          },
      .is_contraction =
          [this](std::string_view word) {
            return tables_.tokenizer.expands(tables_.vocabulary.find(word));
          },
      .inflected = [this](std::string_view base) { return inflection_class(base); },
      .named = [this](std::string_view name) -> std::optional<ClassId> {
        const auto found = class_ids_.find(name);
        if (found == class_ids_.end()) return std::nullopt;
        return found->second;
      },
      .frequency = [this](Atom atom) { return frequencies_.of(atom); },
      .suggestion = [this](std::string_view name, bool is_class) -> std::string {
        if (!is_class) {
          const std::string base = inflections_.nearest(name);
          return base.empty()
                     ? "list the word in <words> of a lexicon"
                     : fmt::format("did you mean \"~{}\"? Or list the word in <words>", base);
        }
        const std::string help = did_you_mean(name, class_order_);
        return help.empty() ? "define the class in a lexicon" : help;
      },
  };
}

void Loader::pattern(const SourceTree& tree, pugi::xml_node node, PatternUse use) {
  // Every owner has a pattern, so this bounds owners too.
  if (compiled_.size() >= most_patterns) {
    tree.fail(node, fmt::format("more than {} patterns", most_patterns), "load fewer files");
  }
  try {
    CompiledPattern compiled = compile_pattern(node.text().get(), names(), tables_.growing_program);
    use.entry = compiled.entry;
    tables_.patterns.uses.push_back(use);
    compiled_.push_back(std::move(compiled));
  } catch (const PatternError& error) {
    pattern_errors_.emplace_back(tree.at_text(node, error.offset()), error.what(), error.help());
  }
}

std::uint8_t Loader::category(const std::string& name) {
  auto& known = tables_.categories;
  const auto found = std::ranges::find(known, name);
  if (found == known.end()) known.push_back(name);
  return static_cast<std::uint8_t>(std::ranges::find(known, name) - known.begin());
}

CategorySet Loader::category_set(const SourceTree& tree, pugi::xml_node node,
                                 const char* attribute) {
  const pugi::xml_attribute given = node.attribute(attribute);
  if (!given) return every_category;
  CategorySet set = 0;
  std::string name;
  for (const char c : std::string(given.value()) + " ") {
    if (!is_space(c)) {
      name += c;
    } else if (!name.empty()) {
      if (std::ranges::find(tables_.categories, name) == tables_.categories.end()) {
        tree.fail(node, fmt::format("unknown category \"{}\" in {}", name, attribute),
                  did_you_mean(name, tables_.categories));
      }
      set |= CategorySet{1} << category(name);
      name.clear();
    }
  }
  return set;
}

ClassId Loader::required_class(const char* name) const {
  const auto found = class_ids_.find(name);
  if (found == class_ids_.end()) {
    throw Error({}, fmt::format("no lexicon defines the class \"{}\"", name),
                "the engine needs it: see docs/writing-rules.md");
  }
  return found->second;
}

}  // namespace caveat
