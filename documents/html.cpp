// SPDX-License-Identifier: Apache-2.0

#include "documents/html.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include "documents/characters.hpp"
#include "documents/entities.hpp"

namespace caveat {
namespace {

// No page has more panels; a hostile one shall not fill memory with their names.
constexpr std::size_t most_collapsed_ids = 4096;

bool is_list(Tag tag) {
  return tag == Tag::ul || tag == Tag::ol || tag == Tag::menu || tag == Tag::dir || tag == Tag::dl;
}
bool is_item(Tag tag) { return tag == Tag::li || tag == Tag::dt || tag == Tag::dd; }
bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }
int level_of_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1
                                          : 0;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t find_ignoring_case(std::string_view text, std::string_view what, std::size_t from) {
  const auto found =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), what.begin(),
                  what.end(), [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

// Whether a style attribute has `property` set to `wanted`.
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

void MarkedElement::begin(const HtmlToken& token, std::uint32_t list_depth,
                          std::uint32_t table_depth) {
  if (is_open()) return;
  tag_ = token.tag;
  name_ = token.name;
  depth_ = 1;
  list_depth_ = list_depth;
  table_depth_ = table_depth;
}

void MarkedElement::see(const HtmlToken& token, std::uint32_t list_depth,
                        std::uint32_t table_depth) {
  if (!is_open()) return;
  if (token.kind == HtmlToken::Kind::start_tag) {
    if (ends_before(token.tag, list_depth, table_depth)) {
      depth_ = 0;
    } else if (token.name == name_ && !token.closes_itself) {
      ++depth_;
    }
    return;
  }
  if (token.name == name_) --depth_;
  const bool left = (is_item(tag_) && list_depth < list_depth_) ||
                    ((is_cell(tag_) || tag_ == Tag::tr) && table_depth < table_depth_) ||
                    (tag_ == Tag::p && is_block(token.tag));
  if (left) depth_ = 0;
}

/// Elements whose end tags may be left out end where the next one starts.
bool MarkedElement::ends_before(Tag start, std::uint32_t list_depth,
                                std::uint32_t table_depth) const {
  if (tag_ == Tag::p) return is_block(start);
  if (is_item(tag_)) return is_item(start) && list_depth == list_depth_;
  if (is_cell(tag_)) return (is_cell(start) || start == Tag::tr) && table_depth == table_depth_;
  if (tag_ == Tag::tr) return start == Tag::tr && table_depth == table_depth_;
  return tag_ == Tag::option && start == Tag::option;
}

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
    block.level = heading_level_;
  } else if (caption_depth_ > 0) {
    block.kind = BlockKind::caption;
  } else if (in_item_ && item_table_depth_ == table_depth_) {
    block.kind = BlockKind::list_item;
    block.level = static_cast<int>(std::clamp<std::uint32_t>(list_depth_, 1, 99));
  } else if (in_cell_ && table_depth_ > 0) {
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
    marked->see(token, list_depth_, table_depth_);
  }
  if (is_void(token.tag)) return void_element(token);
  if (token.tag == Tag::svg) ++document_->image_count;
  if (token.tag == Tag::svg && token.closes_itself) return;
  if (is_block(token.tag)) start_block(token);
  count(token.tag, true);
  switch (token.tag) {
    case Tag::html:
      if (token.has(Attribute::lang))
        document_->declared_lang = decoded_value(token, Attribute::lang);
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
  } else if (heading_level_ != 0 && tag != Tag::div && tag != Tag::center && !in_summary_) {
    heading_level_ = 0;  // an end tag was forgotten
  }
  if (is_item(tag)) {
    in_item_ = true;
    item_table_depth_ = table_depth_;
  } else if (is_cell(tag)) {
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
    marked->see(token, list_depth_, table_depth_);
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
  if (is_item(tag)) in_item_ = list_depth_ > 1;
  if (is_list(tag)) in_item_ = list_depth_ > 0;
  if (is_cell(tag)) in_cell_ = false;
  if (tag == Tag::table) {
    in_cell_ = table_depth_ > 0;
    if (in_item_) item_table_depth_ = std::min(item_table_depth_, table_depth_);
  }
}

void HtmlReader::count(Tag tag, bool starts) {
  if (is_list(tag)) return step(list_depth_, starts);
  switch (tag) {
    case Tag::table:
      return step(table_depth_, starts);
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
  if (tag == Tag::del || tag == Tag::s || tag == Tag::strike) {
    struck_.begin(token, list_depth_, table_depth_);
  }
  if (equal_ignoring_case(value(token, Attribute::aria_expanded), "false") &&
      token.has(Attribute::aria_controls) && collapsed_ids_.size() < most_collapsed_ids) {
    collapsed_ids_.insert(std::hash<std::string_view>{}(value(token, Attribute::aria_controls)));
  }
  const std::string_view classes = value(token, Attribute::class_);
  const bool is_panel = is_controlled(token) ||
                        equal_ignoring_case(value(token, Attribute::role), "tabpanel") ||
                        equal_ignoring_case(value(token, Attribute::hidden), "until-found");
  const bool is_folded =
      ((tag == Tag::details || tag == Tag::dialog) && !token.has(Attribute::open)) ||
      (has_token(classes, "collapse") && !has_token(classes, "show"));
  const std::string_view style_value = value(token, Attribute::style);
  const bool is_hidden = tag == Tag::template_ || token.has(Attribute::hidden) ||
                         equal_ignoring_case(value(token, Attribute::aria_hidden), "true") ||
                         declares(style_value, "display", "none") ||
                         declares(style_value, "visibility", "hidden");
  if (is_folded || is_controlled(token) || (is_hidden && is_panel)) {
    collapsed_.begin(token, list_depth_, table_depth_);
  } else if (is_hidden) {
    hidden_.begin(token, list_depth_, table_depth_);
  }
}

bool HtmlReader::is_controlled(const HtmlToken& token) const {
  return token.has(Attribute::id) && !collapsed_ids_.empty() &&
         collapsed_ids_.contains(std::hash<std::string_view>{}(value(token, Attribute::id)));
}

void HtmlReader::void_element(const HtmlToken& token) {
  switch (token.tag) {
    case Tag::br:
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
        document_->canonical = decoded_value(token, Attribute::href);
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
  link_ = {{builder_->position(), 0}, decoded_value(token, Attribute::href)};
}

void HtmlReader::end_link() {
  if (!in_link_) return;
  in_link_ = false;
  const std::string& text = document_->text;
  std::uint32_t start = link_.text.start;
  const std::uint32_t end = builder_->position();
  while (start < end && (text[start] == ' ' || text[start] == '\n')) ++start;
  link_.text = {start, end};
  document_->links.push_back(std::move(link_));
}

std::string_view HtmlReader::value(const HtmlToken& token, Attribute attribute) const {
  if (!token.has(attribute)) return {};
  const Span span = token.value(attribute);
  return std::string_view(document_->source).substr(span.start, span.size());
}

std::string HtmlReader::decoded_value(const HtmlToken& token, Attribute attribute) const {
  const std::string_view raw = trimmed(value(token, attribute));
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
