// SPDX-License-Identifier: Apache-2.0
//
// Changing a hand-written XML file without rewriting it: comments, order and indentation
// are somebody's work. Bytes that no edit touches stay as they are.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace caveat {

/// Edits of one XML file, collected and then applied at once. Offsets are byte offsets
/// into the source as it was, an element's being that of its `<` (XmlFile::offset), so
/// edits do not disturb each other. Two edits may not overlap; insertions at one place
/// keep the order in which they were made.
class XmlPatch {
 public:
  /// `source` must be well-formed and outlive the patch.
  explicit XmlPatch(std::string_view source) : source_(source) {}

  /// Changes the value, or adds the attribute after the last one. The value is escaped.
  void set_attribute(std::size_t element, std::string_view name, std::string_view value);
  /// Takes the attribute out with the white space before it.
  void remove_attribute(std::size_t element, std::string_view name);
  /// Replaces all that stands between the start tag and the end tag. Escaped.
  void set_text(std::size_t element, std::string_view text);

  /// Inserts XML on lines of its own, indented like the element; `xml` is lines indented
  /// from zero, without a final newline.
  void insert_before(std::size_t element, std::string_view xml);
  void insert_after(std::size_t element, std::string_view xml);
  /// As the last child; two spaces deeper than the element where it has no child yet.
  void append_child(std::size_t element, std::string_view xml);

  /// Takes the element out, and its line when nothing else stands there.
  void remove_element(std::size_t element);

  /// Bytes [start, end) become `text`.
  void replace(std::size_t start, std::size_t end, std::string text);

  bool empty() const noexcept { return edits_.empty(); }
  std::string apply() const;

 private:
  struct Edit {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string text;
  };

  std::string_view source_;
  std::vector<Edit> edits_;
};

}  // namespace caveat
