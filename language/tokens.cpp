// SPDX-License-Identifier: Apache-2.0

#include "language/tokens.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "documents/eight_bytes.hpp"
#include "documents/english.hpp"
#include "language/letters_ahead.hpp"

namespace caveat {

namespace {

enum class Byte : std::uint8_t { other, space, letter, digit, mark, hard_mark, high };

constexpr std::array<Byte, 256> byte_table() {
  std::array<Byte, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = Byte::letter;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = Byte::letter;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = Byte::digit;
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'}) {
    table[static_cast<unsigned char>(c)] = Byte::space;
  }
  for (const char c : {',', '&', '+', '*', '=', '$', '%'}) {
    table[static_cast<unsigned char>(c)] = Byte::mark;
  }
  for (const char c : {';', ':', '?', '!', '(', ')'}) {
    table[static_cast<unsigned char>(c)] = Byte::hard_mark;
  }
  for (std::size_t c = 0x80; c < 0x100; ++c) table[c] = Byte::high;
  return table;
}

constexpr auto bytes = byte_table();

Byte kind(char c) { return bytes[static_cast<unsigned char>(c)]; }

struct CodePoint {
  utf8proc_int32_t value = -1;
  std::uint32_t length = 1;
};

CodePoint code_point_at(std::string_view text, std::uint32_t at) {
  CodePoint result;
  const auto read =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                       static_cast<utf8proc_ssize_t>(text.size() - at), &result.value);
  result.length = read > 0 ? static_cast<std::uint32_t>(read) : 1;
  return result;
}

bool is_letter(utf8proc_int32_t c) {
  if (c < 0) return false;
  const auto category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_MC;
}

// Per length of a word, the bytes of a key that it takes.
constexpr std::array<WordKey, 17> bytes_of_keys() {
  std::array<WordKey, 17> table{};
  for (unsigned length = 1; length < table.size(); ++length) {
    table[length] = table[length - 1];
    std::uint64_t& half = length <= 8 ? table[length].low : table[length].high;
    half = half << 8U | 0xFFU;
  }
  return table;
}

constexpr auto key_bytes = bytes_of_keys();

}  // namespace

// Reads one sentence from left to right.
class Cutter {
 public:
  Cutter(const Tokenizer& tokenizer, std::string_view text, Span span, std::vector<Token>& out,
         std::vector<AwaitedWord>& awaited, std::size_t limit)
      : tokenizer_(tokenizer),
        vocabulary_(*tokenizer.vocabulary_),
        whole_(text),
        text_(text.substr(0, span.end)),
        at_(span.start),
        begin_(span.start),
        out_(out),
        awaited_(awaited),
        limit_(limit),
        letters_(text, static_cast<std::uint32_t>(text_.size())) {}

  std::uint32_t run() {
    while (at_ < text_.size() && out_.size() < limit_) step();
    return at_;
  }

 private:
  void step() {
    const char c = text_[at_];
    switch (kind(c)) {
      case Byte::space:
        ++at_;
        return;
      case Byte::letter:
        words();
        return;
      case Byte::digit:
        number();
        return;
      case Byte::mark:
        mark(c, Token::punctuation);
        return;
      case Byte::hard_mark:
        mark(c, Token::punctuation | Token::hard_break);
        return;
      case Byte::high:
        high();
        return;
      case Byte::other:
        other(c);
        return;
    }
  }

  // Words with a space behind each, as most stand, and the first that has none.
  void words() {
    std::uint32_t at = at_;
    do {
      const std::uint32_t length = letters_.count(at);
      if (length == 0) return;
      if (length >= 16) return long_word(at);
      const std::uint32_t end = at + length;
      const char next = end < text_.size() ? text_[end] : '.';
      if (next != ' ' && joins(next)) return any_word(at);
      short_word({at, end});
      at_ = end;
      if (next != ' ') return;
      at = at_ = end + 1;
    } while (out_.size() < limit_);
  }

  void short_word(Span span) {
    const WordKey key = small_key(span);
    const std::uint8_t capital = text_[span.start] <= 'Z' ? Token::capital : 0;
    if (tokenizer_.may_expand(key)) {
      push_expanded(vocabulary_.find(key), span, capital);
    } else {
      await(key, span, capital);
    }
  }

  // Of at most sixteen letters, digits and what stands between digits, all of ASCII.
  WordKey small_key(Span span) const {
    const WordKey raw = sixteen_bytes(span.start);
    const WordKey& kept = key_bytes[span.size()];
    return {(raw.low | every_byte(0x20)) & kept.low, (raw.high | every_byte(0x20)) & kept.high};
  }

  // Whether a word goes on here that does not only have letters of ASCII.
  static bool joins(char c) { return kind(c) == Byte::high || kind(c) == Byte::digit || c == '\''; }

  // From here on; zeros behind the end of the text.
  WordKey sixteen_bytes(std::uint32_t at) const {
    if (at + 16 > whole_.size()) return key_of(whole_.substr(at));
    return {eight_bytes(whole_.data() + at), eight_bytes(whole_.data() + at + 8)};
  }

  void long_word(std::uint32_t start) {
    at_ = start;
    while (at_ < text_.size() && kind(text_[at_]) == Byte::letter) ++at_;
    any_word(start);
  }

  // A word with an apostrophe, a digit or a letter outside ASCII in it.
  void any_word(std::uint32_t start) {
    while (at_ < text_.size()) {
      const Byte what = kind(text_[at_]);
      if (what == Byte::letter || what == Byte::digit) {
        ++at_;
      } else if (what == Byte::high) {
        const CodePoint c = code_point_at(text_, at_);
        if (!is_letter(c.value)) break;
        at_ += c.length;
      } else if (text_[at_] == '\'' && at_ + 1 < text_.size() &&
                 kind(text_[at_ + 1]) == Byte::letter) {
        ++at_;
      } else {
        break;
      }
    }
    word_with_apostrophe({start, at_});
  }

  void word_with_apostrophe(Span span) {
    std::string folded = fold_word(text_.substr(span.start, span.size()));
    const std::uint8_t capital =
        kind(text_[span.start]) == Byte::letter && text_[span.start] <= 'Z' ? Token::capital : 0;
    const WordId id = vocabulary_.find(folded);
    if (tokenizer_.expands(id)) return push_expanded(id, span, capital);
    const auto apostrophe = folded.find('\'');
    if (apostrophe == std::string::npos) return push(id, span, capital);
    if (std::string_view(folded).substr(apostrophe) == possessive) folded.resize(apostrophe);
    push(vocabulary_.find(folded), span, capital);
  }

  void number() {
    const std::uint32_t start = at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (kind(c) == Byte::digit || kind(c) == Byte::letter) {
        ++at_;
      } else if ((c == '.' || c == ',') && at_ + 1 < text_.size() &&
                 kind(text_[at_ + 1]) == Byte::digit) {
        at_ += 2;
      } else {
        break;
      }
    }
    const Span span{start, at_};
    if (span.size() <= 16) return await(small_key(span), span, Token::number);
    push(vocabulary_.find(fold_word(text_.substr(start, span.size()))), span, Token::number);
  }

  void high() {
    const CodePoint c = code_point_at(text_, at_);
    if (is_letter(c.value)) {
      any_word(at_);
    } else {
      at_ += c.length;  // a pictogram, a currency sign, a bullet
    }
  }

  void other(char c) {
    if (c == '"') {
      flags_ ^= Token::in_quotes;
    } else if (c == '.') {
      flags_ |= Token::after_stop;
    } else if (c == '-' && is_dash()) {
      const std::uint32_t start = at_;
      while (at_ < text_.size() && text_[at_] == '-') ++at_;
      if (!out_.empty()) dash(start);
      return;
    }
    ++at_;
  }

  // Two hyphens, or one that stands between spaces.
  bool is_dash() const {
    const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '-';
    const bool spaced = at_ > begin_ && kind(text_[at_ - 1]) == Byte::space &&
                        at_ + 1 < text_.size() && kind(text_[at_ + 1]) == Byte::space;
    return doubled || spaced;
  }

  void dash(std::uint32_t start) {
    push(vocabulary_.find(key_of("--")), {start, at_}, Token::punctuation | Token::hard_break);
  }

  void mark(char c, std::uint8_t flags) {
    const std::uint32_t start = at_++;
    await({static_cast<unsigned char>(c), 0}, {start, at_}, flags);
  }

  void push_expanded(WordId id, Span span, std::uint8_t flags) {
    if (!tokenizer_.expands(id)) return push(id, span, flags);
    for (const WordId word : tokenizer_.expansion(id)) push(word, span, flags);
  }

  void await(const WordKey& key, Span span, std::uint8_t flags) {
    const std::uint32_t place = vocabulary_.place(key);
    vocabulary_.fetch(place);
    awaited_.push_back({key, static_cast<std::uint32_t>(out_.size()), place});
    push(unknown_word, span, flags);
  }

  void push(WordId id, Span span, std::uint8_t flags) {
    out_.push_back({id, span, static_cast<std::uint8_t>(flags | flags_)});
    flags_ &= Token::in_quotes;
  }

  const Tokenizer& tokenizer_;
  const Vocabulary& vocabulary_;
  std::string_view whole_;
  std::string_view text_;  // up to where the sentence ends
  std::uint32_t at_;
  std::uint32_t begin_;
  std::vector<Token>& out_;
  std::vector<AwaitedWord>& awaited_;
  std::size_t limit_;
  LettersAhead letters_;
  std::uint8_t flags_ = 0;  // of the next token, whatever it is
};

void Tokenizer::add_contraction(WordId contraction, const std::vector<WordId>& is) {
  if (contraction >= expands_.size()) expands_.resize(contraction + 1);
  expansions_.push_back(static_cast<WordId>(is.size()));
  expands_[contraction] = static_cast<std::uint32_t>(expansions_.size());
  expansions_.insert(expansions_.end(), is.begin(), is.end());
  const std::string_view word = vocabulary_->word(contraction);
  if (word.size() > 16 || word.find('\'') != std::string_view::npos) return;
  const std::size_t bit = expanding_bit(key_of(word));
  expanding_[bit / 64] |= std::uint64_t{1} << bit % 64;
}

std::uint32_t Tokenizer::tokenize(std::string_view text, Span span, std::size_t limit,
                                  std::vector<Token>& out) const {
  std::vector<AwaitedWord> awaited;
  const std::uint32_t stopped = cut(text, span, limit, out, awaited);
  look_up(awaited, out);
  return stopped;
}

std::uint32_t Tokenizer::cut(std::string_view text, Span span, std::size_t limit,
                             std::vector<Token>& out, std::vector<AwaitedWord>& awaited) const {
  return Cutter(*this, text, span, out, awaited, limit).run();
}

void Tokenizer::look_up(std::span<const AwaitedWord> awaited, std::span<Token> tokens) const {
  for (const AwaitedWord& word : awaited) {
    tokens[word.token].word = vocabulary_->find(word.key, word.place);
  }
}

std::string fold_word(std::string_view word) {
  std::string folded;
  folded.reserve(word.size());
  for (std::uint32_t at = 0; at < word.size();) {
    const char c = word[at];
    if (kind(c) != Byte::high) {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(word, at);
    std::array<utf8proc_uint8_t, 4> encoded{};
    const auto length =
        point.value == 0x2019 || point.value == 0x2018
            ? (encoded[0] = '\'', utf8proc_ssize_t{1})
            : utf8proc_encode_char(point.value < 0 ? 0xFFFD : utf8proc_tolower(point.value),
                                   encoded.data());
    folded.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(length));
    at += point.length;
  }
  return folded;
}

}  // namespace caveat
