// SPDX-License-Identifier: Apache-2.0

#include "entries/wording_facts.hpp"

#include <algorithm>
#include <utility>

#include "documents/characters.hpp"

namespace caveat {

namespace {

// Two denials with so few bytes between them are one affirmation, unless they are listed.
constexpr std::uint32_t side_by_side = 6;

bool is_listed(std::string_view between) {
  return between.find_first_of(",;:.-(") != std::string_view::npos ||
         between.find(" and ") != std::string_view::npos ||
         between.find(" or ") != std::string_view::npos;
}

/// "," and "." of a number stand between digits.
bool goes_on(std::string_view text, std::size_t at) {
  if (is_digit(text[at])) return true;
  return (text[at] == '.' || text[at] == ',') && at + 1 < text.size() && is_digit(text[at + 1]);
}

bool says_percent(std::string_view after) {
  if (after.starts_with(' ')) after.remove_prefix(1);
  return after.starts_with("%") || after.starts_with("percent") || after.starts_with("per cent");
}

/// Numbers in digits. A comma between groups of three digits is left out.
void add_digits(std::string_view text, std::vector<std::string>& numbers) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::string number;
    for (; at < text.size() && goes_on(text, at); ++at) {
      const bool groups = text[at] == ',' && at + 3 < text.size() && is_digit(text[at + 2]) &&
                          is_digit(text[at + 3]);
      if (!groups) number += text[at];
    }
    if (says_percent(text.substr(at))) number += '%';
    numbers.push_back(std::move(number));
  }
}

/// Counts as it goes through the sentences of a document.
class Counting {
 public:
  explicit Counting(const Document& document) : document_(document) {
    add_digits(document.text, facts_.numbers);
  }

  void add(const TermUse& use) {
    if (use.kind == "number") {
      add_number(use);
    } else if (use.kind == "said-of") {
      facts_.populations.insert(use.canonical);
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
    } else if (use.lexicon_class == "said-absolutely") {
      facts_.absolutes.push_back(use.text);
    }
  }

  WordingFacts take() {
    std::ranges::sort(facts_.numbers);
    return std::move(facts_);
  }

 private:
  void add_number(const TermUse& use) {
    if (is_digit(document_.text[use.text.start])) return;
    std::string number(use.canonical);
    if (says_percent(std::string_view(document_.text).substr(use.text.end))) number += '%';
    facts_.numbers.push_back(std::move(number));
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
    return second.start <= first.end + side_by_side &&
           !is_listed(document_.text_of({first.end, second.start}));
  }

  const Document& document_;
  WordingFacts facts_;
};

}  // namespace

WordingFacts wording_facts(const Document& document, Reader& reader) {
  Counting counting(document);
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    for (const char* const kind : {"said", "said-of", "number"}) {
      for (const TermUse& use : reader.terms(document, i, kind)) counting.add(use);
    }
  }
  return counting.take();
}

}  // namespace caveat
