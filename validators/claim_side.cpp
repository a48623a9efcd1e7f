// SPDX-License-Identifier: Apache-2.0

#include "validators/claim_side.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "documents/characters.hpp"
#include "documents/reading.hpp"
#include "language/language.hpp"

namespace caveat {

namespace {

constexpr std::size_t fewest_letters = 4;  // of a word that is compared

}  // namespace

Side::Side(std::string_view text, Reader& reader)
    : document(read_document(std::string(text), Format::text, {}, {.detect_language = false})),
      lower(document.text),
      facts(wording_facts(document, reader)),
      reading(reader.read(document)) {
  for (char& c : lower) c = ascii_lower(c);
  for (std::size_t i = 0; i < lower.size();) {
    const std::size_t start = i;
    while (i < lower.size() && is_ascii_letter(lower[i])) ++i;
    if (i - start >= fewest_letters) {
      words.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(i)});
    }
    if (i == start) ++i;
  }
}

std::string_view Side::stem(Span word) const { return at(word).substr(0, stem_letters); }

std::vector<TermUse> Side::terms(std::string_view kind, Reader& reader) const {
  std::vector<TermUse> all;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    std::ranges::move(reader.terms(document, i, kind), std::back_inserter(all));
  }
  return all;
}

bool Side::has_head(std::string_view name) const {
  const std::size_t space = name.find_last_of(" -");
  const std::string_view head = space == std::string_view::npos ? name : name.substr(space + 1);
  return says(head.substr(0, std::min(head.size(), stem_letters - 1)));
}

Strength Side::strength() const {
  Strength most = Strength::none;
  for (const SentenceReading& sentence : reading.sentences) {
    most = std::max(most, sentence.strength);
  }
  return most;
}

Shared shared_words(const Side& claim, const Side& source) {
  Shared shared;
  for (const Span word : claim.words) {
    const auto same = [&](Span other) { return source.stem(other) == claim.stem(word); };
    const auto found = std::ranges::find_if(source.words, same);
    if (found == source.words.end()) continue;
    shared.claim.push_back(word);
    shared.source.push_back(*found);
  }
  return shared;
}

}  // namespace caveat
