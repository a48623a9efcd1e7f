// SPDX-License-Identifier: Apache-2.0

#include "entries/mentioned_study.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "documents/characters.hpp"
#include "entries/context.hpp"

namespace caveat {

namespace {

// How many bytes may stand between a number and what it counts: "54 healthy young women".
constexpr std::uint32_t most_bytes_between = 20;
// How long the words for a study may be, taken together.
constexpr std::uint32_t longest_title = 100;

/// A number of people, or of what is treated.
struct Sample {
  Span text;
  std::string count;
  bool is_whole = false;  // "31 of 54 patients"
};

struct Number {
  Span text;
  std::string value;  // empty: there is none
};

/// The last number in digits of a text, without the commas between its groups; not of "54%" or
/// "1.5".
Number last_digits(std::string_view text) {
  auto last = static_cast<std::uint32_t>(text.size());
  while (last > 0 && !is_digit(text[last - 1])) --last;
  std::uint32_t first = last;
  while (first > 0 && (is_digit(text[first - 1]) || text[first - 1] == ',')) --first;
  Number number{{first, last}, std::string(text.substr(first, last - first))};
  std::erase(number.value, ',');
  const bool is_part = (first > 0 && text[first - 1] == '.') || text.substr(last).starts_with('%');
  if (is_part) number.value.clear();
  return number;
}

/// The nearest number before a noun.
Number number_before(const Document& document, Span sentence, const TermUse& noun,
                     std::span<const TermUse> names) {
  const Span rest{sentence.start, noun.text.start};
  Number number = last_digits(document.text_of(rest));
  number.text.start += sentence.start;
  number.text.end += sentence.start;
  for (const TermUse& use : names) {
    const bool is_whole_number =
        use.kind == "number" && use.canonical.find('/') == std::string_view::npos;
    if (!is_whole_number || use.text.end > noun.text.start) continue;
    if (number.value.empty() || use.text.start > number.text.end) {
      number = {use.text, std::string(use.canonical)};
    }
  }
  return number;
}

/// Nothing but words stands between a number and what it counts.
bool is_counted(std::string_view between) {
  return between.size() <= most_bytes_between &&
         between.find_first_of(".,;:%()") == std::string_view::npos;
}

std::optional<Sample> sample_at(const Document& document, Span sentence, const TermUse& noun,
                                std::span<const TermUse> names) {
  Number number = number_before(document, sentence, noun, names);
  if (number.value.empty()) return std::nullopt;
  const Span between{number.text.end, noun.text.start};
  // "54 percent of patients", "30 year old women"
  const bool has_unit = std::ranges::any_of(
      names, [&](const TermUse& use) { return use.kind == "unit" && between.contains(use.text); });
  if (has_unit || !is_counted(document.text_of(between))) return std::nullopt;
  const bool is_whole = std::ranges::any_of(names, [&](const TermUse& use) {
    return use.kind == "sample-of" && use.text.end + 1 == number.text.start;
  });
  return Sample{{number.text.start, noun.text.end}, std::move(number.value), is_whole};
}

}  // namespace

std::optional<Evidence> mentioned_study(const Document& document, Span sentence,
                                        std::span<const TermUse> names) {
  const TermUse* study = nullptr;
  std::optional<Sample> sample;
  for (const TermUse& use : names) {
    if (use.kind == "study" && study == nullptr) study = &use;
  }
  for (const TermUse& use : names) {
    const bool is_part = study != nullptr && study->text.contains(use.text);  // "user test"
    if (use.kind != "sample" || is_part || sample) continue;
    sample = sample_at(document, sentence, use, names);
  }
  if (study == nullptr && !(sample && sample->is_whole)) return std::nullopt;
  Evidence evidence;
  evidence.confirmed = false;
  Span words = study != nullptr ? study->text : sample->text;
  if (study != nullptr) evidence.kind = study->canonical;
  if (sample) {
    evidence.n = sample->count;
    const Span both{std::min(words.start, sample->text.start),
                    std::max(words.end, sample->text.end)};
    if (both.size() <= longest_title) words = both;
  }
  evidence.title = on_one_line(document.text_of(words));
  return evidence;
}

}  // namespace caveat
