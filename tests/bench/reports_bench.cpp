// SPDX-License-Identifier: Apache-2.0
//
// 100,000 checks, 1,000 documents of 20 entries with 5 checks each, through every
// report. One check in ten fails with a finding.

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "caveat/run.hpp"
#include "reports/junit.hpp"
#include "reports/text.hpp"
#include "reports/xml.hpp"

namespace caveat {
namespace {

constexpr int documents = 1000;
constexpr int entries = 20;
constexpr int checks = 5;
constexpr std::string_view sentence = "Our cream cures eczema within three weeks of daily use. ";

Finding finding_at(std::uint32_t start) {
  return {.rule = "cure-language/cure",
          .category = "cure",
          .severity = Severity::error,
          .trigger = {start + 10, start + 15},
          .quote = "cures",
          .where = {"pages/cream.html", 1, start + 11},
          .cue = {},
          .scope = Span{start, start + 55},
          .provisions = {"uk-cap-12-7"},
          .message = "\"cures\" promises a cure",
          .why = "No product ends a disease in everyone who uses it.",
          .advice = "say what was measured, in whom, and by how much",
          .fingerprint = "cf1:0123456789abcdef0123456789abcdef"};
}

Check check_at(std::uint32_t start, bool fails) {
  Check check;
  check.rule = fails ? "cure-language" : "risk-note/R1";
  check.verdict = fails ? Verdict::fail : Verdict::pass;
  check.where = {"pages/cream.html", 1, start + 1};
  if (fails) {
    check.message = "1 absolute in the sentence";
    check.findings.push_back(finding_at(start));
  } else {
    const Location where{"pages/cream.html", 1, start + 1};
    check.proofs.push_back({"supports", "names a hazard", "may sting", {start, start + 9}, where});
  }
  return check;
}

// A document whose entries hold `entries` x `checks` checks.
DocumentResult page() {
  DocumentResult result;
  Document& document = result.document;
  document.info.id = "cream";
  document.info.path = "pages/cream.html";
  for (std::uint32_t i = 0; i < entries; ++i) {
    const auto start = static_cast<std::uint32_t>(document.text.size());
    document.text += sentence;
    document.sentences.push_back({{start, start + 55}, 0});
    EntryResult entry;
    entry.id = "entry-" + std::to_string(i);
    entry.kind = "benefit";
    entry.claim = sentence;
    entry.span = {start, start + 55};
    for (int c = 0; c < checks; ++c) entry.checks.push_back(check_at(start, c == 0 && i % 2 == 0));
    result.entries.push_back(std::move(entry));
  }
  document.source = document.text;
  Block block;
  block.text = {0, static_cast<std::uint32_t>(document.text.size())};
  block.sentence_count = entries;
  document.blocks.push_back(block);
  result.digest = "sha256:" + std::string(64, 'a');
  return result;
}

template <typename Make>
void report(benchmark::State& state, Make make) {
  DocumentResult result = page();
  Run run;
  run.date = "2026-11-21";
  run.counts.documents = documents;
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    const std::unique_ptr<Report> one =
        make([&](std::string_view piece) { bytes += piece.size(); });
    one->begin(run);
    for (int i = 0; i < documents; ++i) one->document(result);
    one->end(run);
  }
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["report_bytes"] = static_cast<double>(bytes);
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

void xml(benchmark::State& state) {
  report(state, [](Sink sink) { return make_xml_report(std::move(sink)); });
}
void junit(benchmark::State& state) {
  report(state, [](Sink sink) { return make_junit_report(std::move(sink)); });
}
void text(benchmark::State& state) {
  report(state, [](Sink sink) { return make_text_report(std::move(sink)); });
}

BENCHMARK(xml)->Unit(benchmark::kMillisecond);
BENCHMARK(junit)->Unit(benchmark::kMillisecond);
BENCHMARK(text)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caveat
