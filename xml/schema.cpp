// SPDX-License-Identifier: Apache-2.0

#include "xml/schema.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <map>
#include <mutex>
#include <pugixml.hpp>
#include <span>
#include <stdexcept>
#include <utility>

#include "files/embedded.hpp"
#include "xml/explanation.hpp"
#include "xml/schema_names.hpp"
#include "xml/validation.hpp"

namespace caveat {

std::span<const EmbeddedFile> embedded_schemas();

namespace {

constexpr std::size_t largest_schema = std::size_t{16} << 20;

struct FreeSchema {
  void operator()(xmlSchemaPtr schema) const { xmlSchemaFree(schema); }
};
using OwnedSchema = std::unique_ptr<xmlSchema, FreeSchema>;

struct FreeSchemaParser {
  void operator()(xmlSchemaParserCtxtPtr parser) const { xmlSchemaFreeParserCtxt(parser); }
};

void keep_first(void* message, const char* text) {
  auto& first = *static_cast<std::string*>(message);
  if (first.empty()) first = text;
}

#if LIBXML_VERSION >= 21200
void on_error(void* message, const xmlError* error) { keep_first(message, error->message); }
#else
void on_error(void* message, xmlErrorPtr error) { keep_first(message, error->message); }
#endif

OwnedSchema parse_schema(std::string_view xsd, const std::string& name) {
  const std::unique_ptr<xmlSchemaParserCtxt, FreeSchemaParser> parser(
      xmlSchemaNewMemParserCtxt(xsd.data(), static_cast<int>(xsd.size())));
  if (!parser) throw std::bad_alloc();
  std::string message;
  xmlSchemaSetParserStructuredErrors(parser.get(), on_error, &message);
  OwnedSchema schema(xmlSchemaParse(parser.get()));
  if (!schema) {
    while (!message.empty() && message.back() == '\n') message.pop_back();
    throw Error({name}, "not a schema: " + message);
  }
  return schema;
}

void refuse_references(const pugi::xml_document& tree, const std::string& name) {
  for (const pugi::xml_node node : tree.document_element().children()) {
    const std::string_view construct = node.name();
    const std::string_view local = construct.substr(construct.find(':') + 1);
    if (local == "import" || local == "include" || local == "redefine") {
      throw Error({name}, fmt::format("a schema may not {} another", local));
    }
  }
}

}  // namespace

struct Schema::Parsed {
  std::string name;
  SchemaNames names;
  OwnedSchema schema;
};

Schema::Schema(std::string_view xsd, const std::string& name) {
  static std::once_flag initialized;
  std::call_once(initialized, xmlInitParser);
  // The elements of a schema have prefixes; its own errors come from libxml2.
  if (xsd.size() > largest_schema) throw Error({name}, "a schema of more than 16 MB");
  pugi::xml_document tree;
  if (!tree.load_buffer(xsd.data(), xsd.size()) || tree.child("!DOCTYPE")) {
    throw Error({name}, "not a schema: not well-formed XML");
  }
  refuse_references(tree, name);
  auto parsed = std::make_shared<Parsed>();
  parsed->name = name;
  parsed->names = SchemaNames(tree.document_element());
  parsed->schema = parse_schema(xsd, name);
  parsed_ = std::move(parsed);
}

void Schema::validate(std::string_view bytes, const std::string& path) const {
  const std::vector<Violation> found = violations(parsed_->schema.get(), bytes);
  if (!found.empty()) throw explain_violations(found, parsed_->names, bytes, path);
}

const std::string& Schema::name() const noexcept { return parsed_->name; }

const Schema& embedded_schema(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, Schema, std::less<>> parsed;  // only ever grows
  const std::scoped_lock lock(mutex);
  if (const auto found = parsed.find(name); found != parsed.end()) return found->second;
  for (const EmbeddedFile& file : embedded_schemas()) {
    if (file.name == fmt::format("{}.xsd", name)) {
      return parsed.try_emplace(std::string(name), file.bytes, std::string(file.name))
          .first->second;
    }
  }
  throw std::logic_error(fmt::format("there is no schemas/{}.xsd", name));
}

}  // namespace caveat
