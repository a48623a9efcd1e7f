// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string_view>

namespace caveat {

/// The elements that mean something to us, sorted by name.
// clang-format off
enum class Tag : std::uint8_t {
  other, a, address, area, article, aside, base, blockquote, body, br, button, caption, center,
  col, dd, del, details, dialog, dir, div, dl, dt, embed, fieldset, figcaption, figure, footer,
  form, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, iframe, img, input, ins, legend,
  li, link, main, menu, meta, nav, noembed, noframes, ol, optgroup, option, p, param, pre, q, s,
  script, section, select, source, strike, style, summary, svg, table, tbody, td, template_,
  textarea, tfoot, th, thead, title, tr, track, ul, wbr, xmp,
};
// clang-format on

/// `other` for names we do not know; any case.
Tag tag_of(std::string_view name);

/// Whether an element is laid out as a block of its own.
bool is_block(Tag tag);
/// Whether an element has no content and no end tag.
bool is_void(Tag tag);
/// Whether tags inside of an element are text.
bool has_raw_text(Tag tag);

}  // namespace caveat
