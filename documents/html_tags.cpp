// SPDX-License-Identifier: Apache-2.0

#include "documents/html_tags.hpp"

#include <algorithm>
#include <array>

#include "documents/characters.hpp"
#include "documents/word_table.hpp"

namespace caveat {
namespace {

using namespace std::string_view_literals;

// In the order of the enumeration, which is the order of names.
// clang-format off
constexpr std::array names = {
    "a"sv, "address"sv, "area"sv, "article"sv, "aside"sv, "base"sv, "blockquote"sv, "body"sv, "br"sv, "button"sv,
    "caption"sv, "center"sv, "col"sv, "dd"sv, "del"sv, "details"sv, "dialog"sv, "dir"sv, "div"sv, "dl"sv, "dt"sv,
    "embed"sv, "fieldset"sv, "figcaption"sv, "figure"sv, "footer"sv, "form"sv, "h1"sv, "h2"sv, "h3"sv, "h4"sv, "h5"sv,
    "h6"sv, "head"sv, "header"sv, "hgroup"sv, "hr"sv, "html"sv, "iframe"sv, "img"sv, "input"sv, "ins"sv, "legend"sv,
    "li"sv, "link"sv, "main"sv, "menu"sv, "meta"sv, "nav"sv, "noembed"sv, "noframes"sv, "ol"sv, "optgroup"sv,
    "option"sv, "p"sv, "param"sv, "pre"sv, "q"sv, "s"sv, "script"sv, "section"sv, "select"sv, "source"sv, "strike"sv,
    "style"sv, "summary"sv, "svg"sv, "table"sv, "tbody"sv, "td"sv, "template"sv, "textarea"sv, "tfoot"sv, "th"sv,
    "thead"sv, "title"sv, "tr"sv, "track"sv, "ul"sv, "wbr"sv, "xmp"sv,
};
// clang-format on
static_assert(std::is_sorted(names.begin(), names.end()));
static_assert(names.size() == static_cast<std::size_t>(Tag::xmp));
constexpr std::size_t longest_name = 10;
constexpr WordTable table(names);

}  // namespace

Tag tag_of(std::string_view name) {
  if (name.size() > longest_name) return Tag::other;
  std::array<char, longest_name> bytes{};
  std::transform(name.begin(), name.end(), bytes.begin(), ascii_lower);
  const std::size_t place = table.place({bytes.data(), name.size()});
  return place == table.nowhere ? Tag::other : static_cast<Tag>(place + 1);
}

// clang-format off
bool is_block(Tag tag) {
  switch (tag) {
    case Tag::other: case Tag::a: case Tag::area: case Tag::base: case Tag::br: case Tag::col:
    case Tag::del: case Tag::embed: case Tag::iframe: case Tag::img: case Tag::input:
    case Tag::ins: case Tag::link: case Tag::meta: case Tag::noembed: case Tag::noframes:
    case Tag::param: case Tag::q: case Tag::s: case Tag::script: case Tag::source:
    case Tag::strike: case Tag::style: case Tag::svg: case Tag::template_: case Tag::track:
    case Tag::wbr:
      return false;
    default:
      return true;
  }
}

bool is_void(Tag tag) {
  switch (tag) {
    case Tag::area: case Tag::base: case Tag::br: case Tag::col: case Tag::embed: case Tag::hr:
    case Tag::img: case Tag::input: case Tag::link: case Tag::meta: case Tag::param:
    case Tag::source: case Tag::track: case Tag::wbr:
      return true;
    default:
      return false;
  }
}

bool has_raw_text(Tag tag) {
  switch (tag) {
    case Tag::iframe: case Tag::noembed: case Tag::noframes: case Tag::script: case Tag::style:
    case Tag::textarea: case Tag::title: case Tag::xmp:
      return true;
    default:
      return false;
  }
}
// clang-format on

}  // namespace caveat
