// SPDX-License-Identifier: Apache-2.0

#include "documents/reading.hpp"

#include <array>
#include <utility>

#include "documents/builder.hpp"
#include "documents/charset.hpp"
#include "documents/detection.hpp"
#include "documents/html.hpp"
#include "documents/markdown.hpp"
#include "documents/plain_text.hpp"

namespace caveat {
namespace {

struct Ending {
  std::string_view ending;
  Format format;
};

constexpr std::array<Ending, 6> endings = {{{".html", Format::html},
                                            {".htm", Format::html},
                                            {".xhtml", Format::html},
                                            {".md", Format::markdown},
                                            {".markdown", Format::markdown},
                                            {".txt", Format::text}}};

// The readers of all formats and their buffers.
class Readers {
 public:
  // `document` has its source, info and format.
  void read(Document& document, const ReadOptions& options) {
    const std::uint32_t begin = decode_source(document, options);
    builder_.reset(document);
    switch (document.format) {
      case Format::text:
        plain_text_.read(document, begin, builder_);
        break;
      case Format::markdown:
        html_.reset(document, builder_);
        markdown_.read(document, begin, builder_, html_);
        break;
      case Format::html:
        html_.reset(document, builder_);
        html_.read(begin, static_cast<std::uint32_t>(document.source.size()));
        html_.finish();
        break;
    }
    if (options.detect_language) document.detected_lang = detect_language(document.text);
  }

 private:
  DocumentBuilder builder_;
  PlainTextReader plain_text_;
  MarkdownReader markdown_;
  HtmlReader html_;
};

}  // namespace

struct DocumentReader::State {
  const Document& read(Format format);

  ReadOptions options;
  Readers readers;
  Document document;
};

DocumentReader::DocumentReader(ReadOptions options)
    : state_(std::make_unique<State>(State{std::move(options), {}, {}})) {}
DocumentReader::~DocumentReader() = default;
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;

const Document& DocumentReader::read(std::string_view bytes, Format format) {
  state_->document.source.assign(bytes);
  return state_->read(format);
}

const Document& DocumentReader::read(std::string&& bytes, Format format) {
  state_->document.source = std::move(bytes);
  return state_->read(format);
}

const Document& DocumentReader::State::read(Format format) {
  document.format = format;
  document.charset_assumed = false;
  document.canonical.clear();
  document.declared_lang.clear();
  document.detected_lang.clear();
  document.script_bytes = document.image_count = 0;
  readers.read(document, options);
  return document;
}

Document read_document(std::string bytes, Format format, DocumentInfo info,
                       const ReadOptions& options) {
  Document document;
  document.info = std::move(info);
  document.source = std::move(bytes);
  document.format = format;
  Readers().read(document, options);
  return document;
}

std::optional<Format> format_of(std::string_view path) {
  for (const auto& [ending, format] : endings) {
    if (path.size() > ending.size() &&
        equal_ignoring_case(path.substr(path.size() - ending.size()), ending)) {
      return format;
    }
  }
  return std::nullopt;
}

std::optional<Format> format_from(std::string_view name) {
  for (const Format format : {Format::text, Format::markdown, Format::html}) {
    if (name == to_string(format)) return format;
  }
  return std::nullopt;
}

std::string_view to_string(Format format) {
  switch (format) {
    case Format::text:
      return "text";
    case Format::markdown:
      return "markdown";
    case Format::html:
      return "html";
  }
  return {};
}

}  // namespace caveat
