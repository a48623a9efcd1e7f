// SPDX-License-Identifier: Apache-2.0

#include "language/tokens.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "documents/eight_bytes.hpp"
#include "documents/english.hpp"

namespace caveat {

namespace {

enum class Byte : std::uint8_t { other, space, letter, digit, mark, high };

constexpr std::array<Byte, 256> byte_table() {
  std::array<Byte, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = Byte::letter;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = Byte::letter;
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = Byte::digit;
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'}) {
    table[static_cast<unsigned char>(c)] = Byte::space;
  }
  for (const char c : {',', ';', ':', '?', '!', '(', ')', '&', '+', '*', '=', '$', '%'}) {
    table[static_cast<unsigned char>(c)] = Byte::mark;
  }
  for (std::size_t c = 0x80; c < 0x100; ++c) table[c] = Byte::high;
  return table;
}

constexpr auto bytes = byte_table();

Byte kind(char c) { return bytes[static_cast<unsigned char>(c)]; }

bool is_hard(char c) { return std::strchr(";:()?!", c) != nullptr; }

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

// How many letters eight bytes begin with.
constexpr std::uint32_t letters_ahead(std::uint64_t eight) {
  const std::uint64_t small = eight | every_byte(0x20);
  return bytes_before(~bytes_between(small, 'a', 'z') & highest_bits);
}

// The first `count` of eight letters, small.
constexpr std::uint64_t small_letters(std::uint64_t eight, std::uint32_t count) {
  const std::uint64_t kept = count >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << count * 8U) - 1;
  return (eight | every_byte(0x20)) & kept;
}

}  // namespace

// Reads one sentence from left to right.
class Cutter {
 public:
  Cutter(const Tokenizer& tokenizer, std::string_view text, Span span, std::vector<Token>& out,
         std::vector<AwaitedWord>& awaited)
      : tokenizer_(tokenizer),
        vocabulary_(*tokenizer.vocabulary_),
        whole_(text),
        text_(text.substr(0, span.end)),
        at_(span.start),
        begin_(span.start),
        out_(out),
        awaited_(awaited) {}

  std::uint32_t run(std::size_t limit) {
    while (at_ < text_.size() && out_.size() < limit) step();
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
        ascii_word();
        return;
      case Byte::digit:
        number();
        return;
      case Byte::mark:
        mark(at_, at_ + 1, is_hard(c) ? Token::hard_break : 0);
        return;
      case Byte::high:
        high();
        return;
      case Byte::other:
        other(c);
        return;
    }
  }

  // Most words are read in two pieces of eight bytes.
  void ascii_word() {
    const std::uint32_t start = at_;
    const WordKey raw = sixteen_bytes();
    std::uint32_t length = letters_ahead(raw.low);
    if (length == 8) length += letters_ahead(raw.high);
    at_ = std::min(start + length, static_cast<std::uint32_t>(text_.size()));
    if (length == 16) {
      while (at_ < text_.size() && kind(text_[at_]) == Byte::letter) ++at_;
    }
    if (at_ < text_.size() &&
        (kind(text_[at_]) == Byte::high || text_[at_] == '\'' || kind(text_[at_]) == Byte::digit)) {
      any_word(start);
      return;
    }
    length = at_ - start;
    const WordKey key{small_letters(raw.low, length),
                      length <= 8 ? 0 : small_letters(raw.high, length - 8)};
    const std::uint8_t capital = text_[start] <= 'Z' ? Token::capital : 0;
    if (length > 16) {
      push(vocabulary_.find(fold_word(text_.substr(start, length))), {start, at_}, capital);
    } else if (tokenizer_.may_expand(key)) {
      push_expanded(vocabulary_.find(key), {start, at_}, capital);
    } else {
      awaited_.push_back({key, static_cast<std::uint32_t>(out_.size())});
      push(unknown_word, {start, at_}, capital);
    }
    if (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  // From here on; zeros behind the end of the text.
  WordKey sixteen_bytes() const {
    if (at_ + 16 > whole_.size()) return key_of(whole_.substr(at_));
    return {eight_bytes(whole_.data() + at_), eight_bytes(whole_.data() + at_ + 8)};
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
    const auto apostrophe = folded.find('\'');
    if (apostrophe != std::string::npos) {
      const WordId id = vocabulary_.find(folded);
      if (tokenizer_.expands(id)) return push_expanded(id, span, capital);
      if (std::string_view(folded).substr(apostrophe) == possessive) folded.resize(apostrophe);
    }
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
      quoted_ = !quoted_;
    } else if (c == '.') {
      stopped_ = true;
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

  void mark(std::uint32_t start, std::uint32_t end, int flags) {
    at_ = end;
    const WordId id = vocabulary_.find(key_of(text_.substr(start, end - start)));
    push(id, {start, end}, static_cast<std::uint8_t>(flags | Token::punctuation));
  }

  void push_expanded(WordId id, Span span, std::uint8_t flags) {
    if (!tokenizer_.expands(id)) return push(id, span, flags);
    for (const WordId word : tokenizer_.expansion(id)) push(word, span, flags);
  }

  void push(WordId id, Span span, std::uint8_t flags) {
    if (quoted_) flags |= Token::in_quotes;
    if (stopped_) flags |= Token::after_stop;
    stopped_ = false;
    out_.push_back({id, span, flags});
  }

  const Tokenizer& tokenizer_;
  const Vocabulary& vocabulary_;
  std::string_view whole_;
  std::string_view text_;  // up to where the sentence ends
  std::uint32_t at_;
  std::uint32_t begin_;
  std::vector<Token>& out_;
  std::vector<AwaitedWord>& awaited_;
  bool quoted_ = false;
  bool stopped_ = false;
};

void Tokenizer::add_contraction(WordId contraction, const std::vector<WordId>& is) {
  if (contraction >= expands_.size()) expands_.resize(contraction + 1);
  expansions_.push_back(static_cast<WordId>(is.size()));
  expands_[contraction] = static_cast<std::uint32_t>(expansions_.size());
  expansions_.insert(expansions_.end(), is.begin(), is.end());
  const std::string_view word = vocabulary_->word(contraction);
  if (word.size() > 16) return;
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
  return Cutter(*this, text, span, out, awaited).run(limit);
}

void Tokenizer::look_up(std::span<const AwaitedWord> awaited, std::span<Token> tokens) const {
  constexpr std::size_t ahead = 16;  // what is fetched
  for (std::size_t i = 0; i < awaited.size(); ++i) {
    vocabulary_->fetch(awaited[std::min(i + ahead, awaited.size() - 1)].key);
    tokens[awaited[i].token].word = vocabulary_->find(awaited[i].key);
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
