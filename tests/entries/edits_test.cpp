// SPDX-License-Identifier: Apache-2.0
//
// Anchors against edits: every long sentence of the leaflets is anchored, the leaflet is
// edited, and the anchor has to find what became of the sentence, or to say that it is gone.
// The edits' words have nothing to do with health, and their seed is fixed.

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <sstream>

#include "documents/reading.hpp"
#include "entries/resolving.hpp"

namespace caveat {
namespace {

const std::vector<std::string> other_words = {
    "garden", "window", "morning", "paper", "silver", "river",  "table",  "quiet",
    "yellow", "market", "bridge",  "music", "winter", "letter", "corner", "orange"};

Document page(std::string text) {
  return read_document(std::move(text), Format::text, {},
                       {.charset = {}, .detect_language = false});
}

std::vector<std::string> leaflets() {
  std::vector<std::filesystem::path> paths;
  for (const auto& file :
       std::filesystem::directory_iterator(CAVEAT_SOURCE_DIR "/fixtures/natural/leaflets")) {
    paths.push_back(file.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

using Random = std::mt19937;

std::size_t pick(Random& random, std::size_t count) { return random() % count; }

std::vector<std::string> words_in(const std::string& sentence) {
  std::istringstream in(sentence);
  return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string replaced(const std::string& sentence, std::size_t count, Random& random) {
  std::vector<std::string> words = words_in(sentence);
  for (std::size_t i = 0; i < count; ++i) {
    // The last word has the full stop; without it the sentence would join the next.
    words[pick(random, words.size() - 1)] = other_words[pick(random, other_words.size())];
  }
  return joined(words);
}

std::string widened(const std::string& sentence, Random& random) {
  std::vector<std::string> words = words_in(sentence);
  const auto at = static_cast<std::ptrdiff_t>(1 + pick(random, words.size() - 2));
  for (int i = 0; i < 5; ++i) {
    words.insert(words.begin() + at, other_words[pick(random, other_words.size())]);
  }
  return joined(words);
}

struct Tally {
  std::size_t trials = 0, found = 0, exact = 0;

  double share_found() const { return static_cast<double>(found) / static_cast<double>(trials); }
  double share_exact() const {
    return static_cast<double>(exact) / static_cast<double>(found == 0 ? 1 : found);
  }
};

/// What becomes of the sentence, and whether it stays in its place or goes to the end.
struct Edit {
  std::function<std::string(const std::string&, Random&)> change;
  bool elsewhere = false;
};

Tally tally(const Edit& edit) {
  Random random(20261121);
  Tally result;
  for (const std::string& text : leaflets()) {
    const Document old = page(text);
    const AnchorMaker maker(old);
    for (const Sentence& sentence : old.sentences) {
      if (sentence.text.size() < 60) continue;
      const Span source = old.map.to_source(sentence.text);
      const std::string now = edit.change(std::string(old.text_of(sentence.text)), random);
      std::string edited = text;
      edited.replace(source.start, source.size(), edit.elsewhere ? "" : now);
      if (edit.elsewhere) {
        edited +=
            "\n\nThe kettle stands in a blue kitchen, near nobody we know at all, and sings "
            "every evening until our neighbours come home.\n\n" +
            now + "\n\nA bicycle leans there against its wall.\n";
      }
      const Document document = page(edited);
      const ResolvedAnchor answer = resolve(maker.make(sentence.text).anchor, document);
      ++result.trials;
      if (!answer.found()) continue;
      ++result.found;
      if (fold_quote(document.text_of(answer.text)) == fold_quote(now)) ++result.exact;
    }
  }
  return result;
}

std::string in_capitals(const std::string& sentence, Random&) {
  std::string text = sentence;
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(capitals_hide_nothing) {
  const Tally result = tally({.change = in_capitals});
  BOOST_TEST(result.trials > 100U);
  BOOST_TEST(result.found == result.trials);
  BOOST_TEST(result.exact == result.trials);
}

BOOST_AUTO_TEST_CASE(one_word_replaced_is_found_to_the_letter) {
  const Tally result =
      tally({.change = [](const std::string& s, Random& r) { return replaced(s, 1, r); }});
  BOOST_TEST(result.share_found() >= 0.99);
  BOOST_TEST(result.share_exact() >= 0.98);
}

BOOST_AUTO_TEST_CASE(three_words_replaced_are_found) {
  const Tally result =
      tally({.change = [](const std::string& s, Random& r) { return replaced(s, 3, r); }});
  BOOST_TEST(result.share_found() >= 0.97);
  BOOST_TEST(result.share_exact() >= 0.98);
}

BOOST_AUTO_TEST_CASE(five_words_inserted_are_part_of_what_is_found) {
  const Tally result = tally({.change = widened});
  BOOST_TEST(result.share_found() >= 0.98);
  BOOST_TEST(result.share_exact() >= 0.98);
}

BOOST_AUTO_TEST_CASE(a_deleted_sentence_is_never_found) {
  const Tally result = tally({.change = [](const std::string&, Random&) { return std::string(); }});
  BOOST_TEST(result.found == 0U);
}

BOOST_AUTO_TEST_CASE(a_near_copy_elsewhere_is_never_accepted) {
  const Tally result =
      tally({.change = [](const std::string& s, Random& r) { return replaced(s, 2, r); },
             .elsewhere = true});
  BOOST_TEST(result.found == 0U);
}

}  // namespace caveat
