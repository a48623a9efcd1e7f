// SPDX-License-Identifier: Apache-2.0

#include "large_register.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "documents/reading.hpp"
#include "entries/deriving.hpp"
#include "entries/writing.hpp"
#include "language/language.hpp"

namespace caveat::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> therapies = {
    "PRP", "microneedling", "the peel", "the exosome serum", "the filler", "the laser"};
constexpr std::array<std::string_view, 8> conditions = {
    "acne scars", "fine lines", "dry skin",  "thinning hair",
    "dark spots", "sun damage", "psoriasis", "stretch marks"};
constexpr std::array<std::string_view, 5> effects = {"improved", "softened", "reduced", "eased",
                                                     "helped with"};
constexpr std::array<std::string_view, 4> hazards = {
    "bruising and swelling for some days", "an infection of the skin", "a scar or darker skin",
    "redness and an allergic reaction"};

std::string page_id(std::size_t page) { return fmt::format("page-{}", page); }

std::string claim(std::size_t number, std::string_view therapy) {
  return fmt::format("In group {} {} of {} patients said that {} {} their {} after {} sessions.",
                     number, number % 37 + 3, number % 37 + 40, therapy,
                     effects[number / 8 % effects.size()], conditions[number % conditions.size()],
                     number % 5 + 2);
}

std::string corpus_head() {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<corpus xmlns=\"urn:caveat:corpus:1\">\n";
}

std::string evidence_library() {
  return "  <evidence-library>\n"
         "    <evidence id=\"records\" kind=\"case\" title=\"Records of the groups\" "
         "scheme=\"url\" value=\"https://records.example/groups\" accessed=\"2026-10-01\" "
         "directness=\"same-product\" n=\"40\" locator=\"table 2\"/>\n"
         "  </evidence-library>\n";
}

}  // namespace

PageMaker::PageMaker(RegisterSize size) : size_(size), reader_(Language::embedded()) {}

std::size_t PageMaker::page_count() const {
  return (size_.entries + size_.entries_per_page - 1) / size_.entries_per_page;
}

std::string PageMaker::text(std::size_t page) const {
  const std::string_view therapy = therapies[page % therapies.size()];
  std::string text = fmt::format("What {} does, part {}\n\n", therapy, page);
  for (std::size_t i = 0; i < size_.entries_per_page; ++i) {
    text += claim(page * size_.entries_per_page + i, therapy);
    if (i % 5 == 4) {
      text += fmt::format("\n\nAs with every treatment, {} can cause {}.\n\n", therapy,
                          hazards[(page + i) % hazards.size()]);
    } else {
      text += ' ';
    }
  }
  return text;
}

std::vector<Entry> PageMaker::entries(std::size_t page) {
  const std::string id = page_id(page);
  const Document document = read_document(text(page), Format::text, {.id = id, .path = id});
  std::vector<Entry> entries = derive(document, reader_);
  std::size_t number = 0;
  for (Entry& entry : entries) {
    entry.id = fmt::format("{}-{}", id, ++number);
    entry.confirmed = true;
    entry.origin.document = id;
    Evidence& evidence = entry.evidence.emplace_back();
    evidence.ref = "records";
    for (RiskNote& note : entry.risks) {
      note.confirmed = true;
      if (note.anchor) note.anchor->document = id;
    }
    Review& review = entry.review.emplace();
    review.decision = "approved";
    review.by = "medical desk";
    review.on = "2026-10-05";
  }
  return entries;
}

EntriesFile large_entries_file(std::size_t entries) {
  PageMaker pages({.entries = entries});
  EntriesFile file;
  for (std::size_t page = 0; page < pages.page_count(); ++page) {
    for (Entry& entry : pages.entries(page)) file.entries.push_back(std::move(entry));
  }
  return file;
}

std::size_t write_large_corpus(const fs::path& folder, RegisterSize size) {
  fs::create_directories(folder / "pages");
  PageMaker pages(size);
  std::string manifest = corpus_head() + "  <documents role=\"published\" lang=\"en\">\n";
  std::string listed;
  std::size_t bytes = 0;
  for (std::size_t first = 0; first < pages.page_count(); first += size.pages_per_file) {
    const std::string name = fmt::format("entries-{}.xml", first / size.pages_per_file);
    std::ofstream file(folder / name, std::ios::binary);
    file
        << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<entries xmlns=\"urn:caveat:entries:1\">\n";
    const std::size_t end = std::min(first + size.pages_per_file, pages.page_count());
    for (std::size_t page = first; page < end; ++page) {
      const std::string page_file = fmt::format("pages/{}.txt", page);
      std::ofstream(folder / page_file, std::ios::binary) << pages.text(page);
      manifest += fmt::format("    <document id=\"{}\" file=\"{}\"/>\n", page_id(page), page_file);
      for (const Entry& entry : pages.entries(page)) file << entry_xml(entry) << '\n';
    }
    file << "</entries>\n";
    bytes += static_cast<std::size_t>(file.tellp());
    listed += fmt::format("  <entries file=\"{}\"/>\n", name);
  }
  manifest += "  </documents>\n" + listed + evidence_library() + "</corpus>\n";
  std::ofstream(folder / "caveat.xml", std::ios::binary) << manifest;
  return bytes;
}

}  // namespace caveat::bench
