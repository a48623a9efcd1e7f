// SPDX-License-Identifier: Apache-2.0

#include "xml/patching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "xml/scanner.hpp"
#include "xml/writing.hpp"

namespace caveat {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// An element's tags and what stands between them.
struct Extent {
  XmlToken start_tag;
  XmlToken end_tag;               // the start tag again for <a/>
  std::size_t last_child = npos;  // start of the last child element

  bool is_empty_tag() const { return start_tag.kind == XmlToken::Kind::empty; }
};

Extent extent_of(std::string_view source, std::size_t element) {
  XmlScanner scanner(source, element);
  Extent extent;
  extent.start_tag = extent.end_tag = scanner.next().value();
  if (extent.is_empty_tag()) return extent;
  std::size_t depth = 1;
  while (const auto token = scanner.next()) {
    const bool opens = token->kind == XmlToken::Kind::start;
    if (depth == 1 && (opens || token->kind == XmlToken::Kind::empty)) {
      extent.last_child = token->start;
    }
    if (opens) ++depth;
    if (token->kind == XmlToken::Kind::end && --depth == 0) {
      extent.end_tag = *token;
      return extent;
    }
  }
  assert(depth == 0);  // the source is well-formed
  return extent;
}

std::size_t line_start(std::string_view source, std::size_t offset) {
  const std::size_t newline = offset == 0 ? npos : source.rfind('\n', offset - 1);
  return newline == npos ? 0 : newline + 1;
}

// The white space before an element that is the first thing on its line, else nothing.
std::string_view indentation(std::string_view source, std::size_t element) {
  const std::size_t start = line_start(source, element);
  const std::string_view before = source.substr(start, element - start);
  return before.substr(0, std::min(before.find_first_not_of(" \t"), before.size()));
}

bool is_first_on_line(std::string_view source, std::size_t offset) {
  return line_start(source, offset) + indentation(source, offset).size() == offset;
}

std::string_view line_break(std::string_view source) {
  const std::size_t newline = source.find('\n');
  return newline != npos && newline > 0 && source[newline - 1] == '\r' ? "\r\n" : "\n";
}

// `xml` with every line but the first behind a line break and the indentation.
std::string indented(std::string_view xml, std::string_view indent, std::string_view newline) {
  std::string text(indent);
  while (true) {
    const std::size_t end = xml.find('\n');
    text += xml.substr(0, end);
    if (end == npos) return text;
    xml.remove_prefix(end + 1);
    text += newline;
    if (!xml.starts_with('\n')) text += indent;
  }
}

std::string escaped(std::string_view value, char quote) {
  std::string element;
  XmlWriter writer(element);
  writer.open("x").attribute("x", value);
  // `<x x="` has six bytes; the quotation mark is still to be taken off.
  std::string text = element.substr(6, element.size() - 7);
  for (std::size_t at = quote == '\'' ? text.find('\'') : npos; at != npos;
       at = text.find('\'', at)) {
    text.replace(at, 1, "&apos;");
  }
  return text;
}

std::string escaped_text(std::string_view value) {
  std::string element;
  XmlWriter writer(element);
  writer.open("x").text(value);
  return element.substr(3);
}

std::size_t end_of_attributes(std::string_view source, const XmlToken& tag) {
  std::size_t from = tag.start + 1 + tag.name.size();
  while (const auto attribute = next_attribute(source, from, tag.end)) {
    from = attribute->value_end + 1;
  }
  return from;
}

}  // namespace

void XmlPatch::set_attribute(std::size_t element, std::string_view name, std::string_view value) {
  if (const auto found = find_attribute(source_, element, name)) {
    const char quote = source_[found->value_start - 1];
    return replace(found->value_start, found->value_end, escaped(value, quote));
  }
  const std::size_t end = end_of_attributes(source_, XmlScanner(source_, element).next().value());
  replace(end, end, fmt::format(" {}=\"{}\"", name, escaped(value, '"')));
}

void XmlPatch::remove_attribute(std::size_t element, std::string_view name) {
  const auto found = find_attribute(source_, element, name);
  if (!found) return;
  const std::size_t before = source_.find_last_not_of(" \t\r\n", found->name_start - 1);
  replace(before + 1, found->value_end + 1, {});
}

void XmlPatch::set_text(std::size_t element, std::string_view text) {
  const Extent extent = extent_of(source_, element);
  if (!extent.is_empty_tag()) {
    return replace(extent.start_tag.end, extent.end_tag.start, escaped_text(text));
  }
  const std::size_t end = end_of_attributes(source_, extent.start_tag);
  replace(end, extent.start_tag.end,
          fmt::format(">{}</{}>", escaped_text(text), extent.start_tag.name));
}

void XmlPatch::insert_before(std::size_t element, std::string_view xml) {
  const std::string_view newline = line_break(source_);
  const std::string_view indent = indentation(source_, element);
  if (is_first_on_line(source_, element)) {
    const std::size_t start = line_start(source_, element);
    return replace(start, start, indented(xml, indent, newline) + std::string(newline));
  }
  replace(element, element, std::string(xml));
}

void XmlPatch::insert_after(std::size_t element, std::string_view xml) {
  const std::size_t end = extent_of(source_, element).end_tag.end;
  if (!is_first_on_line(source_, element)) return replace(end, end, std::string(xml));
  const std::string_view indent = indentation(source_, element);
  const std::string_view newline = line_break(source_);
  replace(end, end, std::string(newline) + indented(xml, indent, newline));
}

void XmlPatch::append_child(std::size_t element, std::string_view xml) {
  const Extent extent = extent_of(source_, element);
  const std::string_view newline = line_break(source_);
  const std::string outer(indentation(source_, element));
  if (extent.last_child != npos && is_first_on_line(source_, extent.last_child) &&
      is_first_on_line(source_, extent.end_tag.start)) {
    const std::string_view indent = indentation(source_, extent.last_child);
    const std::size_t start = line_start(source_, extent.end_tag.start);
    return replace(start, start, indented(xml, indent, newline) + std::string(newline));
  }
  const std::string lines =
      std::string(newline) + indented(xml, outer + "  ", newline) + std::string(newline) + outer;
  if (extent.is_empty_tag()) {
    const std::size_t end = end_of_attributes(source_, extent.start_tag);
    return replace(end, extent.start_tag.end,
                   fmt::format(">{}</{}>", lines, extent.start_tag.name));
  }
  // Behind the last child or comment; the white space before the end tag is replaced.
  const std::size_t last = source_.find_last_not_of(" \t\r\n", extent.end_tag.start - 1);
  replace(last + 1, extent.end_tag.start, lines);
}

void XmlPatch::remove_element(std::size_t element) {
  const std::size_t end = extent_of(source_, element).end_tag.end;
  const std::size_t rest = source_.find_first_not_of(" \t\r", end);
  const bool ends_line = rest != npos && source_[rest] == '\n';
  if (is_first_on_line(source_, element) && ends_line) {
    return replace(line_start(source_, element), rest + 1, {});
  }
  replace(element, end, {});
}

void XmlPatch::replace(std::size_t start, std::size_t end, std::string text) {
  edits_.push_back({start, end, std::move(text)});
}

std::string XmlPatch::apply() const {
  std::vector<Edit> edits = edits_;
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& left, const Edit& right) { return left.start < right.start; });
  std::string patched;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    assert(at <= edit.start && edit.end <= source_.size());
    patched += source_.substr(at, edit.start - at);
    patched += edit.text;
    at = edit.end;
  }
  patched += source_.substr(at);
  return patched;
}

}  // namespace caveat
