// SPDX-License-Identifier: Apache-2.0

#include "reports/elements.hpp"

#include <string>
#include <utility>

#include "files/digest.hpp"
#include "reports/cutting.hpp"
#include "reports/issue.hpp"

namespace caveat {

namespace {

constexpr std::size_t quote_limit = 4096;
constexpr std::size_t kept_beginning = 3072;
constexpr std::size_t kept_end = 512;

}  // namespace

Elements::Elements(Sink sink) : xml_(std::move(sink)) {}

void Elements::open(std::string_view name) {
  xml_.open(name);
  is_clean_ = true;
}

void Elements::attribute(std::string_view name, std::string_view value) {
  std::string bounded_value;
  if (value.size() > quote_limit) value = bounded_value = bounded(value);
  is_clean_ = is_clean_ && is_xml_text(value);
  xml_.attribute(name, value);
}

void Elements::attribute_if(std::string_view name, std::string_view value) {
  if (!value.empty()) attribute(name, value);
}

void Elements::flag(std::string_view name, bool value) {
  if (value) xml_.attribute(name, "true");
}

void Elements::span(Span span) {
  xml_.attribute("start", span.start);
  xml_.attribute("end", span.end);
}

void Elements::place(const Location& where, std::string_view home, std::string_view root) {
  if (where.path != home) attribute_if("path", shown_path(where.path, root));
  if (where.line == 0) return;
  xml_.attribute("line", where.line);
  if (where.column != 0) xml_.attribute("column", where.column);
}

void Elements::end_attributes() { flag("sanitised", !is_clean_); }

void Elements::content(std::string_view text) {
  std::string kept;
  if (text.size() > quote_limit) {
    kept = text.substr(0, character_start(text, kept_beginning));
    kept += " [...] ";
    kept += text.substr(character_start(text, text.size() - kept_end));
    flag("shortened", true);
    xml_.attribute("length", text.size());
    xml_.attribute("digest", "sha256:" + sha256_hex(text));
    text = kept;
  }
  flag("sanitised", !is_clean_ || !is_xml_text(text));
  xml_.text(text).close();
}

void Elements::quote(std::string_view name, std::string_view text) {
  open(name);
  content(text);
}

void Elements::quote_if(std::string_view name, std::string_view text) {
  if (!text.empty()) quote(name, text);
}

}  // namespace caveat
