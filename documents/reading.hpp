// SPDX-License-Identifier: Apache-2.0
//
// Reading bytes into a Document. What a Document promises is said in
// caveat/document.hpp; here is what can be asked of the reading.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "caveat/document.hpp"

namespace caveat {

struct ReadOptions {
  /// What the bytes are encoded in, as iconv names it; beats every declaration. Text
  /// that was decoded before, as from JSON, is "utf-8" whatever the page declares.
  /// Empty: a byte-order mark, the page's own declaration, or strict UTF-8.
  std::string charset = {};
  /// Reads bytes that are no UTF-8 and declare nothing as windows-1252, and says
  /// so in Document::charset_assumed, instead of refusing them.
  bool allow_assumed_charset = false;
  /// Off: Document::detected_lang stays empty.
  bool detect_language = true;
};

/// Reads one document. Never fails for odd markup. Throws Error, with the offset
/// of the byte, for bytes that cannot be decoded, and for NUL.
Document read_document(std::string bytes, Format format, DocumentInfo info = {},
                       const ReadOptions& options = {});

/// Reads many texts after one another and keeps its buffers. Not for several
/// threads at once.
class DocumentReader {
 public:
  explicit DocumentReader(ReadOptions options = {});
  ~DocumentReader();
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;

  /// Valid until the next call. Throws as read_document does. `bytes` are copied
  /// into Document::source; they may not lie in a document this reader returned.
  const Document& read(std::string_view bytes, Format format);
  /// The same without the copy.
  const Document& read(std::string&& bytes, Format format);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// By the ending of the name: *.html *.htm *.xhtml, *.md *.markdown, *.txt, in
/// any case; nothing for other files.
std::optional<Format> format_of(std::string_view path);

/// "text", "markdown" or "html".
std::optional<Format> format_from(std::string_view name);
std::string_view to_string(Format format);

}  // namespace caveat
