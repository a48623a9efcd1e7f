// SPDX-License-Identifier: Apache-2.0

#include "language/scanner.hpp"

#include <boost/test/unit_test.hpp>
#include <tuple>
#include <vector>

#include "documents/reading.hpp"
#include "language/language.hpp"
#include "language/matcher.hpp"

namespace caveat {
namespace {

using Hit = std::tuple<std::uint16_t, std::uint16_t, std::uint16_t, std::uint16_t, std::uint16_t>;

Hit hit(std::uint16_t pattern, const PatternMatch& match) {
  return {match.start, pattern, match.end, match.mark_start, match.mark_end};
}

// Every pattern tried at every place, without the sieve and without outlines.
std::vector<Hit> tried_everywhere(const Language::Tables& tables, const Stretch& stretch) {
  Window window(tables);
  window.add(stretch.tokens, stretch.long_terms, true, true);
  window.finish();
  Matcher matcher(window, tables.program);
  std::vector<Hit> hits;
  for (std::uint32_t at = 0; at < stretch.tokens.size(); ++at) {
    for (std::size_t i = 0; i < tables.patterns.uses.size(); ++i) {
      PatternMatch match;
      if (!matcher.match(tables.patterns.uses[i].entry, at, match)) continue;
      if (match.mark_end > match.mark_start)
        hits.push_back(hit(static_cast<std::uint16_t>(i), match));
    }
  }
  return hits;
}

std::vector<Hit> scanned(const Stretch& stretch) {
  std::vector<Hit> hits;
  for (const auto& some : {stretch.hits, stretch.context}) {
    for (const auto& [pattern, match] : some) hits.push_back(hit(pattern, match));
  }
  std::ranges::sort(hits);
  return hits;
}

// What is worth trying is found by words and outlines; nothing that matches may be lost.
BOOST_AUTO_TEST_CASE(the_scanner_finds_what_trying_everything_finds) {
  const auto language = Language::embedded();
  const Language::Tables& tables = language->tables();
  Scanner scanner(tables);
  std::size_t found = 0;
  for (const Rule& rule : language->rules()) {
    for (const Example& example : rule.examples) {
      const Document document =
          read_document(example.text, Format::text, {}, {.detect_language = false});
      Passage passage;
      for (const Sentence& sentence : document.sentences) {
        if (passage.size() < most_stretches) passage.cut(tables, document.text, sentence.text);
      }
      passage.settle(tables);
      scanner.scan(passage, {});
      for (std::size_t i = 0; i < passage.size(); ++i) {
        if (passage[i].tokens.size() >= place_count) continue;  // more than one window
        const std::vector<Hit> wanted = tried_everywhere(tables, passage[i]);
        BOOST_TEST((scanned(passage[i]) == wanted), rule.id << ": " << example.text);
        found += wanted.size();
      }
    }
  }
  BOOST_TEST(found > language->rules().size());
}

struct Asked {
  const char* text;
  Scanner::Wanted wanted;
  bool has_context;
};

BOOST_AUTO_TEST_CASE(context_is_looked_for_where_somebody_will_ask) {
  const std::vector<Asked> rows = {
      {"The room is blue and not large.", {0, 0}, false},
      {"The room is blue and not large.", {0, 1}, false},
      {"The room is blue and not large.", {0, 2}, false},
      {"The room is blue and not large.", {1, 0}, true},
      {"Perhaps the room is blue and not large.", {0, 0}, false},
      {"Perhaps the room is blue and not large.", {0, 1}, true},
      {"Perhaps the room is blue and not large.", {0, 2}, false},
      {"The cream cures eczema and not acne.", {0, 0}, true},  // a trigger
      {"That is simply not true.", {0, 0}, true},              // speaks of another sentence
      {"", {0, 0}, false},
  };
  const auto language = Language::embedded();
  const Language::Tables& tables = language->tables();
  Scanner scanner(tables);
  for (const auto& [text, wanted, has_context] : rows) {
    Passage passage, whole;
    for (Passage* to : {&passage, &whole}) {
      to->read(tables, text, {0, static_cast<std::uint32_t>(std::string_view(text).size())});
    }
    scanner.scan(whole, {});
    scanner.scan(passage, wanted);
    BOOST_TEST_CONTEXT(text << ' ' << wanted.context << ' ' << wanted.if_hedged) {
      BOOST_TEST(passage[0].has_context == has_context);
      BOOST_TEST(passage[0].hits.size() == whole[0].hits.size());
      if (has_context) BOOST_TEST(passage[0].context.size() == whole[0].context.size());
    }
  }
}

}  // namespace
}  // namespace caveat
