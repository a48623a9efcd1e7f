// SPDX-License-Identifier: Apache-2.0

#include "xml/validation.hpp"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>

#include <climits>
#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

namespace caveat {
namespace {

// libxml2 takes an error by pointer to non-const before 2.12 and to const after it.
#if LIBXML_VERSION >= 21200
using ErrorPointer = const xmlError*;
#else
using ErrorPointer = xmlErrorPtr;
#endif

struct FreeParser {
  void operator()(xmlParserCtxtPtr parser) const { xmlFreeParserCtxt(parser); }
};
struct FreeValidator {
  void operator()(xmlSchemaValidCtxtPtr validator) const { xmlSchemaFreeValidCtxt(validator); }
};

// libxml2 calls our handlers before the schema's, so the innermost open element is still
// known when an end tag shows that something is missing: it is popped one event later.
class Validation {
 public:
  Validation(xmlSchemaPtr schema, std::string_view bytes)
      : validator_(xmlSchemaNewValidCtxt(schema)),
        parser_(xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size()))) {
    if (!validator_ || !parser_) throw std::bad_alloc();
    xmlSchemaSetValidStructuredErrors(validator_.get(), on_schema_error, this);
  }

  std::vector<Violation> run() {
    xmlSAXHandler handler = {};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = handler.ignorableWhitespace = handler.cdataBlock = on_text;
    xmlSAXHandlerPtr own_handler = std::exchange(parser_->sax, &handler);
    parser_->userData = this;
    parser_->_private = this;
    xmlSchemaSAXPlugPtr plug =
        xmlSchemaSAXPlug(validator_.get(), &parser_->sax, &parser_->userData);
    if (plug != nullptr) {
      xmlCtxtUseOptions(parser_.get(), XML_PARSE_NONET | XML_PARSE_HUGE);
      parser_->sax->serror = on_parser_error;
      xmlParseDocument(parser_.get());
      close_open_elements();
      xmlSchemaSAXUnplug(plug);
    }
    parser_->sax = own_handler;
    if (plug == nullptr) throw std::bad_alloc();
    return std::move(found_);
  }

 private:
  struct Open {
    std::size_t ordinal = 0;
    const xmlChar* name = nullptr;  // these live as long as the parser
    const xmlChar* prefix = nullptr;
    const xmlChar* uri = nullptr;
  };

  // What a validator knows of an open element leaks when the parser stops inside it.
  void close_open_elements() {
    closing_ = true;
    leave_closed();
    while (!open_.empty()) {
      const Open last = open_.back();
      parser_->sax->endElementNs(parser_->userData, last.name, last.prefix, last.uri);
      leave_closed();
    }
  }

  void leave_closed() {
    if (std::exchange(closed_, false)) open_.pop_back();
  }

  bool is_done() const {
    return closing_ || (!found_.empty() && found_.back().element != current());
  }
  std::size_t current() const { return open_.empty() ? 0 : open_.back().ordinal; }

  void add(int code, const char* message, std::size_t offset) {
    if (is_done()) return;
    found_.push_back({code, message == nullptr ? "" : message, current(), offset});
  }

  static void on_start(void* self, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
                       int, const xmlChar**, int, int, const xmlChar**) {
    auto& validation = *static_cast<Validation*>(self);
    validation.leave_closed();
    validation.open_.push_back({++validation.count_, name, prefix, uri});
    if (validation.is_done()) xmlStopParser(validation.parser_.get());
  }

  static void on_end(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto& validation = *static_cast<Validation*>(self);
    validation.leave_closed();
    validation.closed_ = true;
    if (validation.is_done()) xmlStopParser(validation.parser_.get());
  }

  static void on_text(void* self, const xmlChar*, int) {
    static_cast<Validation*>(self)->leave_closed();
  }

  static void on_schema_error(void* self, ErrorPointer error) {
    static_cast<Validation*>(self)->add(error->code, error->message, 0);
  }

  static void on_parser_error(void*, ErrorPointer error) {
    if (error->level < XML_ERR_ERROR || error->ctxt == nullptr) return;
    auto* parser = static_cast<xmlParserCtxtPtr>(error->ctxt);
    auto& validation = *static_cast<Validation*>(parser->_private);
    if (!validation.found_.empty()) return;
    const long offset = xmlByteConsumed(parser);
    validation.add(0, error->message, offset < 0 ? 0 : static_cast<std::size_t>(offset));
  }

  std::unique_ptr<xmlSchemaValidCtxt, FreeValidator> validator_;
  std::unique_ptr<xmlParserCtxt, FreeParser> parser_;
  std::vector<Open> open_;
  std::vector<Violation> found_;
  std::size_t count_ = 0;
  bool closed_ = false;
  bool closing_ = false;
};

}  // namespace

std::vector<Violation> violations(_xmlSchema* schema, std::string_view bytes) {
  if (bytes.empty()) return {{0, "document is empty", 0, 0}};
  if (bytes.size() > INT_MAX) throw std::length_error("XML over 2 GB");
  return Validation(schema, bytes).run();
}

}  // namespace caveat
