// SPDX-License-Identifier: Apache-2.0

#include "documents/html_attributes.hpp"

#include <algorithm>

#include "documents/characters.hpp"
#include "documents/entities.hpp"

namespace caveat {
namespace {

std::size_t find_ignoring_case(std::string_view text, std::string_view what, std::size_t from) {
  const auto found =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), what.begin(),
                  what.end(), [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool declares(std::string_view style, std::string_view property, std::string_view wanted) {
  for (std::size_t at = find_ignoring_case(style, property, 0); at != std::string_view::npos;
       at = find_ignoring_case(style, property, at + 1)) {
    std::string_view rest = trimmed(style.substr(at + property.size()));
    if (!rest.starts_with(':')) continue;
    rest = trimmed(rest.substr(1));
    if (equal_ignoring_case(rest.substr(0, wanted.size()), wanted)) return true;
  }
  return false;
}

bool has_token(std::string_view list, std::string_view wanted) {
  while (!(list = trimmed(list)).empty()) {
    const std::size_t end =
        static_cast<std::size_t>(std::find_if(list.begin(), list.end(), is_space) - list.begin());
    if (equal_ignoring_case(list.substr(0, end), wanted)) return true;
    list.remove_prefix(end);
  }
  return false;
}

std::string_view attribute_value(std::string_view source, const HtmlToken& token,
                                 Attribute attribute) {
  if (!token.has(attribute)) return {};
  const Span span = token.value(attribute);
  return source.substr(span.start, span.size());
}

std::string decoded_value(std::string_view source, const HtmlToken& token, Attribute attribute) {
  const std::string_view raw = trimmed(attribute_value(source, token, attribute));
  std::string result;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t end = std::min(raw.find('&', at), raw.size());
    result += raw.substr(at, end - at);
    if (end == raw.size()) break;
    const auto reference = character_reference(raw.substr(end), true);
    result += reference ? std::string_view(encode(reference->code_point)) : std::string_view("&");
    at = end + (reference ? reference->size : 1);
  }
  return result;
}

}  // namespace caveat
