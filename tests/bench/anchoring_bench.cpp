// SPDX-License-Identifier: Apache-2.0
//
// Resolving anchors on large pages, beside edlib on the same text; entries files in and out.

#include <benchmark/benchmark.h>
#include <edlib.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "documents/reading.hpp"
#include "entries/reading.hpp"
#include "entries/resolving.hpp"
#include "entries/writing.hpp"

namespace caveat {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

/// Prose of sentences that differ from each other, in paragraphs of eight.
std::string prose(std::size_t size) {
  constexpr std::string_view who[] = {"Nurses",       "Most patients", "Our neighbours",
                                      "Two visitors", "The gardeners", "Older readers",
                                      "Some swimmers"};
  constexpr std::string_view what[] = {"carried", "described", "compared", "ordered", "measured"};
  constexpr std::string_view thing[] = {"the blue ointment", "a course of tablets",
                                        "an evening walk",   "the pressure bandage",
                                        "a bowl of soup",    "the second injection"};
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) {
    text += fmt::format("{} {} {} in week {} and wrote down {} words about room {}. ", who[i % 7],
                        what[i / 7 % 5], thing[i / 35 % 6], i, i * 7919 % 1009, i * 31 % 4099);
    if (i % 8 == 7) text += "\n\n";
  }
  return text;
}

Document page(std::string text) {
  return read_document(std::move(text), Format::text, {},
                       {.charset = {}, .detect_language = false});
}

/// Anchors of sentences spread over the page.
std::vector<Anchor> anchors_into(const Document& document, std::size_t count) {
  const AnchorMaker maker(document);
  std::vector<Anchor> anchors;
  for (std::size_t i = 0; i < count; ++i) {
    const Sentence& sentence = document.sentences[i * document.sentences.size() / count];
    anchors.push_back(maker.make(sentence.text).anchor);
  }
  return anchors;
}

/// A word of every anchored quote is another one now.
std::vector<Anchor> reworded(std::vector<Anchor> anchors) {
  for (Anchor& anchor : anchors) {
    const std::size_t at = anchor.exact.find("wrote down");
    if (at != std::string::npos) anchor.exact.replace(at, 5, "noted");
  }
  return anchors;
}

std::vector<Anchor> absent(std::size_t count) {
  std::vector<Anchor> anchors(count);
  for (std::size_t i = 0; i < count; ++i) {
    anchors[i].exact = fmt::format(
        "Kittens never once considered a purple umbrella ({}) while singing loudly beneath our "
        "crooked wooden staircase every rainy Thursday.",
        i);
    anchors[i].prefix = "Nothing of the kind.";
  }
  return anchors;
}

void resolve_all(benchmark::State& state, std::size_t size, const std::vector<Anchor>& anchors,
                 const std::string& put_before = {}) {
  const Document now = page(put_before + prose(size));
  for (auto _ : state) {
    const Resolver resolver(now);  // with the index, once a page
    for (const Anchor& anchor : anchors) {
      ResolvedAnchor answer = resolver.resolve(anchor);
      benchmark::DoNotOptimize(answer);
    }
  }
  using benchmark::Counter;
  state.counters["each"] = Counter(static_cast<double>(anchors.size()),
                                   Counter::kIsIterationInvariantRate | Counter::kInvert);
}

void moved_references(benchmark::State& state, std::size_t size, std::size_t count) {
  resolve_all(state, size, anchors_into(page(prose(size)), count), "Something new.\n\n");
}
BENCHMARK_CAPTURE(moved_references, 100_on_1_MB, megabyte, 100)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(moved_references, 1000_on_1_MB, megabyte, 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(moved_references, 100_on_10_MB, 10 * megabyte, 100)
    ->Unit(benchmark::kMillisecond);

void reworded_references(benchmark::State& state, std::size_t size, std::size_t count) {
  resolve_all(state, size, reworded(anchors_into(page(prose(size)), count)));
}
BENCHMARK_CAPTURE(reworded_references, 100_on_1_MB, megabyte, 100)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(reworded_references, 1000_on_1_MB, megabyte, 1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(reworded_references, 100_on_10_MB, 10 * megabyte, 100)
    ->Unit(benchmark::kMillisecond);

void absent_references(benchmark::State& state, std::size_t size, std::size_t count) {
  resolve_all(state, size, absent(count));
}
BENCHMARK_CAPTURE(absent_references, 1_on_50_KB, megabyte / 20, 1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(absent_references, 1_on_1_MB, megabyte, 1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(absent_references, 100_on_1_MB, megabyte, 100)->Unit(benchmark::kMillisecond);

/// The same with edlib, infix mode, at most one edit in five.
void absent_with_edlib(benchmark::State& state, std::size_t size, std::size_t count) {
  const std::string text = page(prose(size)).text;
  const std::vector<Anchor> anchors = absent(count);
  for (auto _ : state) {
    for (const Anchor& anchor : anchors) {
      const int most = static_cast<int>(anchor.exact.size() / 5);
      const EdlibAlignResult result =
          edlibAlign(anchor.exact.data(), static_cast<int>(anchor.exact.size()), text.data(),
                     static_cast<int>(text.size()),
                     edlibNewAlignConfig(most, EDLIB_MODE_HW, EDLIB_TASK_LOC, nullptr, 0));
      benchmark::DoNotOptimize(result.editDistance);
      edlibFreeAlignResult(result);
    }
  }
}
BENCHMARK_CAPTURE(absent_with_edlib, 1_on_50_KB, megabyte / 20, 1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(absent_with_edlib, 1_on_1_MB, megabyte, 1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(absent_with_edlib, 100_on_1_MB, megabyte, 100)->Unit(benchmark::kMillisecond);

EntriesFile entries_file(std::size_t count) {
  const Document document = page(prose(megabyte));
  EntriesFile file;
  file.documents.emplace_back().info = {.id = "page", .path = "page.txt"};
  for (Anchor& anchor : anchors_into(document, count)) {
    Entry& entry = file.entries.emplace_back();
    entry.id = fmt::format("entry-{}", file.entries.size());
    entry.wording = anchor.exact;
    entry.origin = std::move(anchor);
    entry.origin.document = "page";
    entry.confirmed = false;
  }
  return file;
}

void set_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void entries_written(benchmark::State& state) {
  const EntriesFile file = entries_file(10000);
  std::size_t size = 0;
  for (auto _ : state) {
    const std::string xml = write_entries(file);
    size = xml.size();
    benchmark::DoNotOptimize(xml.data());
  }
  set_bytes(state, size);
}
BENCHMARK(entries_written)->Unit(benchmark::kMillisecond);

/// With schema validation, as every entries file is read.
void entries_read(benchmark::State& state) {
  const std::string xml = write_entries(entries_file(10000));
  for (auto _ : state) {
    const EntriesFile file = parse_entries(xml, "entries.xml", ".");
    benchmark::DoNotOptimize(file.entries.data());
  }
  set_bytes(state, xml.size());
}
BENCHMARK(entries_read)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caveat
