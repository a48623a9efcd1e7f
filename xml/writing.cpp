// SPDX-License-Identifier: Apache-2.0

#include "xml/writing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "xml/utf8.hpp"

namespace caveat {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 16;

enum Class : unsigned char { plain, markup, attribute_markup, control, multibyte };

constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> table = {};
  for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = control;
  for (std::size_t byte = 0x80; byte < 0x100; ++byte) table[byte] = multibyte;
  table['&'] = table['<'] = table['>'] = table['\r'] = markup;
  table['"'] = table['\n'] = table['\t'] = attribute_markup;
  return table;
}();

Class class_of(char byte) { return classes[static_cast<unsigned char>(byte)]; }

std::string_view escape_of(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\n':
      return "&#10;";
    case '\t':
      return "&#9;";
    default:
      return "&#13;";
  }
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Well-formed UTF-8 for U+FFFE or U+FFFF, which XML has no room for.
bool is_refused_code_point(std::string_view code_point) {
  return code_point == "\xEF\xBF\xBE" || code_point == "\xEF\xBF\xBF";
}

// A surrogate in the three bytes that WTF-8 and CESU-8 would write.
bool is_surrogate(std::string_view bytes) {
  return bytes.size() >= 3 && bytes[0] == '\xED' && static_cast<unsigned char>(bytes[1]) >= 0xA0 &&
         is_continuation(bytes[1]) && is_continuation(bytes[2]);
}

// How many bytes at the beginning XML can hold, markup or not; 0 when the first cannot be.
std::size_t allowed_length(std::string_view bytes) {
  const Class kind = class_of(bytes[0]);
  if (kind == control) return 0;
  if (kind != multibyte) return 1;
  const std::size_t length = utf8_length(bytes);
  return length == 3 && is_refused_code_point(bytes.substr(0, 3)) ? 0 : length;
}

struct Visible {
  std::string text;
  std::size_t bytes = 1;  // that it stands for
};

Visible make_visible(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  if (is_surrogate(bytes) || is_refused_code_point(bytes.substr(0, 3))) {
    const unsigned code_point =
        (byte(0) & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    return {fmt::format("U+{:04X}", code_point), 3};
  }
  return {{'\\', 'x', digits[byte(0) >> 4U], digits[byte(0) & 0xFU]}, 1};
}

// Bytes up to the first that needs something done about it.
std::size_t run_length(std::string_view text, bool in_attribute) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Class kind = class_of(text[at]);
    if (kind == plain || (kind == attribute_markup && !in_attribute)) {
      ++at;
    } else if (kind == multibyte) {
      const std::size_t length = allowed_length(text.substr(at));
      if (length == 0) return at;
      at += length;
    } else {
      return at;
    }
  }
  return at;
}

}  // namespace

bool is_xml_text(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(run_length(text, false));
    if (text.empty()) break;
    if (class_of(text[0]) != markup) return false;
    text.remove_prefix(1);
  }
  return true;
}

std::string xml_text(std::string_view text) {
  std::string visible;
  visible.reserve(text.size());
  while (!text.empty()) {
    std::size_t run = run_length(text, false);
    if (run < text.size() && class_of(text[run]) == markup) ++run;
    visible.append(text.substr(0, run));
    text.remove_prefix(run);
    if (run > 0 || text.empty()) continue;
    const Visible instead = make_visible(text);
    visible += instead.text;
    text.remove_prefix(instead.bytes);
  }
  return visible;
}

XmlWriter::XmlWriter(std::string& out) : out_(&out) {}

XmlWriter::XmlWriter(Sink sink) : out_(&own_), sink_(std::move(sink)) {
  own_.reserve(2 * buffer_bytes);
}

XmlWriter& XmlWriter::declaration() {
  *out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  at_beginning_ = false;
  return *this;
}

XmlWriter& XmlWriter::open(std::string_view name) {
  end_start_tag();
  if (!open_.empty()) open_.back().has_children = true;
  break_line();
  *out_ += '<';
  *out_ += name;
  open_.push_back({std::string(name)});
  in_start_tag_ = true;
  flush_if_full();
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  *out_ += ' ';
  *out_ += name;
  *out_ += "=\"";
  escape(value, true);
  *out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::attribute_if(std::string_view name, std::string_view value) {
  return value.empty() ? *this : attribute(name, value);
}

XmlWriter& XmlWriter::text(std::string_view text) {
  end_start_tag();
  if (!open_.empty()) open_.back().has_text = true;
  escape(text, false);
  return *this;
}

XmlWriter& XmlWriter::comment(std::string_view text) {
  end_start_tag();
  if (!open_.empty()) open_.back().has_children = true;
  break_line();
  std::string safe = xml_text(text);
  for (std::size_t at = safe.find("--"); at != std::string::npos; at = safe.find("--", at)) {
    safe.insert(at + 1, 1, ' ');
  }
  *out_ += "<!-- " + safe + " -->";
  return *this;
}

XmlWriter& XmlWriter::close() {
  const Open closing = std::move(open_.back());
  open_.pop_back();
  if (std::exchange(in_start_tag_, false)) {
    *out_ += "/>";
    return *this;
  }
  if (closing.has_children && !closing.has_text) break_line();
  *out_ += "</" + closing.name + ">";
  flush_if_full();
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view content) {
  return open(name).text(content).close();
}

void XmlWriter::finish() {
  while (!open_.empty()) close();
  *out_ += '\n';
  if (sink_) {
    sink_(own_);
    own_.clear();
  }
}

void XmlWriter::end_start_tag() {
  if (std::exchange(in_start_tag_, false)) *out_ += '>';
}

// Nothing is added beside text: white space there would become part of it.
void XmlWriter::break_line() {
  const bool beside_text =
      std::any_of(open_.begin(), open_.end(), [](const Open& open) { return open.has_text; });
  if (beside_text) return;
  if (!std::exchange(at_beginning_, false)) *out_ += '\n';
  out_->append(2 * open_.size(), ' ');
}

void XmlWriter::escape(std::string_view text, bool in_attribute) {
  while (!text.empty()) {
    const std::size_t run = run_length(text.substr(0, buffer_bytes), in_attribute);
    out_->append(text.substr(0, run));
    text.remove_prefix(run);
    flush_if_full();
    if (text.empty()) break;
    const Class kind = class_of(text[0]);
    if (kind == markup || (kind == attribute_markup && in_attribute)) {
      *out_ += escape_of(text[0]);
      text.remove_prefix(1);
    } else if (allowed_length(text) == 0) {
      const Visible instead = make_visible(text);
      *out_ += instead.text;
      text.remove_prefix(instead.bytes);
      sanitised_ = true;
    }
  }
}

void XmlWriter::flush_if_full() {
  if (!sink_ || own_.size() < buffer_bytes) return;
  sink_(own_);
  own_.clear();
}

}  // namespace caveat
