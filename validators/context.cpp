// SPDX-License-Identifier: Apache-2.0

#include "validators/context.hpp"

#include <algorithm>
#include <utility>

namespace caveat {

Location Context::place(Span source) const {
  Location where = lines.at(source.start);
  where.path = document.info.path;
  return where;
}

Proof Context::proof(std::string kind, std::string note, Span text) const {
  const Span source = document.map.to_source(text);
  return {.kind = std::move(kind),
          .note = std::move(note),
          .quote = document.quote(text),
          .span = source,
          .where = place(source)};
}

std::vector<std::uint32_t> sentences_in(const Document& document, Span text) {
  std::vector<std::uint32_t> found;
  auto sentence = std::ranges::upper_bound(document.sentences, text.start, {},
                                           [](const Sentence& each) { return each.text.end; });
  for (; sentence != document.sentences.end() && sentence->text.start < text.end; ++sentence) {
    found.push_back(static_cast<std::uint32_t>(sentence - document.sentences.begin()));
  }
  return found;
}

}  // namespace caveat
