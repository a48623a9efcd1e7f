// SPDX-License-Identifier: Apache-2.0

#include "documents/html_scanner.hpp"

#include <algorithm>

#include "documents/characters.hpp"

namespace caveat {
namespace {

struct AttributeName {
  std::string_view name;
  Attribute attribute;
};

constexpr std::array attribute_names = std::to_array<AttributeName>({
    {"alt", Attribute::alt},
    {"aria-controls", Attribute::aria_controls},
    {"aria-expanded", Attribute::aria_expanded},
    {"aria-hidden", Attribute::aria_hidden},
    {"class", Attribute::class_},
    {"content", Attribute::content},
    {"hidden", Attribute::hidden},
    {"href", Attribute::href},
    {"id", Attribute::id},
    {"lang", Attribute::lang},
    {"name", Attribute::name},
    {"open", Attribute::open},
    {"property", Attribute::property},
    {"rel", Attribute::rel},
    {"role", Attribute::role},
    {"style", Attribute::style},
    {"xml:lang", Attribute::lang},
});

std::uint64_t digest(std::string_view name) {
  std::uint64_t value = 14695981039346656037U;
  for (const char byte : name) {
    value = (value ^ static_cast<unsigned char>(ascii_lower(byte))) * 1099511628211U;
  }
  return value;
}

}  // namespace

HtmlScanner::HtmlScanner(std::string_view source, std::uint32_t begin, std::uint32_t end)
    : source_(source), at_(begin), end_(end), is_xml_(source.substr(begin).starts_with("<?xml")) {}

bool HtmlScanner::next(HtmlToken& token) {
  token.tag = Tag::other;
  token.present = 0;
  token.closes_itself = false;
  if (raw_ != Tag::other && read_raw_text(token)) return true;
  while (at_ < end_) {
    if (cdata_end_ != 0 && at_ == cdata_end_) {
      at_ = std::min(at_ + 3, end_);
      cdata_end_ = 0;
      continue;
    }
    if (at_ < cdata_end_ || !begins_tag(at_)) {
      token.kind = HtmlToken::Kind::text;
      const std::uint32_t begin = at_;
      if (at_ < cdata_end_) {
        at_ = cdata_end_;
      } else {
        do at_ = find("<", at_ + 1);
        while (at_ < end_ && !begins_tag(at_));
      }
      token.span = {begin, at_};
      return true;
    }
    if (read_markup(token)) return true;
  }
  return false;
}

/// Up to the end tag; false where there is no text in between.
bool HtmlScanner::read_raw_text(HtmlToken& token) {
  const std::string_view name = source_.substr(raw_name_, raw_name_size_);
  std::uint32_t end = at_;
  for (;; ++end) {
    end = find("</", end);
    if (end == end_) break;
    const std::uint32_t after = end + 2 + raw_name_size_;
    if (after > end_ || !equal_ignoring_case(source_.substr(end + 2, raw_name_size_), name))
      continue;
    if (after == end_ || is_space(source_[after]) || source_[after] == '/' ||
        source_[after] == '>') {
      break;
    }
  }
  token.kind = HtmlToken::Kind::raw_text;
  token.tag = raw_;
  token.span = {at_, end};
  raw_ = Tag::other;
  at_ = end;
  return !token.span.empty();
}

/// At a "<" that begins markup; false for what is passed over.
bool HtmlScanner::read_markup(HtmlToken& token) {
  const std::uint32_t begin = at_;
  const char second = byte(at_ + 1);
  if (second == '!') return read_declaration(token);
  if (second == '?' || (second == '/' && !is_ascii_letter(byte(at_ + 2)))) {
    at_ = std::min(find(">", at_) + 1, end_);
    return false;
  }
  token.kind = second == '/' ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag;
  at_ += second == '/' ? 2 : 1;
  read_tag(token);
  token.span = {begin, at_};
  return true;
}

bool HtmlScanner::read_declaration(HtmlToken&) {
  const std::string_view rest = source_.substr(at_, end_ - at_);
  if (rest.starts_with("<![CDATA[")) {
    at_ += 9;
    cdata_end_ = find("]]>", at_);
    return false;
  }
  if (!rest.starts_with("<!--")) {
    at_ = std::min(find(">", at_) + 1, end_);
  } else if (rest.starts_with("<!-->")) {
    at_ += 5;
  } else if (rest.starts_with("<!--->")) {
    at_ += 6;
  } else {
    std::uint32_t end = find("--", at_ + 4);
    while (end < end_ && byte(end + 2) != '>' && !(byte(end + 2) == '!' && byte(end + 3) == '>')) {
      end = find("--", end + 1);
    }
    at_ = std::min(end + (byte(end + 2) == '!' ? 4 : 3), end_);
  }
  return false;
}

void HtmlScanner::read_tag(HtmlToken& token) {
  const std::uint32_t begin = at_;
  while (at_ < end_ && !is_space(source_[at_]) && source_[at_] != '/' && source_[at_] != '>') ++at_;
  const std::string_view name = source_.substr(begin, at_ - begin);
  token.tag = tag_of(name);
  token.name = digest(name);
  while (true) {
    skip_space();
    if (at_ >= end_) return;
    if (source_[at_] == '>') break;
    if (source_[at_] == '/') {
      token.closes_itself = byte(at_ + 1) == '>';
      ++at_;
    } else {
      read_attribute(token);
    }
  }
  ++at_;
  if (token.kind == HtmlToken::Kind::start_tag && has_raw_text(token.tag) &&
      !(is_xml_ && token.closes_itself)) {
    raw_ = token.tag;
    raw_name_ = begin;
    raw_name_size_ = static_cast<std::uint32_t>(name.size());
  }
}

void HtmlScanner::read_attribute(HtmlToken& token) {
  const std::uint32_t begin = at_++;  // an attribute may begin with "="
  while (at_ < end_ && !is_space(source_[at_]) && source_[at_] != '/' && source_[at_] != '>' &&
         source_[at_] != '=') {
    ++at_;
  }
  const std::string_view name = source_.substr(begin, at_ - begin);
  const std::uint32_t name_end = at_;
  skip_space();
  Span value{name_end, name_end};
  if (byte(at_) == '=') {
    ++at_;
    skip_space();
    value = read_value();
  }
  for (const AttributeName& known : attribute_names) {
    if (known.name.size() != name.size() || !equal_ignoring_case(known.name, name)) continue;
    if (token.has(known.attribute)) return;
    token.present |= 1U << static_cast<int>(known.attribute);
    token.values[static_cast<std::size_t>(known.attribute)] = value;
    return;
  }
}

Span HtmlScanner::read_value() {
  const char quote = byte(at_);
  if (quote == '"' || quote == '\'') {
    const std::uint32_t begin = ++at_;
    at_ = find(std::string_view(&quote, 1), at_);
    const Span value{begin, at_};
    at_ = std::min(at_ + 1, end_);
    return value;
  }
  const std::uint32_t begin = at_;
  while (at_ < end_ && !is_space(source_[at_]) && source_[at_] != '>') ++at_;
  return {begin, at_};
}

std::uint32_t HtmlScanner::find(std::string_view what, std::uint32_t from) const {
  if (from >= end_) return end_;
  const std::size_t found = source_.substr(0, end_).find(what, from);
  return found == std::string_view::npos ? end_ : static_cast<std::uint32_t>(found);
}

bool HtmlScanner::begins_tag(std::uint32_t at) const {
  if (byte(at) != '<') return false;
  const char second = byte(at + 1);
  return is_ascii_letter(second) || second == '/' || second == '!' || second == '?';
}

void HtmlScanner::skip_space() {
  while (at_ < end_ && is_space(source_[at_])) ++at_;
}

}  // namespace caveat
