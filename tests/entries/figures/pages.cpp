// SPDX-License-Identifier: Apache-2.0

#include "entries/figures/pages.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "documents/reading.hpp"
#include "entries/folding.hpp"
#include "files/read.hpp"

namespace caveat::figures {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_page = 1 << 20;

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else {
      html += c;
    }
  }
  return html;
}

std::string_view opening(Holder holder) {
  switch (holder) {
    case Holder::list_item:
      return "<ul><li>";
    case Holder::heading:
      return "<h2>";
    case Holder::footer:
      return "<footer><p>";
    case Holder::hidden:
      return "<p style=\"display:none\">";
    case Holder::struck:
      return "<p><del>";
    case Holder::paragraph:
      break;
  }
  return "<p>";
}

std::string_view closing(Holder holder) {
  switch (holder) {
    case Holder::list_item:
      return "</li></ul>\n";
    case Holder::heading:
      return "</h2>\n";
    case Holder::footer:
      return "</p></footer>\n";
    case Holder::struck:
      return "</del></p>\n";
    default:
      return "</p>\n";
  }
}

Document read_page(std::string html) {
  return read_document(std::move(html), Format::html, {},
                       {.charset = {}, .detect_language = false});
}

struct Markup {
  std::string html = "<!DOCTYPE html><title>A page</title>\n<body>\n";
  Span marked = {};
};

Markup mark_up(const Page& page, const Place* place, std::size_t from, std::size_t size) {
  Markup result;
  std::string& html = result.html;
  for (std::size_t p = 0; p < page.paragraphs.size(); ++p) {
    const Paragraph& paragraph = page.paragraphs[p];
    if (paragraph.sentences.empty()) continue;
    html += opening(paragraph.holder);
    for (std::size_t s = 0; s < paragraph.sentences.size(); ++s) {
      const std::string& sentence = paragraph.sentences[s];
      if (s != 0) html += ' ';
      if (place == nullptr || *place != Place{p, s}) {
        html += escaped(sentence);
        continue;
      }
      html += escaped(sentence.substr(0, from));
      const auto start = static_cast<std::uint32_t>(html.size());
      html += escaped(sentence.substr(from, size));
      result.marked = {start, static_cast<std::uint32_t>(html.size())};
      if (size < sentence.size()) html += escaped(sentence.substr(from + size));
    }
    html += closing(paragraph.holder);
  }
  html += "</body>\n";
  return result;
}

Page page_of(std::string id, const Document& document) {
  Page page{.id = std::move(id)};
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::description) continue;
    Paragraph& paragraph = page.paragraphs.emplace_back();
    for (std::uint32_t i = 0; i < block.sentence_count; ++i) {
      const Sentence& sentence = document.sentences[block.first_sentence + i];
      paragraph.sentences.emplace_back(document.text_of(sentence.text));
    }
    if (paragraph.sentences.empty()) page.paragraphs.pop_back();
  }
  return page;
}

void add_folder(const fs::path& folder, std::vector<Page>& pages) {
  if (!fs::is_directory(folder)) return;
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(folder)) {
    const std::string extension = file.path().extension().string();
    if (extension == ".txt" || extension == ".html") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    const Format format = file.extension() == ".html" ? Format::html : Format::text;
    pages.push_back(page_of(file.filename().string(),
                            read_document(read_file(file, largest_page), format, {},
                                          {.charset = {}, .detect_language = false})));
  }
}

void add_labelled(const fs::path& file, std::vector<Page>& pages) {
  std::ifstream in(file);
  std::string line;
  for (std::size_t index = 0; std::getline(in, line); ++index) {
    if (index % 3 == 2) continue;  // held out
    const auto json = nlohmann::json::parse(line);
    pages.push_back(page_of("dev-" + std::to_string(index),
                            read_document(json.at("text").get<std::string>(), Format::text, {},
                                          {.charset = {}, .detect_language = false})));
  }
}

}  // namespace

Rendered render(const Page& page, Place place, std::size_t from, std::size_t size) {
  Markup markup = mark_up(page, &place, from, size);
  Rendered rendered{.document = read_page(std::move(markup.html)), .marked = {}};
  const Document& document = rendered.document;
  rendered.marked = from_source(document.map, markup.marked, document.text.size());
  return rendered;
}

Document render(const Page& page) { return read_page(mark_up(page, nullptr, 0, 0).html); }

std::vector<Page> load_pages() {
  const fs::path root(CAVEAT_SOURCE_DIR);
  std::vector<Page> pages;
  add_folder(root / "fixtures/natural/leaflets", pages);
  add_folder(root / "fixtures/clinic/pages", pages);
  add_folder(root / "../shared/seeds", pages);
  add_labelled(root / "../shared/corpus/dev.jsonl", pages);
  return pages;
}

bool has_all_pages(const std::vector<Page>& pages) {
  return std::any_of(pages.begin(), pages.end(),
                     [](const Page& page) { return page.id.starts_with("dev-"); });
}

}  // namespace caveat::figures
