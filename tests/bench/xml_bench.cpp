// SPDX-License-Identifier: Apache-2.0

#include <benchmark/benchmark.h>

#include <string>

#include "xml/reading.hpp"
#include "xml/writing.hpp"

namespace caveat {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

std::string prose(std::string_view sentence) {
  std::string text;
  while (text.size() < 4 * megabyte) text += sentence;
  return text;
}

std::string list_of_claims() {
  std::string xml = "<claims>\n";
  while (xml.size() < 16 * megabyte) {
    xml +=
        "  <claim id=\"serum-fades-scars\" line=\"12\">\n"
        "    <quote>The serum fades scars &amp; marks.</quote>\n"
        "  </claim>\n";
  }
  return xml + "</claims>\n";
}

const Schema& claims_schema() {
  static const Schema schema(R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:element name="claims"><xs:complexType><xs:sequence>
      <xs:element name="claim" maxOccurs="unbounded"><xs:complexType>
        <xs:sequence><xs:element name="quote" type="xs:string"/></xs:sequence>
        <xs:attribute name="id" type="xs:token" use="required"/>
        <xs:attribute name="line" type="xs:positiveInteger"/>
      </xs:complexType></xs:element>
    </xs:sequence></xs:complexType></xs:element>
  </xs:schema>)",
                             "claims.xsd");
  return schema;
}

void set_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void write_text(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    std::size_t written = 0;
    XmlWriter xml([&](std::string_view piece) { written += piece.size(); });
    xml.element("text", text).finish();
    benchmark::DoNotOptimize(written);
  }
  set_bytes(state, text.size());
}

BENCHMARK_CAPTURE(write_text, ascii, prose("The serum \"fades\" scars & marks for most people. "));
BENCHMARK_CAPTURE(write_text, accents, prose("Cr\u00e8me r\u00e9g\u00e9n\u00e9rante \u2013 "));
BENCHMARK_CAPTURE(write_text, hostile, prose("<\x01\xFF&>\r"));

void read_valid(benchmark::State& state) {
  const std::string xml = list_of_claims();
  for (auto _ : state) {
    const XmlFile file("claims.xml", xml, claims_schema());
    benchmark::DoNotOptimize(file.root());
  }
  set_bytes(state, xml.size());
}
BENCHMARK(read_valid)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caveat
