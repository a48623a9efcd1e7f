// SPDX-License-Identifier: Apache-2.0

#include "documents/sentences.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "documents/characters.hpp"
#include "documents/english.hpp"
#include "documents/sixty_four_bytes.hpp"

namespace caveat {
namespace {

bool is_stop(char byte) { return byte == '.' || byte == '!' || byte == '?'; }
bool is_opening(char byte) { return byte == '"' || byte == '\'' || byte == '(' || byte == '['; }

bool is_closing(char byte) {
  return byte == '"' || byte == '\'' || byte == ')' || byte == ']' || byte == '*';
}

// Words longer than this are in none of the tables, and end the search for their ends.
constexpr std::size_t longest_word = 16;

// A word in lower case, for the tables.
class Lowered {
 public:
  explicit Lowered(std::string_view word) : size_(std::min(word.size(), longest_word)) {
    std::transform(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size_), bytes_.begin(),
                   ascii_lower);
  }
  operator std::string_view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, longest_word> bytes_{};
  std::size_t size_;
};

// "u.s", "m.k": letters with full stops between them.
bool is_dotted_letters(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_ascii_letter(word[i]) : word[i] != '.') return false;
  }
  return true;
}

class Splitter {
 public:
  Splitter(std::string_view text, Span block, std::uint32_t index, std::vector<Sentence>& sentences)
      : before_end_(text.substr(0, block.end)),
        text_(before_end_.substr(block.start)),
        offset_(block.start),
        index_(index),
        sentences_(sentences) {
    const auto letter = std::find_if(text_.begin(), text_.end(), is_ascii_letter);
    begins_small_ = letter != text_.end() && is_ascii_lower(*letter);
  }

  // Looks for ends of sentences whose first sign lies before `end`.
  void scan(std::size_t end) {
    while (at_ < end) {
      const std::size_t begin = at_;
      std::uint64_t signs = signs_from(begin) & lowest_bits(end - begin);
      for (; signs != 0; signs &= signs - 1) {
        const std::size_t sign = begin + static_cast<std::size_t>(std::countr_zero(signs));
        if (sign < at_) continue;  // closed together with the one before
        if (is_stop(text_[sign])) {
          at_ = stop(sign);
        } else if (lacks_stop(sign)) {
          cut(sign - 1, sign);
        }
      }
      at_ = std::max(at_, std::min(begin + SixtyFourBytes::size, end));
    }
  }

  // A line ends with the space at `space`.
  void line_end(std::size_t space) {
    if (space <= start_ || space + 1 >= text_.size() || text_[space - 1] == ',') return;
    const char next = text_[space + 1];
    if (is_digit(next) || is_opening(next) || begins_capital(space + 1)) cut(space, space + 1);
  }

  void finish() { cut(text_.size(), text_.size()); }

 private:
  void cut(std::size_t end, std::size_t next) {
    if (end <= start_) return;
    sentences_.push_back(
        {{offset_ + static_cast<std::uint32_t>(start_), offset_ + static_cast<std::uint32_t>(end)},
         index_});
    start_ = next;
  }

  // Stops, and most capitals that lacks_stop() is not true of left out.
  std::uint64_t signs_from(std::size_t begin) const {
    const SixtyFourBytes bytes(before_end_, offset_ + begin);
    const std::uint64_t small = bytes.between('a', 'z');
    const std::uint64_t behind_word = bytes.equal(' ') << 1U & small << 2U & small << 3U;
    // The neighbours of the first and of the last are not among the bytes.
    const std::uint64_t capitals =
        bytes.between('A', 'Z') & (behind_word | lowest_bits(3)) & (small >> 1U | ~lowest_bits(63));
    return capitals | bytes.equal('.') | bytes.equal('!') | bytes.equal('?');
  }

  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  bool begins_capital(std::size_t at) const {
    if (at >= text_.size()) return false;
    if (static_cast<unsigned char>(text_[at]) < 0x80) return is_ascii_upper(text_[at]);
    return opens_like_capital(decode(text_, at).code_point);
  }
  // Letters and digits, and full stops inside.
  std::string_view word_before(std::size_t end) const {
    std::size_t begin = end;
    while (begin > start_ && end - begin <= longest_word && is_word_byte(text_[begin - 1])) --begin;
    while (begin < end && text_[begin] == '.') ++begin;
    return text_.substr(begin, end - begin);
  }
  std::string_view word_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && end - begin <= longest_word &&
           (is_ascii_letter(text_[end]) || static_cast<unsigned char>(text_[end]) >= 0x80)) {
      ++end;
    }
    return text_.substr(begin, end - begin);
  }
  static bool is_word_byte(char byte) {
    return is_ascii_letter(byte) || is_digit(byte) || byte == '.' ||
           static_cast<unsigned char>(byte) >= 0x80;
  }

  // Quotation marks, brackets and the marks of footnotes belong to the sentence before them.
  std::size_t closing_size(std::size_t at) const {
    if (at >= text_.size()) return 0;
    if (is_closing(text_[at])) return 1;
    if (text_[at] != '\xE2') return 0;
    const std::string_view rest = text_.substr(at, 3);
    return rest == "\u2020" || rest == "\u2021" ? 3 : 0;
  }

  // Returns where what may end the next sentence is looked for.
  std::size_t stop(std::size_t first) {
    std::size_t last = first;
    while (is_stop(byte(last))) ++last;
    std::size_t end = last;
    while (const std::size_t size = closing_size(end)) end += size;
    if (end >= text_.size()) return end;
    if (text_[end] == ' ') {
      if (ends_sentence(first, last, end)) cut(end, end + 1);
    } else if (end == first + 1 && lacks_space(first)) {
      cut(end, end);
    }
    return end;
  }

  // The stop [first, last), closed at `end`, has a space behind it.
  bool ends_sentence(std::size_t first, std::size_t last, std::size_t end) const {
    const bool is_quoted = text_.substr(last, end - last).find('"') != std::string_view::npos;
    std::size_t next = end + 1;
    if (byte(next) == '-' && byte(next + 1) == ' ') return !is_quoted;
    while (is_opening(byte(next))) ++next;
    const char opens = byte(next);
    if (opens == ',' || opens == ';' || opens == ':' || is_stop(opens)) return false;
    if (is_small(next)) {
      const bool asks = text_.substr(first, last - first).find('?') != std::string_view::npos;
      if (asks) return !is_quoted;
      const Lowered word(word_at(next));
      return begins_small_ && !is_quoted && last == first + 1 && next == end + 1 &&
             (opens_sentences(word) || !leads_on(word)) && stop_is_full(first, next);
    }
    const bool is_full_stop = last == first + 1 && text_[first] == '.';
    return !is_full_stop || end > last || stop_is_full(first, next);
  }

  // A small letter that goes on with a sentence; "mRNA" does not.
  bool is_small(std::size_t at) const {
    if (at >= text_.size()) return false;
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (lead >= 0x80) {
      const char32_t letter = decode(text_, at).code_point;
      return letter >= 0xDF && letter < 0x1F00 && !opens_like_capital(letter);
    }
    if (!is_ascii_lower(text_[at])) return false;
    const std::string_view word = word_at(at);
    return std::none_of(word.begin(), word.end(), is_ascii_upper);
  }

  // Whether the full stop at `stop` is more than the mark of an abbreviation.
  bool stop_is_full(std::size_t stop, std::size_t next) const {
    const std::string_view word = word_before(stop);
    if (word.empty() || word.size() > longest_word) return true;
    const bool opens = stop - word.size() == start_;
    if (opens && word.size() <= 3 && std::all_of(word.begin(), word.end(), is_digit)) return false;
    if (word.size() == 1 && is_ascii_letter(word[0])) return letter_is_word(stop, next, opens);
    const Lowered lowered(word);
    switch (abbreviation(lowered)) {
      case Abbreviation::title:
        return false;
      case Abbreviation::before_number:
        return !is_digit(byte(next));
      case Abbreviation::name:
        return is_opener(next);
      case Abbreviation::tail:
        return ends_at_tail(next);
      case Abbreviation::none:
        break;
    }
    // Few people have four initials.
    return word.size() > 6 || !is_dotted_letters(lowered) || is_opener(next);
  }

  bool is_opener(std::size_t at) const { return opens_sentences(Lowered(word_at(at))); }

  // "etc. Then" against "Co. Ltd." and "et al. (2019)".
  bool ends_at_tail(std::size_t next) const {
    if (byte(next - 1) == '"') return true;
    return begins_capital(next) && abbreviation(Lowered(word_at(next))) != Abbreviation::tail;
  }

  // "Vitamin C. Then" against "J. Smith" and "A. First".
  bool letter_is_word(std::size_t stop, std::size_t next, bool opens) const {
    if (opens) return false;
    if (is_ascii_lower(text_[stop - 1])) {
      return abbreviation(text_.substr(stop - 1, 1)) == Abbreviation::none;
    }
    if (is_opener(next)) return true;
    return byte(stop - 2) == ' ' && takes_letter(Lowered(word_before(stop - 2)));
  }

  // "treated.The": a full stop between a small letter and a word that opens sentences.
  bool lacks_space(std::size_t stop) const {
    if (stop < 3 || !is_ascii_upper(byte(stop + 1))) return false;
    const std::string_view before = text_.substr(stop - 3, 3);
    if (!std::all_of(before.begin(), before.end(), is_ascii_lower)) return false;
    const std::string_view word = word_at(stop + 1);
    return byte(stop + 1 + word.size()) == ' ' && opens_sentences(Lowered(word));
  }

  // Whether the capital at `at` begins a sentence although no stop stands before it.
  bool lacks_stop(std::size_t at) const {
    if (at < start_ + 4 || text_[at - 1] != ' ' || !is_ascii_lower(text_[at - 2]) ||
        !is_ascii_lower(text_[at - 3]) || !is_ascii_lower(byte(at + 1))) {
      return false;
    }
    const std::string_view word = word_at(at);
    std::size_t after = at + word.size();
    const bool opens = opens_sentences(Lowered(word));
    if (opens && byte(after) == ',') ++after;
    if (byte(after) != ' ' || !is_ascii_lower(byte(after + 1))) return false;
    if (!opens && !is_plural_subject(after + 1)) return false;
    const std::string_view before = word_before(at - 1);
    return std::all_of(before.begin(), before.end(), is_ascii_lower) && !leads_on(before);
  }

  // "scars can": with the capital before it, the subject of a new sentence.
  bool is_plural_subject(std::size_t at) const {
    const std::string_view noun = word_at(at);
    if (noun.size() < 4 || byte(at + noun.size()) != ' ') return false;
    if (!is_plural_ending(noun.substr(noun.size() - 1))) return false;
    const std::string_view verb = word_at(at + noun.size() + 1);
    return is_auxiliary(verb);
  }

  std::string_view before_end_;  // the block and all before it
  std::string_view text_;        // the block
  std::uint32_t offset_;
  std::uint32_t index_;
  std::vector<Sentence>& sentences_;
  bool begins_small_ = false;
  std::size_t start_ = 0;
  std::size_t at_ = 0;
};

}  // namespace

void split_sentences(std::string_view text, Span block, std::span<const std::uint32_t> breaks,
                     std::uint32_t block_index, std::vector<Sentence>& sentences) {
  Splitter splitter(text, block, block_index, sentences);
  for (const std::uint32_t line_end : breaks) {
    splitter.scan(line_end - block.start);
    splitter.line_end(line_end - block.start);
  }
  splitter.scan(block.size());
  splitter.finish();
}

}  // namespace caveat
