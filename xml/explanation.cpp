// SPDX-License-Identifier: Apache-2.0

#include "xml/explanation.hpp"

#include <fmt/format.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <cctype>

#include "xml/nearest.hpp"
#include "xml/positions.hpp"
#include "xml/scanner.hpp"

namespace caveat {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_value_shown = 60;

std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t start = text.find(before);
  if (start == npos) return {};
  const std::size_t from = start + before.size();
  const std::size_t end = text.find(after, from);
  return end == npos ? std::string_view() : text.substr(from, end - from);
}

// "( {urn:x}a, {urn:x}b )" -> a, b. Wild cards are left out.
std::vector<std::string> expected_names(std::string_view message) {
  std::vector<std::string> names;
  std::string_view list = between(message, "Expected is ", ").");
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view name = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    if (name.starts_with("one of")) name.remove_prefix(6);
    const std::size_t brace = name.rfind('}');
    if (brace != npos) name.remove_prefix(brace + 1);
    const std::size_t first = name.find_first_not_of(" (");
    if (first == npos) continue;
    name = name.substr(first);
    name = name.substr(0, name.find_last_not_of(' ') + 1);
    if (!name.empty() && name.find_first_of("#*") == npos) names.emplace_back(name);
  }
  return names;
}

// A value as an error shows it: on one line and not too long.
std::string shown(std::string_view value) {
  std::string text(value.substr(0, longest_value_shown));
  while (!text.empty() && text.size() < value.size() &&
         (static_cast<unsigned char>(value[text.size()]) & 0xC0U) == 0x80U) {
    text.pop_back();
  }
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text.size() < value.size() ? text + "..." : text;
}

class Explanation {
 public:
  Explanation(const SchemaNames& names, std::string_view bytes, const std::string& path)
      : names_(names), bytes_(bytes), path_(path) {}

  Error explain(const Violation& violation) {
    if (violation.code == 0) return not_well_formed(violation);
    find_element(violation.element);
    const std::string_view message = violation.message;
    switch (violation.code) {
      case XML_SCHEMAV_CVC_ELT_1:
        return wrong_root();
      case XML_SCHEMAV_ELEMENT_CONTENT:
        return wrong_content(message);
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
        return unknown_attribute(between(message, ", attribute '", "'"));
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        return error(element_.start,
                     fmt::format("element \"{}\" needs the attribute \"{}\"", element_.name,
                                 between(message, "The attribute '", "'")));
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
        return error(element_.start, fmt::format("element \"{}\" must be empty", element_.name));
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        return error(
            element_.start,
            fmt::format("element \"{}\" holds text where only elements are allowed", element_.name),
            did_you_mean({}, names_.children(element_.name)));
      case XML_SCHEMAV_CVC_IDC:
        return broken_reference(message);
      default:
        return bad_value(message);
    }
  }

 private:
  Error error(std::size_t offset, std::string problem, std::string help = {}) const {
    return {LinePositions(bytes_).at(bytes_, offset, path_), std::move(problem), std::move(help)};
  }

  void find_element(std::size_t ordinal) {
    XmlScanner scanner(bytes_);
    std::vector<std::string_view> open;
    std::size_t count = 0;
    while (const auto token = scanner.next()) {
      if (token->kind == XmlToken::Kind::end && !open.empty()) open.pop_back();
      const bool is_start = token->kind == XmlToken::Kind::start;
      if (!is_start && token->kind != XmlToken::Kind::empty) continue;
      if (++count == ordinal) {
        element_ = *token;
        parent_ = open.empty() ? std::string_view() : open.back();
        return;
      }
      if (is_start) open.push_back(token->name);
    }
  }

  Error not_well_formed(const Violation& violation) const {
    std::string text = violation.message.substr(0, violation.message.find_last_not_of(" \n") + 1);
    if (!text.empty())
      text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return error(violation.offset, "not well-formed: " + text);
  }

  Error wrong_root() const {
    std::string help;
    if (names_.roots().size() == 1) {
      help = fmt::format("write <{} xmlns=\"{}\">", names_.roots()[0], names_.target_namespace());
    }
    const auto declared = find_attribute(bytes_, element_.start, "xmlns");
    if (std::find(names_.roots().begin(), names_.roots().end(), element_.name) ==
        names_.roots().end()) {
      return error(element_.start, fmt::format("unknown root element \"{}\"", element_.name), help);
    }
    return error(declared ? declared->name_start : element_.start,
                 fmt::format("element \"{}\" is not in the namespace \"{}\"", element_.name,
                             names_.target_namespace()),
                 help);
  }

  Error wrong_content(std::string_view message) const {
    const std::vector<std::string> expected = expected_names(message);
    if (message.find("Missing child") != npos) {
      return error(element_.start, fmt::format("element \"{}\" is not complete", element_.name),
                   expected.empty() ? "" : "it needs " + quoted_list(expected));
    }
    const auto& allowed = names_.children(parent_);
    if (std::find(allowed.begin(), allowed.end(), element_.name) != allowed.end()) {
      return error(element_.start, fmt::format("element \"{}\" is out of place", element_.name),
                   expected.empty() ? fmt::format("\"{}\" takes no more elements", parent_)
                                    : "expected here: " + quoted_list(expected));
    }
    std::string help;
    if (std::string_view meant = nearest(element_.name, expected); !meant.empty()) {
      help = did_you_mean(element_.name, expected);
    } else {
      help = did_you_mean(element_.name, allowed);
    }
    return error(element_.start, fmt::format("unknown element \"{}\"", element_.name), help);
  }

  Error unknown_attribute(std::string_view name) const {
    const auto found = find_attribute(bytes_, element_.start, name);
    return error(found ? found->name_start : element_.start,
                 fmt::format("unknown attribute \"{}\"", name),
                 did_you_mean(name, names_.attributes(element_.name)));
  }

  Error broken_reference(std::string_view message) const {
    const std::string_view key = between(message, "key-sequence ['", "']");
    const bool is_duplicate = message.find("Duplicate") != npos;
    return error(element_.start, is_duplicate
                                     ? fmt::format("\"{}\" is there twice", shown(key))
                                     : fmt::format("there is no \"{}\" to refer to", shown(key)));
  }

  Error bad_value(std::string_view message) const {
    const std::string_view name =
        between(message.substr(0, message.find("': ") + 1), ", attribute '", "'");
    if (name.empty()) {
      return error(element_.start, fmt::format("element \"{}\" has text that is not allowed: {}",
                                               element_.name, reason(message)));
    }
    const auto found = find_attribute(bytes_, element_.start, name);
    if (!found) return error(element_.start, std::string(message));
    const std::string value(
        bytes_.substr(found->value_start, found->value_end - found->value_start));
    const auto& values = names_.values(element_.name, name);
    const std::string help = values.empty() ? reason(message) : did_you_mean(value, values);
    return error(found->name_start,
                 fmt::format("attribute \"{}\" cannot be \"{}\"", name, shown(value)), help);
  }

  // What libxml2 says of a simple value, without its preamble and the value.
  static std::string reason(std::string_view message) {
    if (const auto pattern = between(message, "accepted by the pattern '", "'.");
        !pattern.empty()) {
      return fmt::format("expected the form {}", pattern);
    }
    if (message.find("'minLength'") != npos) return "it must not be empty";
    if (const auto type = between(message, " type 'xs:", "'"); !type.empty()) {
      return fmt::format("expected {} {}", type.find_first_of("aeiou") == 0 ? "an" : "a", type);
    }
    std::string_view text = message.substr(0, message.find_last_not_of(" .\n") + 1);
    const std::size_t colon = text.find(": ");
    return std::string(colon == npos ? text : text.substr(colon + 2));
  }

  const SchemaNames& names_;
  std::string_view bytes_;
  const std::string& path_;
  XmlToken element_;
  std::string_view parent_;
};

// A misspelt attribute is also a missing one: the misspelling is the news.
const Violation& most_telling(const std::vector<Violation>& violations) {
  const auto unknown = std::find_if(
      violations.begin(), violations.end(),
      [](const Violation& item) { return item.code == XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1; });
  return unknown == violations.end() ? violations.front() : *unknown;
}

}  // namespace

Error explain_violations(const std::vector<Violation>& violations, const SchemaNames& names,
                         std::string_view bytes, const std::string& path) {
  return Explanation(names, bytes, path).explain(most_telling(violations));
}

}  // namespace caveat
