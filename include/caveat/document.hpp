// SPDX-License-Identifier: Apache-2.0
//
// A document: its bytes, the text a reader sees, and the way back from one to
// the other. Everything caveat says about a document is said of spans of its
// source bytes, so a finding can always be pointed at.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/error.hpp"

namespace caveat {

/// Half-open range of bytes. Which string it counts in is said where it is used.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const noexcept { return end - start; }
  bool empty() const noexcept { return start == end; }
  bool overlaps(Span other) const noexcept { return start < other.end && other.start < end; }
  bool contains(Span other) const noexcept { return start <= other.start && other.end <= end; }
  bool operator==(const Span&) const = default;
};

enum class Format { text, markdown, html };

/// `published`: we answer for the page. `source`: somebody else's page.
enum class Role { published, source };

enum class BlockKind : std::uint8_t {
  heading,  // level 1 to 6
  paragraph,
  list_item,
  table_cell,
  quotation,
  caption,      // figcaption, table caption
  alternative,  // alt text of an image
  title,        // <title>
  description,  // meta description, og:description, og:title
};

/// Where on the page a block stands, as far as the markup says.
enum class Region : std::uint8_t { body, header, footer, aside, navigation };

/// A run of text that belongs together: sentences never cross a block.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Region region = Region::body;
  std::int8_t level = 0;             // of a heading; depth of a list item from 1
  bool collapsed = false;            // inside <details> or an element that says it is folded away
  bool hidden = false;               // hidden, aria-hidden, display:none in a style attribute
  bool struck = false;               // inside <del>, <s>, ~~...~~
  bool quoted = false;               // inside a quotation block, whatever its own kind
  Span text;                         // in Document::text
  std::uint32_t first_sentence = 0;  // index into Document::sentences
  std::uint32_t sentence_count = 0;
};

struct Sentence {
  Span text;                // in Document::text, without surrounding white space
  std::uint32_t block = 0;  // index into Document::blocks
};

struct Link {
  Span text;  // in Document::text; empty for an image link
  std::string target;
};

/// The way from Document::text back to Document::source.
///
/// A piece covers text from its `text` offset to the next piece's. A verbatim
/// piece advances byte by byte with the source; any other piece stands as a
/// whole for the source range [source, source_end), as a decoded entity or a
/// folded quotation mark does.
class OffsetMap {
 public:
  struct Piece {
    std::uint32_t text = 0;
    std::uint32_t source = 0;
    std::uint32_t source_end = 0;  // 0 for a verbatim piece
  };

  /// Pieces must come in order of `text`.
  void add(Piece piece) { pieces_.push_back(piece); }

  /// The smallest source range that covers `text`. An empty map is the identity.
  Span to_source(Span text) const;

  void reserve(std::size_t pieces) { pieces_.reserve(pieces); }

  /// Forgets the pieces but keeps their memory.
  void clear() noexcept { pieces_.clear(); }

  const std::vector<Piece>& pieces() const noexcept { return pieces_; }

 private:
  std::vector<Piece> pieces_;
};

/// What is known about a page besides its bytes; comes from the manifest, or is
/// left at its defaults for a bare document.
struct DocumentInfo {
  std::string id;
  std::string path = {};  // relative to the corpus or the checked folder
  std::string href = {};
  Role role = Role::published;
  std::string content_kind = "unknown";
  std::vector<std::string> jurisdictions = {};
  std::string lang = {};  // declared in the manifest; empty: detected
  std::string owner = {};
  std::string retrieved = {};  // YYYY-MM-DD, or "unknown"
  std::string sha256 = {};     // of the bytes when it was registered; empty: not recorded
  bool pinned = false;         // a changed digest is an input error
};

struct Document {
  DocumentInfo info;
  Format format = Format::text;
  std::string source;             // the bytes, UTF-8
  std::string charset = "utf-8";  // what the bytes were read as
  bool charset_assumed = false;
  /// Visible text in reading order, blocks separated by one newline. Entities are
  /// decoded; quotation marks, no-break spaces, full-width forms, ligatures and
  /// ellipses are folded to ASCII; zero-width characters, soft hyphens and control
  /// characters are gone; runs of white space are one space. Case and accents are
  /// kept. An em dash, and an en dash beside white space, is " - "; any other
  /// dash or hyphen is "-": a hyphen inside a word has no space around it. Marks
  /// that open a list item or a quoted line are not part of the text.
  std::string text;
  OffsetMap map;
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Link> links;
  std::string canonical;         // <link rel="canonical">
  std::string declared_lang;     // <html lang>
  std::string detected_lang;     // ISO 639-1; empty when the text is too short to tell
  std::size_t script_bytes = 0;  // bytes inside <script> and <style>
  std::size_t image_count = 0;

  std::string_view text_of(Span text_span) const {
    return std::string_view(text).substr(text_span.start, text_span.size());
  }
  /// As the author wrote it where the source has no markup in between, as the
  /// reader sees it otherwise.
  std::string quote(Span text_span) const;
};

/// Finds lines and columns in a source; build once, ask often.
class LineIndex {
 public:
  explicit LineIndex(std::string_view source);
  /// 1-based line and code-point column of a byte offset.
  Location at(std::uint32_t source_offset) const;

 private:
  std::string_view source_;
  std::vector<std::uint32_t> starts_;       // of the lines
  std::vector<std::uint32_t> code_points_;  // before every 4096th byte
};

}  // namespace caveat
