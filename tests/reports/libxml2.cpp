// SPDX-License-Identifier: Apache-2.0

#include "reports/libxml2.hpp"

#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>

#include <memory>

namespace caveat {

namespace {

template <auto free>
struct Freed {
  template <typename Pointer>
  void operator()(Pointer pointer) const {
    free(pointer);
  }
};

void keep_first(void* first, xmlErrorPtr error) {
  auto& problem = *static_cast<std::string*>(first);
  if (problem.empty()) problem = std::to_string(error->line) + ": " + error->message;
}

}  // namespace

std::string libxml2_problem(std::string_view bytes, const std::string& xsd) {
  std::string problem;
  xmlSetStructuredErrorFunc(&problem, keep_first);
  const std::unique_ptr<xmlSchemaParserCtxt, Freed<xmlSchemaFreeParserCtxt>> parser(
      xmlSchemaNewParserCtxt(xsd.c_str()));
  const std::unique_ptr<xmlSchema, Freed<xmlSchemaFree>> schema(xmlSchemaParse(parser.get()));
  const std::unique_ptr<xmlTextReader, Freed<xmlFreeTextReader>> reader(xmlReaderForMemory(
      bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, XML_PARSE_NONET));
  if (schema && reader) {
    xmlTextReaderSetStructuredErrorHandler(reader.get(), keep_first, &problem);
    xmlTextReaderSetSchema(reader.get(), schema.get());
    int more = 1;
    while (more == 1) more = xmlTextReaderRead(reader.get());
    if (problem.empty() && (more != 0 || xmlTextReaderIsValid(reader.get()) != 1)) {
      problem = "not valid";
    }
  }
  if (!schema || !reader) problem = "no schema: " + xsd + ": " + problem;
  xmlSetStructuredErrorFunc(nullptr, nullptr);
  return problem;
}

std::string our_schema(std::string_view name) {
  return std::string(CAVEAT_SOURCE_DIR "/schemas/") + std::string(name) + ".xsd";
}

}  // namespace caveat
