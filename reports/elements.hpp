// SPDX-License-Identifier: Apache-2.0
//
// Elements of the compliance report: what XmlWriter does, and what many elements
// of that report have in common.

#pragma once

#include <cstddef>
#include <string_view>

#include "caveat/run.hpp"
#include "reports/report.hpp"
#include "xml/writing.hpp"

namespace caveat {

/// Remembers whether the element under way was given text that XML cannot carry.
/// An element is open(), its attributes, then end_attributes() or content().
class Elements {
 public:
  explicit Elements(Sink sink);

  XmlWriter& xml() { return xml_; }

  void open(std::string_view name);
  void attribute(std::string_view name, std::string_view value);
  void attribute_if(std::string_view name, std::string_view value);
  /// An attribute that is "true" or absent.
  void flag(std::string_view name, bool value);
  void span(Span span);
  /// `home` is the path that goes without saying; paths are shown as seen from `root`.
  void place(const Location& where, std::string_view home, std::string_view root);

  /// Before children that are elements.
  void end_attributes();
  /// The whole content, then closes. Text above 4 KB keeps its beginning and its
  /// end; the element says how long it was, and its digest.
  void content(std::string_view text);
  void close() { xml_.close(); }

  void quote(std::string_view name, std::string_view text);
  void quote_if(std::string_view name, std::string_view text);

 private:
  XmlWriter xml_;
  bool is_clean_ = true;
};

}  // namespace caveat
