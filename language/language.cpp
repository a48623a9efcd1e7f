// SPDX-License-Identifier: Apache-2.0

#include "language/language.hpp"

#include <algorithm>

#include "language/loader.hpp"
#include "language/tables.hpp"

namespace caveat {

namespace {

std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

}  // namespace

Language::Language(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Language::~Language() = default;

std::shared_ptr<const Language> Language::compile(std::span<const LanguageSource> sources) {
  std::vector<SourceTree> trees;
  for (const LanguageSource& source : sources) trees.emplace_back(source, false);
  return compile_trees(trees);
}

std::shared_ptr<const Language> Language::compile_trees(std::span<const SourceTree> trees) {
  auto tables = std::make_unique<Tables>();
  Loader(*tables).load(trees);
  return std::shared_ptr<const Language>(new Language(std::move(tables)));
}

std::span<const Rule> Language::rules() const { return tables_->rules; }
std::span<const Provision> Language::provisions() const { return tables_->provisions; }
std::span<const Provenance> Language::files() const { return tables_->files; }

const Provision* Language::provision(std::string_view slug) const {
  const auto found = tables_->provision_index.find(std::string(slug));
  return found == tables_->provision_index.end() ? nullptr : &tables_->provisions[found->second];
}

bool Language::supports(std::string_view lang) const {
  const std::string_view primary = lang.substr(0, lang.find_first_of("-_"));
  return std::ranges::find(tables_->languages, primary) != tables_->languages.end();
}

std::optional<std::string_view> Language::class_of(std::string_view term,
                                                   std::string_view kind) const {
  std::vector<Token> tokens;
  tables_->tokenizer.tokenize(term, {0, static_cast<std::uint32_t>(term.size())}, 16, tokens);
  const auto classes = tables_->classes_by_kind.find(kind);
  if (tokens.empty() || classes == tables_->classes_by_kind.end()) return std::nullopt;
  std::uint32_t node = Terms::root;
  for (const Token& token : tokens) {
    if (node != Terms::no_node) node = tables_->terms.next(node, token.word).node;
  }
  const TermClass* best = nullptr;
  for (const ClassId id : classes->second) {
    const bool holds = tokens.size() == 1
                           ? tables_->terms.contains(id, tokens.front().word)
                           : node != Terms::no_node && tables_->terms.node_holds(node, id);
    const TermClass& candidate = tables_->terms.named(id);
    if (holds && (best == nullptr || candidate.size < best->size)) best = &candidate;
  }
  if (best == nullptr) return std::nullopt;
  return std::string_view(best->id);
}

std::vector<std::string> Language::classes_of_kind(std::string_view kind) const {
  std::vector<std::string> ids;
  const auto classes = tables_->classes_by_kind.find(kind);
  if (classes == tables_->classes_by_kind.end()) return ids;
  for (const ClassId id : classes->second) ids.push_back(tables_->terms.named(id).id);
  return ids;
}

bool Language::is_function_word(std::string_view word) const {
  return tables_->terms.contains(tables_->function_word, tables_->vocabulary.find(fold_word(word)));
}

std::vector<std::string> Language::nearest(std::string_view term, std::string_view kind) const {
  constexpr std::size_t most = 3;
  std::vector<std::pair<std::size_t, std::string>> near;
  const std::string folded = fold_word(term);
  const auto classes = tables_->classes_by_kind.find(kind);
  if (classes == tables_->classes_by_kind.end()) return {};
  for (const std::string_view name : tables_->terms.names_of(classes->second)) {
    const std::size_t longer = std::max(folded.size(), name.size());
    if ((longer - std::min(folded.size(), name.size())) * 3 > longer) continue;
    const std::size_t away = edits(folded, name);
    if (away * 3 <= longer) near.emplace_back(away, name);
  }
  std::ranges::sort(near);
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(most, near.size()); ++i) names.push_back(near[i].second);
  return names;
}

}  // namespace caveat
