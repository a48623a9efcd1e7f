// SPDX-License-Identifier: Apache-2.0

#include "entries/figures/edits.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>
#include <utility>

namespace caveat::figures {

namespace {

using namespace std::string_view_literals;

constexpr std::array everyday{"garden"sv, "window"sv, "morning"sv, "paper"sv,  "silver"sv,
                              "river"sv,  "table"sv,  "quiet"sv,   "yellow"sv, "market"sv,
                              "bridge"sv, "music"sv,  "winter"sv,  "letter"sv, "corner"sv,
                              "orange"sv, "wooden"sv, "kettle"sv,  "velvet"sv, "harbour"sv};

/// Words a meaning hangs on, by how they begin: numbers, who it was seen in, denials, limits, and
/// what can go wrong. A sentence that loses one of them says something else, and an edit that is
/// to leave the meaning alone leaves them in place.
constexpr std::array telling{
    "child"sv,     "adult"sv,     "woman"sv,    "women"sv,     "baby"sv,      "babies"sv,
    "infant"sv,    "mice"sv,      "mouse"sv,    "animal"sv,    "men"sv,       "man"sv,
    "teen"sv,      "nothing"sv,   "nobody"sv,   "hundred"sv,   "thousand"sv,  "thirt"sv,
    "fort"sv,      "fift"sv,      "sixt"sv,     "sevent"sv,    "eight"sv,     "ninet"sv,
    "eleven"sv,    "quarter"sv,   "couple"sv,   "than"sv,      "little"sv,    "several"sv,
    "third"sv,     "no"sv,        "not"sv,      "never"sv,     "without"sv,   "cannot"sv,
    "neither"sv,   "nor"sv,       "none"sv,     "n't"sv,       "may"sv,       "might"sv,
    "can"sv,       "could"sv,     "should"sv,   "would"sv,     "will"sv,      "must"sv,
    "some"sv,      "most"sv,      "many"sv,     "few"sv,       "all"sv,       "every"sv,
    "any"sv,       "often"sv,     "usual"sv,    "rare"sv,      "always"sv,    "perhaps"sv,
    "possib"sv,    "probab"sv,    "likely"sv,   "unlikely"sv,  "if"sv,        "unless"sv,
    "risk"sv,      "harm"sv,      "danger"sv,   "side"sv,      "effect"sv,    "infect"sv,
    "bleed"sv,     "pain"sv,      "swell"sv,    "bruis"sv,     "scar"sv,      "cancer"sv,
    "tumo"sv,      "allerg"sv,    "reaction"sv, "damage"sv,    "death"sv,     "die"sv,
    "blind"sv,     "stroke"sv,    "clot"sv,     "complicat"sv, "rejection"sv, "nausea"sv,
    "fever"sv,     "redness"sv,   "itch"sv,     "burn"sv,      "sting"sv,     "sore"sv,
    "numb"sv,      "injur"sv,     "problem"sv,  "serious"sv,   "severe"sv,    "worse"sv,
    "fail"sv,      "hardly"sv,    "seldom"sv,   "less"sv,      "only"sv,      "rather"sv,
    "instead"sv,   "lack"sv,      "yet"sv,      "still"sv,     "free"sv,      "far"sv,
    "half"sv,      "twice"sv,     "double"sv,   "one"sv,       "two"sv,       "three"sv,
    "four"sv,      "five"sv,      "six"sv,      "seven"sv,     "eight"sv,     "nine"sv,
    "ten"sv,       "twelve"sv,    "help"sv,     "seem"sv,      "appear"sv,    "suggest"sv,
    "think"sv,     "believe"sv,   "claim"sv,    "hope"sv,      "expect"sv,    "tend"sv,
    "potential"sv, "unknown"sv,   "unproven"sv, "evidence"sv,  "study"sv,     "studies"sv,
    "trial"sv,     "safe"sv,      "avoid"sv,    "prevent"sv,   "stop"sv,      "doctor"sv,
    "approv"sv,    "licen"sv,     "did"sv,      "does"sv,      "do"sv,        "don"sv,
    "is"sv,        "are"sv,       "was"sv,      "were"sv,      "be"sv,        "has"sv,
    "have"sv,      "twent"sv,     "million"sv,  "dozen"sv,     "more"sv,      "imposs"sv,
    "untest"sv,    "occasion"sv,  "aim"sv,      "aims"sv,      "tingl"sv,     "depend"sv,
    "hurt"sv,      "nosebleed"sv, "lump"sv,     "loss"sv,      "threat"sv,    "contamin"sv,
    "necro"sv,     "blister"sv,   "thinn"sv};

struct Synonym {
  std::string_view is, becomes;
};
constexpr std::array synonyms{Synonym{"do not", "don't"},
                              Synonym{"does not", "doesn't"},
                              Synonym{"did not", "didn't"},
                              Synonym{"is not", "isn't"},
                              Synonym{"are not", "aren't"},
                              Synonym{"cannot", "can't"},
                              Synonym{"will not", "won't"},
                              Synonym{"it is", "it's"},
                              Synonym{"they are", "they're"},
                              Synonym{"you will", "you'll"},
                              Synonym{"we are", "we're"},
                              Synonym{"people", "persons"},
                              Synonym{"use", "employ"},
                              Synonym{"used", "employed"},
                              Synonym{"using", "employing"},
                              Synonym{"different", "various"},
                              Synonym{"also", "in addition"},
                              Synonym{"such as", "for instance"},
                              Synonym{"however", "on the other hand"},
                              Synonym{"because", "since"},
                              Synonym{"begin", "start"},
                              Synonym{"begins", "starts"},
                              Synonym{"start", "begin"},
                              Synonym{"get", "obtain"},
                              Synonym{"about", "around"},
                              Synonym{"around", "about"},
                              Synonym{"large", "big"},
                              Synonym{"small", "little"},
                              Synonym{"area", "region"},
                              Synonym{"areas", "regions"},
                              Synonym{"body", "organism"},
                              Synonym{"kind", "sort"},
                              Synonym{"type", "kind"},
                              Synonym{"types", "kinds"},
                              Synonym{"part", "portion"},
                              Synonym{"quickly", "fast"},
                              Synonym{"need", "require"},
                              Synonym{"needs", "requires"},
                              Synonym{"keep", "retain"},
                              Synonym{"show", "demonstrate"},
                              Synonym{"shows", "demonstrates"},
                              Synonym{"allow", "let"},
                              Synonym{"take", "last"},
                              Synonym{"takes", "lasts"},
                              Synonym{"whole", "entire"},
                              Synonym{"like", "such as"},
                              Synonym{"after", "following"},
                              Synonym{"before", "ahead of"},
                              Synonym{"during", "in the course of"},
                              Synonym{"between", "from among"},
                              Synonym{"called", "known as"},
                              Synonym{"known as", "called"},
                              Synonym{"important", "central"},
                              Synonym{"common", "widespread"},
                              Synonym{"main", "principal"},
                              Synonym{"new", "fresh"},
                              Synonym{"daily", "every day"},
                              Synonym{"near", "close to"},
                              Synonym{"while", "whereas"},
                              Synonym{"including", "among them"},
                              Synonym{"produce", "make"},
                              Synonym{"produces", "makes"},
                              Synonym{"process", "procedure"},
                              Synonym{"ability", "capacity"},
                              Synonym{"choose", "pick"},
                              Synonym{"ask", "consult"},
                              Synonym{"clean", "wash"},
                              Synonym{"through", "by way of"}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool is_plain(const std::string& word) {
  return word.size() >= 3 && std::all_of(word.begin(), word.end(), is_letter);
}

bool may_go(const std::string& word) {
  if (!is_plain(word)) return false;
  const std::string small = lowered(word);
  return std::none_of(telling.begin(), telling.end(), [&](std::string_view one) {
    return one.size() <= 3 ? small == one : small.starts_with(one);
  });
}

/// Where `phrase` stands in `sentence` as whole words, any case; npos where it does not.
std::size_t find_words(const std::string& sentence, std::string_view phrase, std::size_t from = 0) {
  const std::string text = lowered(sentence);
  const auto bounds = [&](std::size_t at) {
    const std::size_t end = at + phrase.size();
    return (at == 0 || !is_letter(text[at - 1])) &&
           (end == text.size() || (!is_letter(text[end]) && text[end] != '\''));
  };
  std::size_t at = text.find(phrase, from);
  while (at != std::string::npos && !bounds(at)) at = text.find(phrase, at + 1);
  return at;
}

struct Swap {
  std::string_view was, is;
};

/// Makes one of the swaps that fit, chosen by chance.
template <typename Swaps>
std::optional<std::string> swapped(const std::string& sentence, const Swaps& swaps,
                                   Random& random) {
  std::vector<std::pair<std::size_t, Swap>> fit;
  for (const Swap& swap : swaps) {
    const std::size_t at = find_words(sentence, swap.was);
    if (at != std::string::npos) fit.emplace_back(at, swap);
  }
  if (fit.empty()) return std::nullopt;
  const auto& [at, swap] = fit[pick(random, fit.size())];
  std::string result = sentence;
  std::string now(swap.is);
  if (sentence[at] != lower(sentence[at])) now[0] = upper(now[0]);
  return result.replace(at, swap.was.size(), now);
}

bool denies_or_asks(const std::string& sentence) {
  constexpr std::array denials{"not"sv,     "no"sv,     "never"sv, "cannot"sv,
                               "without"sv, "nobody"sv, "none"sv,  "nothing"sv,
                               "neither"sv, "nor"sv,    "if"sv};
  return sentence.ends_with('?') || sentence.find("n't") != std::string::npos ||
         std::any_of(denials.begin(), denials.end(), [&](std::string_view one) {
           return find_words(sentence, one) != std::string::npos;
         });
}

}  // namespace

std::vector<std::string> words_in(std::string_view sentence) {
  std::istringstream in{std::string(sentence)};
  return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::optional<std::string> replaced(const std::string& sentence, std::size_t count,
                                    Random& random) {
  std::vector<std::string> words = words_in(sentence);
  std::vector<std::size_t> places;
  // The last word has the full stop; without it the sentence would join the next.
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (may_go(words[i])) places.push_back(i);
  }
  if (places.size() < count) return std::nullopt;
  for (; count > 0; --count) {
    const auto chosen = places.begin() + static_cast<std::ptrdiff_t>(pick(random, places.size()));
    words[*chosen] = everyday[pick(random, everyday.size())];
    places.erase(chosen);
  }
  words[0][0] = upper(words[0][0]);
  return joined(words);
}

std::optional<std::string> widened(const std::string& sentence, Random& random) {
  std::vector<std::string> words = words_in(sentence);
  if (words.size() < 4) return std::nullopt;
  const auto at = static_cast<std::ptrdiff_t>(1 + pick(random, words.size() - 1));
  for (int i = 0; i < 5; ++i) {
    words.insert(words.begin() + at, std::string(everyday[pick(random, everyday.size())]));
  }
  return joined(words);
}

std::string reset(const std::string& sentence, Random& random) {
  std::string result;
  bool open = true;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    if (c == '"') {
      result += std::exchange(open, !open) ? "\u201c" : "\u201d";
    } else if (c == '\'') {
      result += "\u2019";
    } else if (sentence.compare(i, 3, " - ") == 0) {
      result += "\u2014";
      i += 2;
    } else if (c == ' ' && pick(random, 4) == 0) {
      constexpr std::array spaces{"\n   "sv, "\u00a0"sv, "  "sv, "&nbsp;"sv};
      result += spaces[pick(random, 3)];
    } else {
      result += c;
    }
  }
  return result;
}

std::string in_capitals(std::string sentence) {
  for (char& c : sentence) c = upper(c);
  return sentence;
}

std::optional<std::string> paraphrased(const std::string& sentence, Random& random) {
  std::string result = sentence;
  std::size_t changes = 0;
  for (const Synonym& one : synonyms) {
    const std::size_t at = find_words(result, one.is);
    if (at == std::string::npos || changes == 3 || pick(random, 4) == 0) continue;
    std::string now(one.becomes);
    if (result[at] != lower(result[at])) now[0] = upper(now[0]);
    result.replace(at, one.is.size(), now);
    ++changes;
  }
  // "About" becomes "around", and back again: no other words, no paraphrase.
  return result == sentence ? std::nullopt : std::optional(result);
}

std::optional<Changed> negated(const std::string& sentence, Random& random) {
  constexpr std::array added{
      Swap{"may", "does not"},    Swap{"can", "can not"},      Swap{"can", "cannot"},
      Swap{"will", "will not"},   Swap{"will", "won't"},       Swap{"is", "is not"},
      Swap{"is", "isn't"},        Swap{"are", "are not"},      Swap{"are", "are never"},
      Swap{"was", "was not"},     Swap{"were", "weren't"},     Swap{"has", "has never"},
      Swap{"have", "have not"},   Swap{"could", "could not"},  Swap{"helps", "fails to help"},
      Swap{"help", "never help"}, Swap{"should", "should not"}};
  constexpr std::array removed{
      Swap{"cannot", "can"},    Swap{"can not", "can"},   Swap{"do not", "do"},
      Swap{"does not", "does"}, Swap{"is not", "is"},     Swap{"are not", "are"},
      Swap{"was not", "was"},   Swap{"will not", "will"}, Swap{"should not", "should"},
      Swap{"don't", "do"},      Swap{"doesn't", "does"},  Swap{"has not", "has"},
      Swap{"won't", "will"},    Swap{"isn't", "is"}};
  if (auto result = swapped(sentence, removed, random)) {
    return Changed{std::move(*result), {"negation removed"}};
  }
  if (denies_or_asks(sentence)) return std::nullopt;  // would be denied twice
  auto result = swapped(sentence, added, random);
  if (!result) return std::nullopt;
  return Changed{std::move(*result), {"negation added"}};
}

std::optional<Changed> denied(const std::string& sentence, Random& random) {
  constexpr std::array openings{"It is not true that "sv, "There is no proof that "sv,
                                "Nobody has shown that "sv, "We never said that "sv};
  if (denies_or_asks(sentence) || !is_letter(sentence[0])) return std::nullopt;
  std::string rest = sentence;
  rest[0] = lower(rest[0]);
  return Changed{std::string(openings[pick(random, openings.size())]) + rest, {"negation added"}};
}

std::optional<Changed> strengthened(const std::string& sentence, Random& random) {
  constexpr std::array swaps{
      Swap{"may help", "permanently cures"},    Swap{"can help", "is guaranteed to cure"},
      Swap{"helps", "completely cures"},        Swap{"help", "cure for good"},
      Swap{"improve", "completely cure"},       Swap{"improves", "permanently cures"},
      Swap{"reduce", "eliminate all trace of"}, Swap{"reduces", "eliminates every trace of"},
      Swap{"treat", "permanently cure"},        Swap{"treats", "is a guaranteed cure for"},
      Swap{"relieve", "cure forever"},          Swap{"relieves", "cures forever"},
      Swap{"repair", "completely cure"},        Swap{"heal", "always cure"},
      Swap{"manage", "cure completely"},        Swap{"ease", "permanently cure"},
      Swap{"used for", "guaranteed to cure"},   Swap{"a treatment for", "a permanent cure for"}};
  if (denies_or_asks(sentence)) return std::nullopt;  // "does not cure" is no cure language
  auto result = swapped(sentence, swaps, random);
  if (!result) return std::nullopt;
  return Changed{std::move(*result),
                 {"language added", "wording added", "strength raised", "hedge removed"}};
}

std::optional<Changed> renumbered(const std::string& sentence, Random& random) {
  constexpr std::array numbers{
      Swap{"two", "seven"},     Swap{"three", "nine"},   Swap{"four", "eleven"},
      Swap{"five", "two"},      Swap{"six", "fourteen"}, Swap{"seven", "three"},
      Swap{"eight", "four"},    Swap{"ten", "forty"},    Swap{"twelve", "sixty"},
      Swap{"twenty", "ninety"}, Swap{"thirty", "fifty"}};
  const std::size_t digit = sentence.find_first_of("0123456789");
  if (digit == std::string::npos) {
    auto result = swapped(sentence, numbers, random);
    if (!result) return std::nullopt;
    return Changed{std::move(*result), {"number changed"}};
  }
  std::string result = sentence;
  const int was = result[digit] - '0';
  result[digit] = static_cast<char>('1' + (was + static_cast<int>(pick(random, 7))) % 9);
  if (result[digit] == sentence[digit]) return std::nullopt;
  return Changed{std::move(result), {"number changed"}};
}

std::optional<Changed> unhedged(const std::string& sentence, Random& random) {
  constexpr std::array swaps{
      Swap{"may", "will"},      Swap{"might", "will"},         Swap{"could", "will"},
      Swap{"may", "does"},      Swap{"possibly", "certainly"}, Swap{"perhaps", "certainly"},
      Swap{"may be", "is"},     Swap{"might be", "is"},        Swap{"may have", "has"},
      Swap{"seems to", "does"}, Swap{"appears to", "does"},    Swap{"appear to", "do"},
      Swap{"seem to", "do"},    Swap{"may not", "will not"},   Swap{"could be", "is"}};
  if (sentence.ends_with('?') || find_words(sentence, "if") != std::string::npos) {
    return std::nullopt;
  }
  auto result = swapped(sentence, swaps, random);
  if (!result || *result == sentence) return std::nullopt;
  return Changed{std::move(*result), {"hedge removed", "strength raised"}};
}

std::optional<std::string> cut_in_two(const std::string& sentence) {
  constexpr std::array joints{", and "sv, ", but "sv, ", which "sv, " because "sv, " and "sv};
  for (const std::string_view joint : joints) {
    const std::size_t at = sentence.find(joint, 24);
    if (at == std::string::npos || at + joint.size() + 24 > sentence.size()) continue;
    std::string rest = sentence.substr(at + joint.size());
    if (!is_letter(rest[0])) continue;
    rest[0] = upper(rest[0]);
    return sentence.substr(0, at) + ". " + rest;
  }
  return std::nullopt;
}

std::optional<std::string> run_on(const std::string& sentence, const std::string& next) {
  if (!sentence.ends_with('.') || next.size() < 24 || !next.ends_with('.')) return std::nullopt;
  std::string rest = next;
  rest[0] = lower(rest[0]);
  return sentence.substr(0, sentence.size() - 1) + ", and " + rest;
}

}  // namespace caveat::figures
