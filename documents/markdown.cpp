// SPDX-License-Identifier: Apache-2.0

#include "documents/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <functional>
#include <string>

#include "caveat/error.hpp"
#include "documents/characters.hpp"
#include "documents/entities.hpp"

namespace caveat {
namespace {

constexpr std::size_t longest_front_matter = 65536;

// Never MD_FLAG_PERMISSIVEAUTOLINKS: it takes quadratic time.
constexpr unsigned dialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;

std::string attribute_text(const MD_ATTRIBUTE& attribute) {
  std::string result;
  for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET begin = attribute.substr_offsets[i];
    const std::string_view piece(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    const auto reference = attribute.substr_types[i] == MD_TEXT_ENTITY
                               ? character_reference(piece, false)
                               : std::nullopt;
    result += reference ? std::string_view(encode(reference->code_point)) : piece;
  }
  return result;
}

}  // namespace

// What md4c calls; a friend in all but name, since md4c knows only C.
struct MarkdownReader::Callbacks {
  static MarkdownReader& reader(void* self) { return *static_cast<MarkdownReader*>(self); }

  static int enter_block(MD_BLOCKTYPE type, void* detail, void* self) {
    return block(type, detail, reader(self), 1);
  }
  static int leave_block(MD_BLOCKTYPE type, void* detail, void* self) {
    return block(type, detail, reader(self), -1);
  }

  static int block(MD_BLOCKTYPE type, void* detail, MarkdownReader& self, int step) {
    const bool enters = step > 0;
    switch (type) {
      case MD_BLOCK_QUOTE:
        self.quote_depth_ += step;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        self.list_depth_ += step;
        break;
      case MD_BLOCK_LI:
        self.item_depth_ += step;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        self.in_cell_ = enters;
        break;
      case MD_BLOCK_H:
        self.heading_level_ =
            enters ? static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level) : 0;
        break;
      case MD_BLOCK_HTML:
        self.in_html_ = enters;
        if (!enters && !self.html_span_.empty()) {
          self.html_->read(self.html_span_.start, self.html_span_.end);
          self.end_ = self.html_span_.end;
        }
        self.html_span_ = {};
        break;
      default:
        break;
    }
    self.spaced_ = self.broken_ = false;
    self.surround();
    self.html_->break_block();
    return 0;
  }

  static int enter_span(MD_SPANTYPE type, void*, void* user) {
    MarkdownReader& self = reader(user);
    if (type == MD_SPAN_DEL) {
      ++self.struck_depth_;
      self.surround();
    } else if (type == MD_SPAN_IMG) {
      if (self.image_depth_++ == 0) self.html_->break_block();
      ++self.document_->image_count;
      self.surround();
    } else if (type == MD_SPAN_A && self.link_depth_++ == 0) {
      self.link_start_ = self.builder_->position();
    }
    return 0;
  }

  static int leave_span(MD_SPANTYPE type, void* detail, void* user) {
    MarkdownReader& self = reader(user);
    if (type == MD_SPAN_DEL) {
      --self.struck_depth_;
      self.surround();
    } else if (type == MD_SPAN_IMG) {
      if (--self.image_depth_ == 0) self.html_->break_block();
      self.surround();
    } else if (type == MD_SPAN_A && --self.link_depth_ == 0) {
      const std::string& text = self.document_->text;
      Span span{self.link_start_, self.builder_->position()};
      while (!span.empty() && is_space(text[span.start])) ++span.start;
      self.document_->links.push_back(
          {span, attribute_text(static_cast<MD_SPAN_A_DETAIL*>(detail)->href)});
    }
    return 0;
  }

  static int text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* user) {
    MarkdownReader& self = reader(user);
    const std::string_view piece(bytes, size);
    switch (type) {
      case MD_TEXT_BR:
        self.white_space(true);
        break;
      case MD_TEXT_SOFTBR:
        self.white_space(false);
        break;
      case MD_TEXT_HTML:
        self.html_text(piece);
        break;
      case MD_TEXT_ENTITY:
        self.text(piece, true);
        break;
      default:
        self.text(piece, false);
        break;
    }
    return 0;
  }
};

void MarkdownReader::read(Document& document, std::uint32_t begin, DocumentBuilder& builder,
                          HtmlReader& html) {
  *this = MarkdownReader{};
  document_ = &document;
  builder_ = &builder;
  html_ = &html;
  end_ = read_front_matter(begin);

  MD_PARSER parser{};
  parser.flags = dialect;
  parser.enter_block = Callbacks::enter_block;
  parser.leave_block = Callbacks::leave_block;
  parser.enter_span = Callbacks::enter_span;
  parser.leave_span = Callbacks::leave_span;
  parser.text = Callbacks::text;
  const auto size = static_cast<MD_SIZE>(document.source.size() - end_);
  if (md_parse(document.source.data() + end_, size, &parser, this) != 0) {
    throw Error({.path = document.info.path}, "cannot be read as Markdown: out of memory");
  }
  html.finish();
}

/// Returns where the text behind it begins.
std::uint32_t MarkdownReader::read_front_matter(std::uint32_t begin) {
  const std::string_view source = document_->source;
  std::string_view rest = source.substr(begin, longest_front_matter);
  const auto line_of = [](std::string_view text) { return text.substr(0, text.find('\n')); };
  const auto is_fence = [](std::string_view line) { return line == "---" || line == "---\r"; };
  const std::string_view opening = line_of(rest);
  if (!is_fence(opening)) return begin;
  std::size_t end = opening.size() + 1;
  const std::size_t first = end;
  bool has_field = false;
  while (true) {
    if (end >= rest.size()) return begin;
    const std::string_view line = line_of(rest.substr(end));
    if (is_fence(line)) break;
    const std::size_t colon = line.find(':');
    has_field |= colon != std::string_view::npos && colon > 0 && is_ascii_letter(line.front());
    end += line.size() + 1;
  }
  if (!has_field) return begin;
  for (std::size_t at = first; at < end;) {
    const std::string_view line = line_of(rest.substr(at));
    read_field(line, begin + static_cast<std::uint32_t>(at));
    at += line.size() + 1;
  }
  const std::size_t after = end + line_of(rest.substr(end)).size() + 1;
  return static_cast<std::uint32_t>(std::min<std::size_t>(begin + after, source.size()));
}

void MarkdownReader::read_field(std::string_view line, std::uint32_t offset) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view key = line.substr(0, colon);
  std::size_t begin = colon + 1, end = line.size();
  while (begin < end && is_space(line[begin])) ++begin;
  while (end > begin && is_space(line[end - 1])) --end;
  if (end - begin >= 2 && (line[begin] == '"' || line[begin] == '\'') &&
      line[end - 1] == line[begin]) {
    ++begin;
    --end;
  }
  if (key == "lang" || key == "language")
    document_->declared_lang = line.substr(begin, end - begin);
  if (key != "title" && key != "description") return;
  Block block;
  block.kind = key == "title" ? BlockKind::title : BlockKind::description;
  builder_->open(block);
  builder_->text(offset + static_cast<std::uint32_t>(begin),
                 offset + static_cast<std::uint32_t>(end));
  builder_->close();
}

/// Tells the HTML reader where in the Markdown we are.
void MarkdownReader::surround() {
  Block block;
  block.quoted = quote_depth_ > 0;
  block.struck = struck_depth_ > 0;
  if (image_depth_ > 0) {
    block.kind = BlockKind::alternative;
  } else if (heading_level_ != 0) {
    block.kind = BlockKind::heading;
    block.level = static_cast<std::int8_t>(heading_level_);
  } else if (in_cell_) {
    block.kind = BlockKind::table_cell;
  } else if (item_depth_ > 0) {
    block.kind = BlockKind::list_item;
    block.level = static_cast<std::int8_t>(std::min(list_depth_, 99));
  } else if (quote_depth_ > 0) {
    block.kind = BlockKind::quotation;
  }
  html_->set_surroundings(block);
}

void MarkdownReader::white_space(bool ends_line) {
  spaced_ = true;
  broken_ |= ends_line;
}

bool MarkdownReader::is_inside(std::string_view piece) const {
  const char* begin = document_->source.data();
  return !std::less<>{}(piece.data(), begin) &&
         !std::less<>{}(begin + document_->source.size(), piece.data() + piece.size());
}

std::uint32_t MarkdownReader::offset_of(std::string_view piece) const {
  return static_cast<std::uint32_t>(piece.data() - document_->source.data());
}

void MarkdownReader::text(std::string_view piece, bool is_entity) {
  // md4c brings line ends and indents of its own: white space, whatever they are.
  if (!is_inside(piece)) return white_space(false);
  const std::uint32_t begin = offset_of(piece);
  const auto end = begin + static_cast<std::uint32_t>(piece.size());
  if (begin < end_) return;
  if (spaced_ && broken_) builder_->line_break(end_, begin);
  if (spaced_ && !broken_) builder_->space(end_, begin);
  spaced_ = broken_ = false;
  const auto reference = is_entity ? character_reference(piece, false) : std::nullopt;
  if (std::all_of(piece.begin(), piece.end(), is_space)) {
    builder_->space(begin, end);
  } else {
    html_->begin_text();
    if (reference) {
      builder_->character(begin, end, reference->code_point);
    } else {
      builder_->text(begin, end);
    }
  }
  end_ = end;
}

void MarkdownReader::html_text(std::string_view piece) {
  if (!is_inside(piece)) return;
  const std::uint32_t begin = offset_of(piece);
  const auto end = begin + static_cast<std::uint32_t>(piece.size());
  if (begin < end_) return;
  if (!in_html_) return inline_html({begin, end});
  html_span_ = {html_span_.empty() ? begin : html_span_.start, end};
}

void MarkdownReader::inline_html(Span span) {
  if (spaced_ && broken_) builder_->line_break(end_, span.start);
  if (spaced_ && !broken_) builder_->space(end_, span.start);
  spaced_ = broken_ = false;
  html_->read(span.start, span.end);
  end_ = span.end;
}

}  // namespace caveat
