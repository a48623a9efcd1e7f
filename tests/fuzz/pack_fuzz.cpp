// SPDX-License-Identifier: Apache-2.0
//
// Any bytes in place of a pack or a lexicon are refused with an Error, or compiled into a
// language that reads; so is any pattern. What reads ends, however the pattern is built.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/error.hpp"
#include "documents/reading.hpp"
#include "language/language.hpp"
#include "language/reading.hpp"
#include "language/small.hpp"
#include "xml/writing.hpp"

namespace {

using namespace caveat;

constexpr std::string_view page =
    "Does it cure acne? It can't cure one scar, but it cures eczema, and it heals two scars.\n\n"
    "It cures acne and acne and acne and acne and not the the the the the resin.\n";

void require(bool holds) {
  if (!holds) std::abort();
}

// A line that is no XML: a pattern.
std::string pack_around(std::string_view pattern) {
  std::string xml;
  XmlWriter(xml).open("pattern").text(pattern).finish();
  const std::size_t start = xml.find("<pattern");
  std::string pack(small_pack);
  const std::string_view own = "<pattern>[~cure] ..2 @condition</pattern>";
  return pack.replace(pack.find(own), own.size(), xml.substr(start));
}

std::vector<LanguageSource> sources_with(const std::string& bytes) {
  const bool is_lexicon = bytes.find("<lexicon") != std::string::npos;
  return {{"lexicon.xml", is_lexicon ? bytes : std::string(small_lexicon)},
          {"pack.xml", is_lexicon               ? std::string(small_pack)
                       : bytes.starts_with('<') ? bytes
                                                : pack_around(bytes)}};
}

void read_with(const std::shared_ptr<const Language>& language) {
  run_examples(*language);
  Reader reader(language);
  const Document document = read_document(std::string(page), Format::text);
  const Reading reading = reader.read(document);
  require(reading.sentences.size() == document.sentences.size());
  for (const Assertion& made : reading.assertions) {
    require(made.rule != nullptr);
    require(made.trigger.start <= made.trigger.end && made.trigger.end <= document.text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    read_with(Language::compile(sources_with(bytes)));
  } catch (const Error& error) {
    require(!error.problem().empty());
  }
  return 0;
}
