// SPDX-License-Identifier: Apache-2.0

#include "documents/html.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include "documents/characters.hpp"
#include "documents/entities.hpp"
#include "documents/html_attributes.hpp"

namespace caveat {
namespace {

// No page has more panels; a hostile one shall not fill memory with their names.
constexpr std::size_t most_collapsed_ids = 4096;

int level_of_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1
                                          : 0;
}

// What stands beneath a heading, so that one before it was not ended.
bool never_in_heading(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::footer:
    case Tag::form:
    case Tag::main:
    case Tag::nav:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::table:
      return true;
    default:
      return is_list(tag);
  }
}

Block block_of(BlockKind kind) {
  Block block;
  block.kind = kind;
  return block;
}

void step(std::uint32_t& depth, bool starts) {
  if (starts) {
    ++depth;
  } else if (depth > 0) {
    --depth;
  }
}

bool same_place(const Block& a, const Block& b) {
  return a.kind == b.kind && a.region == b.region && a.level == b.level &&
         a.collapsed == b.collapsed && a.hidden == b.hidden && a.struck == b.struck &&
         a.quoted == b.quoted;
}

}  // namespace

void HtmlReader::reset(Document& document, DocumentBuilder& builder) {
  *this = HtmlReader{};
  document_ = &document;
  builder_ = &builder;
}

void HtmlReader::read(std::uint32_t begin, std::uint32_t end) {
  HtmlScanner scanner(document_->source, begin, end);
  HtmlToken token;
  while (scanner.next(token)) {
    switch (token.kind) {
      case HtmlToken::Kind::text:
        text(token.span);
        break;
      case HtmlToken::Kind::raw_text:
        raw_text(token);
        break;
      case HtmlToken::Kind::start_tag:
        start_tag(token);
        break;
      case HtmlToken::Kind::end_tag:
        end_tag(token);
        break;
    }
  }
}

void HtmlReader::finish() {
  end_link();
  builder_->close();
}

Block HtmlReader::style() const {
  Block block = surroundings_;
  if (heading_level_ != 0) {
    block.kind = BlockKind::heading;
    block.level = static_cast<std::int8_t>(heading_level_);
  } else if (caption_depth_ > 0) {
    block.kind = BlockKind::caption;
  } else if (in_item_ && item_tables_ == nesting_.tables) {
    block.kind = BlockKind::list_item;
    block.level = static_cast<std::int8_t>(std::clamp<std::uint32_t>(nesting_.lists, 1, 99));
  } else if (in_cell_ && nesting_.tables > 0) {
    block.kind = BlockKind::table_cell;
  } else if (quote_depth_ > 0) {
    block.kind = BlockKind::quotation;
  }
  block.region = nav_depth_ > 0      ? Region::navigation
                 : aside_depth_ > 0  ? Region::aside
                 : footer_depth_ > 0 ? Region::footer
                 : header_depth_ > 0 ? Region::header
                                     : Region::body;
  block.quoted |= quote_depth_ > 0;
  block.hidden = hidden_.is_open();
  block.collapsed = collapsed_.is_open() && !in_summary_;
  block.struck |= struck_.is_open();
  return block;
}

void HtmlReader::text(Span span) {
  const std::string_view source = document_->source;
  std::uint32_t begin = span.start;
  while (begin < span.end && is_space(source[begin])) ++begin;
  if (begin > span.start) builder_->space(span.start, begin);
  if (begin == span.end) return;
  begin_text();
  decoded({begin, span.end}, false);
}

void HtmlReader::begin_text() {
  after_line_break_ = false;
  const Block now = style();
  if (!breaks_block_ && same_place(now, open_)) return;
  builder_->open(now);
  open_ = now;
  breaks_block_ = false;
}

void HtmlReader::decoded(Span span, bool in_attribute) {
  const std::string_view source = std::string_view(document_->source).substr(0, span.end);
  std::uint32_t at = span.start;
  while (at < span.end) {
    const std::size_t found = source.find('&', at);
    const auto end = found == std::string_view::npos ? span.end : static_cast<std::uint32_t>(found);
    if (end > at) builder_->text(at, end);
    if (end == span.end) return;
    const auto reference = character_reference(source.substr(end), in_attribute);
    at = end + (reference ? reference->size : 1);
    if (reference) {
      builder_->character(end, at, reference->code_point);
    } else {
      builder_->text(end, at);
    }
  }
}

void HtmlReader::raw_text(const HtmlToken& token) {
  switch (token.tag) {
    case Tag::script:
    case Tag::style:
      document_->script_bytes += token.span.size();
      return;
    case Tag::title:
      if (svg_depth_ > 0) return;
      return separate(block_of(BlockKind::title), token.span, false);
    case Tag::textarea:
      breaks_block_ = true;
      text(token.span);
      breaks_block_ = true;
      return;
    case Tag::xmp:
      begin_text();
      builder_->text(token.span.start, token.span.end);
      return;
    default:
      return;
  }
}

/// A block of its own from [value) of the source, apart from the text around it.
void HtmlReader::separate(Block block, Span value, bool in_attribute) {
  builder_->open(block);
  decoded(value, in_attribute);
  builder_->close();
  breaks_block_ = true;
}

void HtmlReader::start_tag(const HtmlToken& token) {
  for (MarkedElement* marked : {&hidden_, &collapsed_, &struck_}) {
    marked->see(token, nesting_);
  }
  if (is_void(token.tag)) return void_element(token);
  if (token.tag == Tag::svg) ++document_->image_count;
  if (token.tag == Tag::svg && token.closes_itself) return;
  if (is_block(token.tag)) start_block(token);
  count(token.tag, true);
  switch (token.tag) {
    case Tag::html:
      if (token.has(Attribute::lang))
        document_->declared_lang = decoded_value(document_->source, token, Attribute::lang);
      break;
    case Tag::a:
      begin_link(token);
      break;
    case Tag::q:
      quotation_mark(token.span);
      break;
    default:
      break;
  }
  if (!token.closes_itself) mark(token);
}

void HtmlReader::start_block(const HtmlToken& token) {
  breaks_block_ = true;
  const Tag tag = token.tag;
  if (const int level = level_of_heading(tag)) {
    heading_level_ = last_heading_level_ = level;
  } else if (never_in_heading(tag) && !in_summary_) {
    heading_level_ = 0;  // an end tag was forgotten
  }
  if (is_list_item(tag)) {
    in_item_ = true;
    item_tables_ = nesting_.tables;
  } else if (is_table_cell(tag)) {
    in_cell_ = true;
  } else if (tag == Tag::summary) {
    in_summary_ = !collapsed_.is_open() || collapsed_.is_outermost(Tag::details);
    heading_level_ = std::min(last_heading_level_ + 1, 6);
  }
}

void HtmlReader::end_tag(const HtmlToken& token) {
  if (token.tag == Tag::q) quotation_mark(token.span);
  if (token.tag == Tag::a) end_link();
  count(token.tag, false);
  if (is_block(token.tag)) end_block(token.tag);
  for (MarkedElement* marked : {&hidden_, &collapsed_, &struck_}) {
    marked->see(token, nesting_);
  }
}

/// Browsers draw the marks around <q>.
void HtmlReader::quotation_mark(Span span) {
  begin_text();
  builder_->character(span.start, span.end, U'"');
}

void HtmlReader::end_block(Tag tag) {
  breaks_block_ = true;
  if (level_of_heading(tag) != 0) heading_level_ = 0;
  if (tag == Tag::summary || tag == Tag::details) {
    if (in_summary_ || tag == Tag::summary) heading_level_ = 0;
    in_summary_ = false;
  }
  if (is_list_item(tag)) in_item_ = nesting_.lists > 1;
  if (is_list(tag)) in_item_ = nesting_.lists > 0;
  if (is_table_cell(tag)) in_cell_ = false;
  if (tag == Tag::table) {
    in_cell_ = nesting_.tables > 0;
    if (in_item_) item_tables_ = std::min(item_tables_, nesting_.tables);
  }
}

void HtmlReader::count(Tag tag, bool starts) {
  if (is_list(tag)) return step(nesting_.lists, starts);
  switch (tag) {
    case Tag::table:
      return step(nesting_.tables, starts);
    case Tag::blockquote:
      return step(quote_depth_, starts);
    case Tag::article:
    case Tag::main:
    case Tag::section:
      return step(sectioning_depth_, starts);
    case Tag::header:
      // The header of an article is part of its text.
      if (!starts || sectioning_depth_ == 0) step(header_depth_, starts);
      return;
    case Tag::footer:
      return step(footer_depth_, starts);
    case Tag::aside:
      return step(aside_depth_, starts);
    case Tag::nav:
      return step(nav_depth_, starts);
    case Tag::svg:
      return step(svg_depth_, starts);
    case Tag::figcaption:
    case Tag::caption:
    case Tag::legend:
      return step(caption_depth_, starts);
    case Tag::figure:
    case Tag::tr:
    case Tag::fieldset:
      caption_depth_ = 0;  // in case an end tag was forgotten
      return;
    default:
      return;
  }
}

void HtmlReader::mark(const HtmlToken& token) {
  const Tag tag = token.tag;
  if (tag == Tag::del || tag == Tag::s || tag == Tag::strike) struck_.begin(token, nesting_);

  const bool is_unexpanded = equal_ignoring_case(value(token, Attribute::aria_expanded), "false");
  const bool hides = is_hidden(token);
  if (is_folded(token) || is_controlled(token) || (hides && is_panel(token))) {
    collapsed_.begin(token, nesting_);
    after_toggle_ = false;
  } else if (hides) {
    hidden_.begin(token, nesting_);
  }
  if (!is_unexpanded) return;
  after_toggle_ = true;
  if (token.has(Attribute::aria_controls) && collapsed_ids_.size() < most_collapsed_ids) {
    collapsed_ids_.insert(std::hash<std::string_view>{}(value(token, Attribute::aria_controls)));
  }
}

bool HtmlReader::is_hidden(const HtmlToken& token) const {
  const std::string_view style_value = value(token, Attribute::style);
  return token.tag == Tag::template_ || token.has(Attribute::hidden) ||
         equal_ignoring_case(value(token, Attribute::aria_hidden), "true") ||
         declares(style_value, "display", "none") || declares(style_value, "visibility", "hidden");
}

/// Whether a hidden element is one that a reader can unfold: a panel of its own, or the first
/// one after a button that says it is not expanded.
bool HtmlReader::is_panel(const HtmlToken& token) const {
  return equal_ignoring_case(value(token, Attribute::role), "tabpanel") ||
         equal_ignoring_case(value(token, Attribute::hidden), "until-found") ||
         (after_toggle_ && is_block(token.tag));
}

/// Whether an element says of itself that it is folded away.
bool HtmlReader::is_folded(const HtmlToken& token) const {
  const Tag tag = token.tag;
  if (tag == Tag::details || tag == Tag::dialog) return !token.has(Attribute::open);
  const std::string_view classes = value(token, Attribute::class_);
  return has_token(classes, "collapse") && !has_token(classes, "show");
}

bool HtmlReader::is_controlled(const HtmlToken& token) const {
  return token.has(Attribute::id) && !collapsed_ids_.empty() &&
         collapsed_ids_.contains(std::hash<std::string_view>{}(value(token, Attribute::id)));
}

void HtmlReader::void_element(const HtmlToken& token) {
  switch (token.tag) {
    case Tag::br:
      // A heading is one statement on however many lines.
      if (heading_level_ != 0) return builder_->space(token.span.start, token.span.end);
      builder_->line_break(token.span.start, token.span.end);
      if (after_line_break_) breaks_block_ = true;
      after_line_break_ = true;
      return;
    case Tag::hr:
      breaks_block_ = true;
      return;
    case Tag::img:
      ++document_->image_count;
      [[fallthrough]];
    case Tag::area:
    case Tag::input:
      if (!trimmed(value(token, Attribute::alt)).empty()) {
        Block block = style();
        block.kind = BlockKind::alternative;
        block.level = 0;
        separate(block, token.value(Attribute::alt), true);
      }
      return;
    case Tag::link:
      if (has_token(value(token, Attribute::rel), "canonical") && token.has(Attribute::href)) {
        document_->canonical = decoded_value(document_->source, token, Attribute::href);
      }
      return;
    case Tag::meta:
      return meta(token);
    default:
      return;
  }
}

void HtmlReader::meta(const HtmlToken& token) {
  constexpr std::array<std::string_view, 5> texts = {"description", "og:title", "og:description",
                                                     "twitter:title", "twitter:description"};
  for (const Attribute attribute : {Attribute::name, Attribute::property}) {
    const std::string_view name = trimmed(value(token, attribute));
    const bool is_text = std::any_of(texts.begin(), texts.end(), [&](std::string_view known) {
      return equal_ignoring_case(name, known);
    });
    if (is_text && token.has(Attribute::content)) {
      return separate(block_of(BlockKind::description), token.value(Attribute::content), true);
    }
  }
}

void HtmlReader::begin_link(const HtmlToken& token) {
  end_link();
  if (!token.has(Attribute::href)) return;
  in_link_ = true;
  breaks_block_ |= nav_depth_ > 0;  // each link of a menu stands alone
  link_ = {{builder_->position(), 0}, decoded_value(document_->source, token, Attribute::href)};
}

void HtmlReader::end_link() {
  if (!in_link_) return;
  in_link_ = false;
  breaks_block_ |= nav_depth_ > 0;
  const std::string& text = document_->text;
  std::uint32_t start = link_.text.start;
  const std::uint32_t end = builder_->position();
  while (start < end && (text[start] == ' ' || text[start] == '\n')) ++start;
  link_.text = {start, end};
  document_->links.push_back(std::move(link_));
}

}  // namespace caveat
