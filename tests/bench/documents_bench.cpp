// SPDX-License-Identifier: Apache-2.0
//
// Bytes to Document: many pages one after another, as `analyse` reads them, and large ones.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "documents/detection.hpp"
#include "documents/reading.hpp"

namespace caveat {
namespace {

constexpr std::size_t page_bytes = std::size_t{32} << 20;

std::vector<std::string> fixtures(Format format) {
  std::vector<std::string> pages;
  for (const auto& item :
       std::filesystem::recursive_directory_iterator(CAVEAT_SOURCE_DIR "/fixtures")) {
    if (format_of(item.path().string()) != format) continue;
    std::ifstream file(item.path(), std::ios::binary);
    pages.emplace_back((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  }
  std::sort(pages.begin(), pages.end());
  return pages;
}

// More bytes than the caches hold, in an order that is no page's own.
std::vector<std::string> many_pages(Format format) {
  const std::vector<std::string> once = fixtures(format);
  std::vector<std::string> pages;
  std::mt19937 random(1);
  for (std::size_t size = 0; size < page_bytes && !once.empty();) {
    pages.push_back(once[random() % once.size()]);
    size += pages.back().size();
  }
  return pages;
}

void read_many(benchmark::State& state, Format format) {
  const std::vector<std::string> pages = many_pages(format);
  DocumentReader reader({.detect_language = false});
  std::size_t bytes = 0, sentences = 0;
  for (auto _ : state) {
    for (const std::string& page : pages) {
      sentences += reader.read(page, format).sentences.size();
      bytes += page.size();
    }
  }
  benchmark::DoNotOptimize(sentences);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK_CAPTURE(read_many, text, Format::text);
BENCHMARK_CAPTURE(read_many, markdown, Format::markdown);
BENCHMARK_CAPTURE(read_many, html, Format::html);

// The cost of a byte stays the same from a page to a book.
void read_one(benchmark::State& state) {
  const std::vector<std::string> pages = fixtures(Format::text);
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0))) {
    for (const std::string& page : pages) text += page;
  }
  DocumentReader reader({.detect_language = false});
  for (auto _ : state) {
    benchmark::DoNotOptimize(reader.read(text, Format::text).sentences.size());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(read_one)->Arg(20 << 10)->Arg(200 << 10)->Arg(2 << 20)->Arg(20 << 20);

void detect(benchmark::State& state, std::string_view text) {
  for (auto _ : state) benchmark::DoNotOptimize(detect_language(text));
}
BENCHMARK_CAPTURE(detect, english,
                  "This is what you should know before the treatment: it can hurt for a day.");
BENCHMARK_CAPTURE(detect, german,
                  "Das sollten Sie vor der Behandlung wissen: Es kann einen Tag lang schmerzen.");

}  // namespace
}  // namespace caveat
