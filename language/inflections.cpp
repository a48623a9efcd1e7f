// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "language/loader.hpp"
#include "xml/nearest.hpp"

namespace caveat {

void Inflections::add_paradigm(std::string of, std::string ending, std::vector<std::string> forms) {
  paradigms_.push_back({std::move(of), std::move(ending), std::move(forms)});
}

bool Inflections::add_regular(const std::string& base, const std::string& of) {
  std::vector<std::string> forms = regular(base, of);
  if (forms.empty()) return false;
  add_irregular(base, of, std::move(forms));
  return true;
}

void Inflections::add_irregular(const std::string& base, const std::string& of,
                                std::vector<std::string> forms) {
  auto& declared = words_[base];
  for (Declared& known : declared) {
    if (known.of == of) {
      known.forms = std::move(forms);
      return;
    }
  }
  declared.push_back({of, std::move(forms)});
}

std::vector<std::string> Inflections::regular(const std::string& base,
                                              const std::string& of) const {
  for (const Paradigm& paradigm : paradigms_) {
    if (paradigm.of != of || !base.ends_with(paradigm.ending)) continue;
    const std::string stem = base.substr(0, base.size() - paradigm.ending.size());
    std::vector<std::string> forms;
    forms.reserve(paradigm.forms.size());
    for (const std::string& form : paradigm.forms) forms.push_back(stem + form);
    return forms;
  }
  return {};
}

std::vector<WordId> Inflections::forms(const std::string& base) const {
  std::vector<WordId> ids;
  const auto found = words_.find(base);
  if (found == words_.end()) return ids;
  for (const Declared& declared : found->second) {
    for (const std::string& form : declared.forms) ids.push_back(vocabulary_->add(form));
  }
  return ids;
}

std::vector<std::string> Inflections::forms_as(const std::string& base,
                                               const std::string& of) const {
  if (const auto found = words_.find(base); found != words_.end()) {
    for (const Declared& declared : found->second) {
      if (declared.of == of) return declared.forms;
    }
  }
  return regular(base, of);
}

std::vector<WordId> Inflections::all(const std::string& of) const {
  std::vector<WordId> ids;
  for (const auto& [base, kinds] : words_) {
    for (const Declared& declared : kinds) {
      if (declared.of != of) continue;
      for (const std::string& form : declared.forms) ids.push_back(vocabulary_->add(form));
    }
  }
  return ids;
}

std::string Inflections::nearest(std::string_view base) const {
  std::vector<std::string> known;
  known.reserve(words_.size());
  for (const auto& entry : words_) known.push_back(entry.first);
  return std::string(caveat::nearest(base, known));
}

}  // namespace caveat
