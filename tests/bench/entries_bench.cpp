// SPDX-License-Identifier: Apache-2.0
//
// Entries in and out, by the byte.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "entries/reading.hpp"
#include "entries/writing.hpp"
#include "large_register.hpp"

namespace caveat {
namespace {

const EntriesFile& sample() {
  static const EntriesFile file = bench::large_entries_file(10'000);
  return file;
}

void set_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

/// Entry by entry; each is gone when the next one comes.
void parse(benchmark::State& state, Validation validation) {
  const std::string xml = write_entries(sample());
  for (auto _ : state) {
    std::size_t entries = 0;
    stream_entries(xml, "entries.xml", ".",
                   {.entry = [&](Entry&&) { ++entries; }, .left_out = [](LeftOut&&) {}},
                   validation);
    if (entries != sample().entries.size()) state.SkipWithError("entries were lost");
  }
  set_bytes(state, xml.size());
}
BENCHMARK_CAPTURE(parse, known_to_be_valid, Validation::done_before)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(parse, with_schema, Validation::by_schema)->Unit(benchmark::kMillisecond);

/// Into memory, as `check` has them.
void parse_and_keep(benchmark::State& state) {
  const std::string xml = write_entries(sample());
  for (auto _ : state) benchmark::DoNotOptimize(parse_entries(xml, "entries.xml", "."));
  set_bytes(state, xml.size());
}
BENCHMARK(parse_and_keep)->Unit(benchmark::kMillisecond);

void write(benchmark::State& state) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    write_entries(sample(), [&](std::string_view piece) { bytes += piece.size(); });
  }
  set_bytes(state, bytes);
}
BENCHMARK(write)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caveat
