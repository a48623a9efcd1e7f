// SPDX-License-Identifier: Apache-2.0
//
// Writing XML that every parser accepts, whatever the text: reports quote pages that
// contain control bytes, broken UTF-8 and worse.

#pragma once

#include <concepts>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace caveat {

/// True when `text` can stand in an XML 1.0 document as it is, markup apart.
bool is_xml_text(std::string_view text);

/// `text` with what XML cannot hold made visible: a byte that is a control character or
/// not UTF-8 becomes `\x01`, a surrogate or noncharacter `U+FFFE`. Not escaped yet.
std::string xml_text(std::string_view text);

/// Writes elements, two spaces deep, one a line; an element that holds text is written on
/// one line and nothing is added to it. Every text passes through xml_text(). Never
/// writes CDATA. Names are the program's own and are not checked.
///
///   XmlWriter xml(out);
///   xml.open("entry").attribute("id", id).open("quote").text(quote).close().close();
class XmlWriter {
 public:
  using Sink = std::function<void(std::string_view)>;

  /// Appends to `out`, which must outlive the writer.
  explicit XmlWriter(std::string& out);
  /// Hands over pieces of about 64 KB; the last one by finish().
  explicit XmlWriter(Sink sink);
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  /// `<?xml version="1.0" encoding="UTF-8"?>`
  XmlWriter& declaration();
  XmlWriter& open(std::string_view name);
  XmlWriter& attribute(std::string_view name, std::string_view value);
  template <std::integral Number>
    requires(!std::same_as<Number, bool>)
  XmlWriter& attribute(std::string_view name, Number value) {
    return attribute(name, std::string_view(std::to_string(value)));
  }
  /// Nothing when the value is empty.
  XmlWriter& attribute_if(std::string_view name, std::string_view value);
  XmlWriter& text(std::string_view text);
  /// `--` inside is broken up.
  XmlWriter& comment(std::string_view text);
  XmlWriter& close();
  /// open, text, close.
  XmlWriter& element(std::string_view name, std::string_view text);

  /// Closes what is open, ends the last line and empties the buffer.
  void finish();

  /// Whether any text so far had to be made visible by xml_text().
  bool sanitised() const noexcept { return sanitised_; }

 private:
  struct Open {
    std::string name;
    bool has_text = false;
    bool has_children = false;
  };

  void end_start_tag();
  void break_line();
  void escape(std::string_view text, bool in_attribute);
  void flush_if_full();

  std::string own_;
  std::string* out_;
  Sink sink_;
  std::vector<Open> open_;
  bool in_start_tag_ = false;
  bool at_beginning_ = true;
  bool sanitised_ = false;
};

}  // namespace caveat
