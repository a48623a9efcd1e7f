// SPDX-License-Identifier: Apache-2.0
//
// Another parser's opinion: the text we read from the fixtures is the text libxml2 finds there.

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "documents/characters.hpp"
#include "documents/reading.hpp"

namespace bdata = boost::unit_test::data;

namespace {

std::vector<std::string> pages() {
  std::vector<std::string> paths;
  for (const auto& item :
       std::filesystem::recursive_directory_iterator(CAVEAT_SOURCE_DIR "/fixtures")) {
    if (item.path().extension() == ".html") paths.push_back(item.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Folded, without white space: that is all the two may differ in.
void append_folded(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const caveat::Decoded decoded = caveat::decode(text, at);
    const caveat::Folded folded = caveat::fold(decoded.code_point);
    using Kind = caveat::Folded::Kind;
    if (folded.kind == Kind::keep) out += text.substr(at, decoded.size);
    if (folded.kind == Kind::replace) out += folded.text;
    if (folded.kind == Kind::em_dash || folded.kind == Kind::en_dash) out += '-';
    at += decoded.size;
  }
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_unseen(const xmlNode& node) {
  const std::string_view name = view(node.name);
  return name == "script" || name == "style" || name == "title";
}

std::string text_by_libxml2(const std::string& html) {
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> tree(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "utf-8",
                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
      xmlFreeDoc);
  std::string text;
  const xmlNode* node = xmlDocGetRootElement(tree.get());
  while (node != nullptr) {
    if (node->type == XML_TEXT_NODE) append_folded(text, view(node->content));
    if (node->children != nullptr && !is_unseen(*node)) {
      node = node->children;
      continue;
    }
    while (node != nullptr && node->next == nullptr) node = node->parent;
    if (node != nullptr) node = node->next;
  }
  return text;
}

std::string text_by_us(const std::string& html) {
  const caveat::Document document = caveat::read_document(html, caveat::Format::html);
  std::string text;
  for (const caveat::Block& block : document.blocks) {
    using Kind = caveat::BlockKind;
    const bool is_attribute = block.kind == Kind::description || block.kind == Kind::alternative;
    if (block.kind == Kind::title || is_attribute) continue;
    append_folded(text, document.text_of(block.text));
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(there_are_pages_to_compare) { BOOST_TEST(pages().size() >= 5u); }

BOOST_DATA_TEST_CASE(libxml2_reads_the_same_text, bdata::make(pages()), path) {
  std::ifstream file(path, std::ios::binary);
  const std::string html((std::istreambuf_iterator<char>(file)), {});
  BOOST_TEST(text_by_us(html) == text_by_libxml2(html));
}
