// SPDX-License-Identifier: Apache-2.0

#include "entries/wording_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "documents/characters.hpp"

namespace caveat {

namespace {

// Two denials with so few bytes between them are one affirmation, unless they are listed.
constexpr std::uint32_t side_by_side = 6;

/// "," and "." of a number stand between digits.
bool goes_on(std::string_view text, std::size_t at) {
  if (is_digit(text[at])) return true;
  return (text[at] == '.' || text[at] == ',') && at + 1 < text.size() && is_digit(text[at + 1]);
}

/// A number in the text, in digits.
struct Number {
  Span text;
  std::string digits;
};

/// Numbers in digits. A comma between groups of three digits is left out.
std::vector<Number> numbers_in_digits(std::string_view text) {
  std::vector<Number> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    Number number{.text = {static_cast<std::uint32_t>(at), 0}, .digits = {}};
    for (; at < text.size() && goes_on(text, at); ++at) {
      const bool groups = text[at] == ',' && at + 3 < text.size() && is_digit(text[at + 2]) &&
                          is_digit(text[at + 3]);
      if (!groups) number.digits += text[at];
    }
    number.text.end = static_cast<std::uint32_t>(at);
    numbers.push_back(std::move(number));
  }
  return numbers;
}

/// "Twenty" and "four", "two" and "hundred", "three hundred" and "fifty" are one number; 0: these
/// two are not.
std::uint64_t together(std::uint64_t first, std::uint64_t second) {
  const bool is_ten = first >= 20 && first < 100 && first % 10 == 0;
  const bool is_power = second == 100 || second == 1000 || second == 1'000'000;
  if (is_power) return first < second ? first * second : 0;
  const bool has_room = is_ten ? second < 10 : first >= 100 && first % 100 == 0 && second < 100;
  return has_room ? first + second : 0;
}

std::uint64_t value_of(std::string_view digits) {
  std::uint64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return read.ptr == digits.data() + digits.size() ? value : 0;  // "1/2" is none
}

/// Counts as it goes through the sentences of a document.
class Counting {
 public:
  explicit Counting(const Document& document)
      : document_(document), numbers_(numbers_in_digits(document.text)) {}

  void add(const TermUse& use) {
    if (use.kind == "number") {
      add_number(use);
    } else if (use.kind == "joining") {
      joints_.push_back(use);
    } else if (use.kind == "unit") {
      units_.push_back(use);
    } else if (use.kind == "said-of") {
      facts_.populations.emplace(use.canonical, use.lexicon_class);
    } else if (use.lexicon_class == "said-not") {
      add_denial(use.text);
    } else if (use.lexicon_class == "said-maybe") {
      ++facts_.doubts;
    } else if (use.lexicon_class == "said-of-some") {
      facts_.limits.push_back(use.text);
      facts_.shares.push_back(use.text);
    } else if (use.lexicon_class == "said-in-part") {
      facts_.limits.push_back(use.text);
    } else if (use.lexicon_class == "said-little") {
      ++facts_.belittlings;
    } else if (use.lexicon_class == "said-gravely") {
      facts_.gravities.push_back(use.text);
    } else if (use.lexicon_class == "said-absolutely") {
      facts_.absolutes.push_back(use.text);
    } else if (use.lexicon_class == "said-permanently") {
      facts_.absolutes.push_back(use.text);
      facts_.gravities.push_back(use.text);
    } else if (use.lexicon_class == "said-can") {
      ++facts_.abilities;
    }
  }

  WordingFacts take() {
    for (Number& number : numbers_) {
      const TermUse* unit = unit_of(number);
      const bool is_share = unit != nullptr && unit->lexicon_class == "unit-percent";
      if (unit != nullptr && !is_share) facts_.units.emplace(number.digits, unit->canonical);
      if (is_share || has_percent_sign(number)) number.digits += '%';
      facts_.numbers.push_back(std::move(number.digits));
    }
    std::ranges::sort(facts_.numbers);
    return std::move(facts_);
  }

 private:
  void add_number(const TermUse& use) {
    if (is_digit(document_.text[use.text.start])) return;
    Number number{.text = use.text, .digits = std::string(use.canonical)};
    // Those in digits came before all words.
    Number* const last = has_words_ ? &numbers_.back() : nullptr;
    has_words_ = true;
    if (last != nullptr && is_side_by_side(last->text, use.text)) {
      const std::uint64_t one = together(value_of(last->digits), value_of(number.digits));
      if (one != 0) {
        last->digits = std::to_string(one);
        last->text.end = use.text.end;
        return;
      }
    }
    numbers_.push_back(std::move(number));
  }

  bool is_side_by_side(Span first, Span second) const {
    if (second.start < first.end) return false;
    const Span between{first.end, second.start};
    const std::string_view text = document_.text_of(between);
    if (text == " " || text == "-") return true;
    const TermUse* joint = joint_in(between);
    return joint != nullptr && joint->lexicon_class == "joined-and" &&
           joint->text == Span{between.start + 1, between.end - 1};
  }

  /// The first word in a few bytes that joins what stands around it.
  const TermUse* joint_in(Span between) const {
    const auto joint = std::ranges::lower_bound(joints_, between.start, {},
                                                [](const TermUse& use) { return use.text.start; });
    return joint != joints_.end() && between.contains(joint->text) ? &*joint : nullptr;
  }

  bool is_listed(Span between) const {
    const TermUse* joint = joint_in(between);
    return document_.text_of(between).find_first_of(",;:.-(") != std::string_view::npos ||
           (joint != nullptr && joint->lexicon_class != "joined-to");
  }

  /// What stands right after a number.
  const TermUse* unit_of(const Number& number) const {
    const auto unit = std::ranges::lower_bound(units_, number.text.end, {},
                                               [](const TermUse& use) { return use.text.start; });
    if (unit == units_.end()) return nullptr;
    const std::string_view between = document_.text_of({number.text.end, unit->text.start});
    const bool follows = between.empty() || between == " " || between == "-";
    return follows ? &*unit : nullptr;
  }

  bool has_percent_sign(const Number& number) const {
    std::string_view after = std::string_view(document_.text).substr(number.text.end);
    if (after.starts_with(' ')) after.remove_prefix(1);
    return after.starts_with('%');
  }

  void add_denial(Span text) {
    auto& denials = facts_.denials;
    if (!denials.empty() && cancel_out(denials.back(), text)) {
      denials.pop_back();
    } else {
      denials.push_back(text);
    }
  }

  bool cancel_out(Span first, Span second) const {
    return second.start <= first.end + side_by_side && !is_listed({first.end, second.start});
  }

  const Document& document_;
  std::vector<Number> numbers_;
  bool has_words_ = false;               // among numbers_
  std::vector<TermUse> joints_, units_;  // in text order
  WordingFacts facts_;
};

}  // namespace

WordingFacts wording_facts(const Document& document, Reader& reader) {
  Counting counting(document);
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    for (const char* const kind : {"joining", "said", "said-of", "number", "unit"}) {
      for (const TermUse& use : reader.terms(document, i, kind)) counting.add(use);
    }
  }
  return counting.take();
}

std::string unit_changed(const WordingFacts& was, const WordingFacts& is) {
  for (const auto& [number, unit] : was.units) {
    const auto [first, last] = is.units.equal_range(number);
    const bool stands =
        std::any_of(first, last, [&](const auto& one) { return one.second == unit; });
    if (first == last || stands) continue;
    return fmt::format("{0} {1} to {0} {2}", number, unit, first->second);
  }
  return {};
}

}  // namespace caveat
