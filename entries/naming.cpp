// SPDX-License-Identifier: Apache-2.0

#include "entries/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "documents/characters.hpp"

namespace caveat {

namespace {

bool is_vague(std::string_view lexicon_class) {
  constexpr std::array<std::string_view, 6> vague = {
      "therapy", "therapy-topical", "condition", "vague-condition", "symptom", "other-condition"};
  return std::ranges::find(vague, lexicon_class) != vague.end();
}

/// By class, a name as written.
using Names = std::map<std::string_view, std::string_view>;

Names named(std::string_view kind, const Document& document, Reader& reader) {
  Names names;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    for (const TermUse& use : reader.terms(document, i, kind)) {
      if (!is_vague(use.lexicon_class)) {
        names.emplace(use.lexicon_class, document.text_of(use.text));
      }
    }
  }
  return names;
}

Names::const_iterator only_in(const Names& names, const Names& others) {
  return std::ranges::find_if(names, [&](const auto& one) { return !others.contains(one.first); });
}

std::string change(const Names& before, const Names& now) {
  const auto gone = only_in(before, now), come = only_in(now, before);
  if (gone == before.end() || come == now.end()) return {};
  std::string words = fmt::format("{} to {}", gone->second, come->second);
  for (char& c : words) c = ascii_lower(c);
  return words;
}

}  // namespace

std::string subject_changed(std::string_view kind, const Document& was, const Document& is,
                            Reader& reader) {
  return change(named(kind, was, reader), named(kind, is, reader));
}

std::string subject_replaced(std::string_view kind, const Document& was, const Document& is,
                             Reader& reader) {
  const Names before = named(kind, was, reader), now = named(kind, is, reader);
  const bool one_stays =
      std::ranges::any_of(before, [&](const auto& one) { return now.contains(one.first); });
  return one_stays ? std::string{} : change(before, now);
}

}  // namespace caveat
