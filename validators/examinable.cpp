// SPDX-License-Identifier: Apache-2.0

#include "validators/examinable.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "language/language.hpp"

namespace caveat {

namespace {

// A page that scripts or images draw shows less text than this in its markup ...
constexpr std::size_t sparse_text_bytes = 300;
// ... and a script longer than this many times its text. A counter snippet is shorter.
constexpr std::size_t script_per_text = 20;
// What one image may say instead of text.
constexpr std::size_t text_per_image_bytes = 150;

bool is_visible(const Block& block) {
  return !block.hidden && block.kind != BlockKind::title && block.kind != BlockKind::description &&
         block.kind != BlockKind::alternative;
}

std::string primary_subtag(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find_first_of("-_")));
  std::ranges::transform(primary, primary.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return primary;
}

}  // namespace

std::string language_of(const Document& document) {
  for (const std::string* tag :
       {&document.info.lang, &document.detected_lang, &document.declared_lang}) {
    if (!tag->empty()) return primary_subtag(*tag);
  }
  return {};
}

std::string why_not_examinable(const Document& document, const Language& language) {
  std::size_t visible = 0;
  for (const Block& block : document.blocks) {
    if (is_visible(block)) visible += block.text.size();
  }
  if (visible == 0) return "the page shows no text";
  if (visible < sparse_text_bytes) {
    if (document.script_bytes > visible * script_per_text) {
      return fmt::format("the page shows {} bytes of text beside {} bytes of script", visible,
                         document.script_bytes);
    }
    if (document.image_count * text_per_image_bytes > visible) {
      return fmt::format("the page shows {} bytes of text beside {} image{}", visible,
                         document.image_count, document.image_count == 1 ? "" : "s");
    }
  }
  const std::string lang = language_of(document);
  if (!lang.empty() && !language.supports(lang)) {
    return fmt::format("the page is in a language without packs ({})", lang);
  }
  return {};
}

std::string how_to_make_examinable(const Document& document, const Language& language) {
  const std::string lang = language_of(document);
  if (!lang.empty() && !language.supports(lang)) {
    return "if the language was taken for another, say lang=\"...\" in a caveat.xml";
  }
  return "save the page as a reader sees it, with the text that scripts and images show";
}

}  // namespace caveat
