// SPDX-License-Identifier: Apache-2.0

#include "validators/statement.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

#include "documents/characters.hpp"
#include "documents/reading.hpp"
#include "entries/folding.hpp"
#include "entries/word_index.hpp"
#include "language/language.hpp"

namespace caveat {

namespace {

constexpr std::size_t stem_bytes = 5;    // inflections share them
constexpr std::size_t denied_words = 3;  // after a denial: one of them is what is denied

std::uint64_t hash_of(std::string_view text) {
  return std::max<std::uint64_t>(1, std::hash<std::string_view>{}(text));
}

struct Token {
  Span text;
  std::uint64_t hash = 0;
  std::uint64_t pair = 0;  // of the word and its opposite; else `hash`
  bool names_subject = false;
};

/// Takes a wording apart.
class Wording {
 public:
  Wording(const Entry& entry, Reader& reader)
      : reader_(reader),
        document_(read_document(entry.wording, Format::text, {}, {.detect_language = false})),
        lower_(document_.text) {
    for (char& c : lower_) c = ascii_lower(c);
    name_subject(entry);
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) find_opposites(i);
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) find_denials(i);
    find_words();
    std::ranges::sort(tokens_, {}, [](const Token& token) { return token.text.start; });
  }

  void tell(Statement& statement) const {
    for (const Token& token : tokens_) {
      statement.words += token.pair;  // wraps around; order does not matter
      if (!token.names_subject) statement.said.push_back(token.hash);
    }
    std::ranges::sort(statement.said);
    statement.denies = (denials_.size() + turned_back_) % 2 == 1;
    statement.doubts = doubts_;
    if (denials_.size() % 2 == 1) add_denied(denials_.back(), statement.denied);
  }

 private:
  void name_subject(const Entry& entry) {
    const auto add = [&](std::string_view name) {
      const std::string folded = fold_quote(name);
      for (const Word& word : words_of(folded)) {
        subject_.push_back(
            stem(std::string_view(folded).substr(word.span.start, word.span.size())));
      }
    };
    add(entry.product);
    if (entry.therapy) add(entry.therapy->name);
    if (entry.condition) add(entry.condition->name);
  }

  void find_opposites(std::size_t sentence) {
    for (const TermUse& use : reader_.terms(document_, sentence, "of-all")) {
      of_all_.push_back(use.text);
    }
    for (const char* const kind : {"turn", "turn-back"}) {
      for (const TermUse& use : reader_.terms(document_, sentence, kind)) add_opposite(use);
    }
  }

  /// "Unsafe" is the opposite of "safe" and no denial beside.
  void find_denials(std::size_t sentence) {
    for (const TermUse& use : reader_.terms(document_, sentence, "said")) {
      const bool opposite = std::ranges::any_of(
          tokens_, [&](const Token& token) { return token.text.overlaps(use.text); });
      if (use.lexicon_class == "said-not" && !opposite) denials_.push_back(use.text);
      doubts_ = doubts_ || use.lexicon_class == "said-maybe";
    }
  }

  void add_opposite(const TermUse& use) {
    tokens_.push_back({use.text, hash_of(use.lexicon_class), hash_of(use.canonical), false});
    if (use.kind == "turn-back") ++turned_back_;
  }

  void find_words() {
    const std::vector<Token> opposites = tokens_;
    const auto inside = [](const auto& spans, Span word, auto span_of) {
      return std::ranges::any_of(spans,
                                 [&](const auto& one) { return span_of(one).overlaps(word); });
    };
    for (const Word& word : words_of(lower_)) {
      const std::string_view text =
          std::string_view(lower_).substr(word.span.start, word.span.size());
      const bool says_nothing =
          inside(opposites, word.span, [](const Token& token) { return token.text; }) ||
          inside(denials_, word.span, [](Span span) { return span; }) ||
          reader_.language().is_function_word(text);
      if (says_nothing) continue;
      const bool names = std::ranges::find(subject_, stem(text)) != subject_.end();
      tokens_.push_back({word.span, stem(text), stem(text), names});
    }
  }

  void add_denied(Span denial, std::vector<std::uint64_t>& denied) const {
    auto token = std::ranges::lower_bound(tokens_, denial.end, {},
                                          [](const Token& one) { return one.text.start; });
    std::uint32_t end = denial.end;
    for (; token != tokens_.end() && denied.size() < denied_words; ++token) {
      if (token->names_subject) continue;
      denied.push_back(token->hash);
      end = token->text.end;
    }
    // "Does not help everyone" leaves those whom it helps.
    const bool of_some = std::ranges::any_of(
        of_all_, [&](Span all) { return all.start >= denial.end && all.end <= end; });
    if (of_some) denied.clear();
  }

  static std::uint64_t stem(std::string_view word) { return hash_of(word.substr(0, stem_bytes)); }

  Reader& reader_;
  Document document_;
  std::string lower_;
  std::vector<std::uint64_t> subject_;
  std::vector<Token> tokens_;
  std::vector<Span> denials_;
  std::vector<Span> of_all_;
  bool doubts_ = false;
  std::size_t turned_back_ = 0;  // words that are the opposite of another
};

/// "therapy" and "procedure" do not say which.
bool is_particular(std::string_view therapy_class) {
  return !therapy_class.empty() && therapy_class != "therapy" && therapy_class != "procedure";
}

}  // namespace

std::string therapy_key(const Entry& entry, const Language& language) {
  if (!entry.therapy) return fold_quote(entry.product);
  if (is_particular(entry.therapy->kind)) return entry.therapy->kind;
  const auto known = language.class_of(entry.therapy->name, "therapy");
  if (known && is_particular(*known)) return std::string(*known);
  return fold_quote(entry.therapy->name);
}

std::string condition_key(const Entry& entry) {
  return entry.condition ? fold_quote(entry.condition->name) : std::string();
}

Statement statement_of(const Entry& entry, Reader& reader) {
  Statement statement;
  const std::string therapy = therapy_key(entry, reader.language());
  const std::string condition = condition_key(entry);
  statement.has_condition = !condition.empty();
  if (!therapy.empty()) statement.subject = hash_of(therapy + '\n' + condition);
  Wording(entry, reader).tell(statement);
  return statement;
}

}  // namespace caveat
