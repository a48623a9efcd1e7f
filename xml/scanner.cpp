// SPDX-License-Identifier: Apache-2.0

#include "xml/scanner.hpp"

namespace caveat {
namespace {

constexpr std::string_view white_space = " \t\r\n";
constexpr std::size_t npos = std::string_view::npos;

std::string_view name_at(std::string_view source, std::size_t from, std::size_t end) {
  const std::string_view rest = source.substr(from, end - from);
  return rest.substr(0, rest.find_first_of(" \t\r\n/>="));
}

}  // namespace

std::optional<XmlToken> XmlScanner::next() {
  if (at_ >= source_.size()) return std::nullopt;
  XmlToken token;
  token.start = at_;
  if (source_[at_] == '<') {
    token = markup();
  } else {
    const std::size_t end = source_.find('<', at_);
    token.end = end == npos ? source_.size() : end;
  }
  at_ = token.end;
  return token;
}

XmlToken XmlScanner::markup() {
  using Kind = XmlToken::Kind;
  XmlToken token;
  token.start = at_;
  const std::string_view rest = source_.substr(at_);
  if (rest.starts_with("<!--")) {
    token.kind = Kind::comment;
    token.end = after("-->", at_ + 4);
  } else if (rest.starts_with("<![CDATA[")) {
    token.kind = Kind::cdata;
    token.end = after("]]>", at_ + 9);
  } else if (rest.starts_with("<?")) {
    token.kind = Kind::instruction;
    token.end = after("?>", at_ + 2);
  } else if (rest.starts_with("<!")) {
    token.kind = Kind::doctype;
    token.end = after(">", at_ + 2);
  } else {
    const bool closes = rest.starts_with("</");
    token.end = after_tag(at_ + 1);
    token.kind = closes                                               ? Kind::end
                 : token.end != npos && source_[token.end - 2] == '/' ? Kind::empty
                                                                      : Kind::start;
    token.name =
        name_at(source_, at_ + (closes ? 2 : 1), token.end == npos ? source_.size() : token.end);
  }
  if (token.end == npos) {
    token.kind = token.kind == Kind::doctype ? Kind::doctype : Kind::unfinished;
    token.end = source_.size();
  }
  return token;
}

std::size_t XmlScanner::after(std::string_view closing, std::size_t from) const {
  const std::size_t found = source_.find(closing, from);
  return found == npos ? npos : found + closing.size();
}

std::size_t XmlScanner::after_tag(std::size_t from) const {
  for (std::size_t at = source_.find_first_of("\"'>", from); at != npos;
       at = source_.find_first_of("\"'>", at + 1)) {
    if (source_[at] == '>') return at + 1;
    at = source_.find(source_[at], at + 1);
    if (at == npos) return npos;
  }
  return npos;
}

std::optional<XmlAttribute> next_attribute(std::string_view source, std::size_t from,
                                           std::size_t tag_end) {
  const std::string_view tag = source.substr(0, tag_end);
  XmlAttribute attribute;
  attribute.name_start = tag.find_first_not_of(white_space, from);
  if (attribute.name_start == npos) return std::nullopt;
  attribute.name = name_at(tag, attribute.name_start, tag_end);
  if (attribute.name.empty()) return std::nullopt;
  const std::size_t quote =
      tag.find_first_not_of(" \t\r\n=", attribute.name_start + attribute.name.size());
  if (quote == npos || (tag[quote] != '"' && tag[quote] != '\'')) return std::nullopt;
  attribute.value_start = quote + 1;
  attribute.value_end = tag.find(tag[quote], quote + 1);
  if (attribute.value_end == npos) return std::nullopt;
  return attribute;
}

std::optional<XmlAttribute> find_attribute(std::string_view source, std::size_t element,
                                           std::string_view name) {
  const std::optional<XmlToken> tag = XmlScanner(source, element).next();
  if (!tag) return std::nullopt;
  std::size_t from = tag->start + 1 + tag->name.size();
  while (const auto attribute = next_attribute(source, from, tag->end)) {
    if (attribute->name == name) return attribute;
    from = attribute->value_end + 1;
  }
  return std::nullopt;
}

}  // namespace caveat
