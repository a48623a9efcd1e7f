// SPDX-License-Identifier: Apache-2.0

#include "documents/builder.hpp"

#include <bit>
#include <limits>

#include "documents/sentences.hpp"
#include "documents/sixty_four_bytes.hpp"

namespace caveat {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

// Those of class plain.
std::uint64_t plain_bytes(const SixtyFourBytes& bytes) {
  const std::uint64_t ascii = bytes.between('!', '~');
  const std::uint64_t high = bytes.high();
  if (high == 0) return ascii;
  std::uint64_t special = 0;
  for (const char lead : special_leads) special |= bytes.equal(lead);
  return ascii | (high & ~special);
}

// Where the first byte from `at` on stands that cannot be copied as it is. A space can be, between
// two plain bytes.
std::uint32_t end_of_run(std::string_view source, std::uint32_t at, std::uint32_t end) {
  if (class_of(source[at]) != ByteClass::plain) return at;
  while (at < end) {
    const SixtyFourBytes bytes(source, at);
    const std::uint64_t plain = plain_bytes(bytes) & lowest_bits(end - at);
    const std::uint64_t spaces = bytes.equal(' ');
    const auto run = static_cast<std::uint32_t>(std::countr_one(plain | (spaces & plain >> 1U)));
    at += run;
    // What follows a space in the last place is not among the bytes.
    if (run < SixtyFourBytes::size - 1) break;
  }
  return at;
}

// Of a source so large, growing would leave holes in memory where the smaller tables were.
constexpr std::size_t large_source = std::size_t{1} << 20;

// Room costs nothing before it is written to.
void make_room(Document& document) {
  const std::size_t size = document.source.size();
  document.sentences.reserve(size / 32);
  document.blocks.reserve(size / 64);
  document.map.reserve(size / 64);
}

}  // namespace

void DocumentBuilder::reset(Document& document) {
  document_ = &document;
  document.text.clear();
  // Folding never makes text longer than its source.
  document.text.reserve(document.source.size());
  document.map.clear();
  document.blocks.clear();
  document.sentences.clear();
  document.links.clear();
  if (document.source.size() >= large_source) make_room(document);
  style_ = Block{};
  begun_ = spaced_ = spaced_by_dash_ = broken_ = false;
  verbatim_next_ = nowhere;
  source_end_ = 0;
  breaks_.clear();
}

void DocumentBuilder::open(const Block& style) {
  close();
  style_ = style;
}

void DocumentBuilder::close() {
  spaced_ = spaced_by_dash_ = broken_ = false;
  if (!begun_) return;
  begun_ = false;
  Block& block = document_->blocks.back();
  block.text.end = position();
  block.first_sentence = static_cast<std::uint32_t>(document_->sentences.size());
  split_sentences(document_->text, block.text, breaks_,
                  static_cast<std::uint32_t>(document_->blocks.size() - 1), document_->sentences);
  block.sentence_count =
      static_cast<std::uint32_t>(document_->sentences.size()) - block.first_sentence;
  breaks_.clear();
}

std::uint32_t DocumentBuilder::block_index() const {
  return static_cast<std::uint32_t>(document_->blocks.size()) - (begun_ ? 1 : 0);
}

void DocumentBuilder::text(std::uint32_t begin, std::uint32_t end) {
  const std::string_view source = document_->source;
  std::uint32_t at = begin;
  while (at < end) {
    const std::uint32_t run = at;
    at = end_of_run(source, run, end);
    if (at > run) {
      begin_characters(run);
      verbatim(run, at);
    }
    if (at == end) break;
    switch (class_of(source[at])) {
      case ByteClass::space: {
        const std::uint32_t gap = at;
        while (at < end && is_space(source[at])) ++at;
        space(gap, at);
        break;
      }
      case ByteClass::special:
        at = special(at, end);
        break;
      case ByteClass::control:
      case ByteClass::plain:
        ++at;
        break;
    }
  }
}

std::uint32_t DocumentBuilder::special(std::uint32_t at, std::uint32_t end) {
  const std::string_view source = document_->source;
  const Decoded decoded = decode(source, at);
  const std::uint32_t next = at + decoded.size;
  const bool before_space =
      next >= end || is_space(source[next]) || source.substr(next, 2) == "\xC2\xA0";
  folded(at, next, fold(decoded.code_point), {}, before_space);
  return next;
}

void DocumentBuilder::character(std::uint32_t begin, std::uint32_t end, char32_t code_point) {
  const Encoded itself = encode(code_point);
  const bool before_space = end < document_->source.size() && is_space(document_->source[end]);
  folded(begin, end, fold(decode(itself, 0).code_point), itself, before_space);
}

/// `itself`: what to write for a character that is kept; empty: the source.
void DocumentBuilder::folded(std::uint32_t begin, std::uint32_t end, Folded how,
                             std::string_view itself, bool before_space) {
  switch (how.kind) {
    case Folded::Kind::drop:
      return;
    case Folded::Kind::space:
      return space(begin, end);
    case Folded::Kind::keep:
      begin_characters(begin);
      return itself.empty() ? verbatim(begin, end) : replacement(begin, end, itself);
    case Folded::Kind::replace:
      begin_characters(begin);
      return replacement(begin, end, how.text);
    case Folded::Kind::em_dash:
      return dash(begin, end);
    case Folded::Kind::en_dash:
      if (spaced_ || before_space) return dash(begin, end);
      begin_characters(begin);
      return replacement(begin, end, "-");
  }
}

void DocumentBuilder::dash(std::uint32_t begin, std::uint32_t end) {
  const bool glued = begun_ && !spaced_;
  begin_characters(begin);
  replacement(begin, end, glued ? " -" : "-");
  spaced_ = spaced_by_dash_ = true;
}

void DocumentBuilder::space(std::uint32_t begin, std::uint32_t end) {
  if (!spaced_ || spaced_by_dash_) {
    space_begin_ = begin;
    spaced_ = true;
    spaced_by_dash_ = false;
  }
  space_end_ = end;
}

void DocumentBuilder::line_break(std::uint32_t begin, std::uint32_t end) {
  space(begin, end);
  broken_ = true;
}

void DocumentBuilder::begin_characters(std::uint32_t source) {
  if (!begun_) {
    begin_block(source);
  } else if (spaced_) {
    write_space();
  }
  spaced_ = spaced_by_dash_ = broken_ = false;
}

void DocumentBuilder::begin_block(std::uint32_t source) {
  if (!document_->text.empty()) {
    if (source > source_end_ && is_space(document_->source[source - 1])) {
      // The last byte of white space stands for the newline: no piece of its own.
      if (verbatim_next_ != source - 1) document_->map.add({position(), source - 1, 0});
      document_->text.push_back('\n');
      verbatim_next_ = source;
    } else {
      replacement(source_end_, source, "\n");
    }
  }
  begun_ = true;
  style_.text = {position(), position()};
  document_->blocks.push_back(style_);
}

void DocumentBuilder::write_space() {
  if (broken_) breaks_.push_back(position());
  if (spaced_by_dash_) {
    document_->text.push_back(' ');
  } else if (space_end_ == space_begin_ + 1 && is_space(document_->source[space_begin_])) {
    // One byte for one byte, whatever white space it is: no piece of its own.
    if (verbatim_next_ != space_begin_) document_->map.add({position(), space_begin_, 0});
    document_->text.push_back(' ');
    verbatim_next_ = space_end_;
  } else {
    replacement(space_begin_, space_end_, " ");
  }
}

void DocumentBuilder::verbatim(std::uint32_t begin, std::uint32_t end) {
  if (verbatim_next_ != begin) document_->map.add({position(), begin, 0});
  document_->text.append(document_->source, begin, end - begin);
  verbatim_next_ = source_end_ = end;
}

void DocumentBuilder::replacement(std::uint32_t begin, std::uint32_t end,
                                  std::string_view characters) {
  document_->map.add({position(), begin, end});
  document_->text.append(characters);
  verbatim_next_ = nowhere;
  source_end_ = end;
}

}  // namespace caveat
