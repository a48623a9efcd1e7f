// SPDX-License-Identifier: Apache-2.0
//
// `caveat analyse` on mixed pages and on hostile text, beside what a flat list of phrases
// costs. CAVEAT_PAGES names a file of JSON Lines to read beside the fixtures.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "cli/analysis.hpp"
#include "cli/json_text.hpp"
#include "documents/reading.hpp"
#include "language/reading.hpp"

namespace caveat {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mixed_bytes = std::size_t{104} << 20;
constexpr std::size_t engine_bytes = std::size_t{16} << 20;
constexpr std::size_t small_bytes = std::size_t{1} << 20;

constexpr const char* phrases =
    "miracle cure|100% safe|completely safe|no side effects|risk[- ]free|guaranteed results|"
    "permanent results|permanent solution|never comes back|gone forever|cures? acne|cures? cancer|"
    "cures? diabetes|cures? arthritis|heals? completely|complete cure|total cure|proven cure|"
    "works for everyone|suitable for everyone|instead of surgery|no surgery needed|"
    "stop taking your|throw away your|reverses? ageing|turns? back the clock|eliminates? wrinkles|"
    "erases? scars|removes? all|never fails|always works|instant results|lasting cure|"
    "completely natural|no risk|zero risk|once and for all|for good|pain[- ]free for life|"
    "clinically proven to cure";

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> lines_of_pages() {
  std::vector<std::string> lines;
  for (const auto& item : fs::recursive_directory_iterator(CAVEAT_SOURCE_DIR "/fixtures")) {
    const auto format = format_of(item.path().string());
    if (!format) continue;
    std::string line = R"({"id": "page", "format": ")";
    line.append(to_string(*format)).append(R"(", "text": )");
    append_json_string(line, contents(item.path()));
    lines.push_back(line + "}");
  }
  std::sort(lines.begin(), lines.end());
  const char* named = std::getenv("CAVEAT_PAGES");
  std::ifstream pages(named != nullptr ? named : CAVEAT_SOURCE_DIR "/../shared/corpus/dev.jsonl");
  for (std::string line; std::getline(pages, line);) {
    const auto text = find_text_member(line);
    if (!text) continue;
    std::string page = R"({"id": "page", "format": ")";
    for (const char* format : {"text", "markdown", "html"}) {
      if (line.find(std::string(R"("format": ")") + format) != std::string::npos) page += format;
    }
    lines.push_back(page.append(R"(", "text": ")").append(line, text->first, text->second) + "\"}");
  }
  return lines;
}

// More bytes than the caches hold, in an order that is no corpus's own.
std::vector<const std::string*> shuffled(const std::vector<std::string>& lines, std::size_t bytes) {
  std::vector<const std::string*> order;
  std::mt19937 random(1);
  for (std::size_t size = 0; size < bytes; size += order.back()->size()) {
    order.push_back(&lines[random() % lines.size()]);
  }
  return order;
}

// A process and the shell that starts it.
void start_up(benchmark::State& state) {
  for (auto _ : state) {
    if (std::system(CAVEAT_PROGRAM " analyse --jobs 1 </dev/null") != 0) {
      state.SkipWithError("did not run");
    }
  }
}

void whole_answers(benchmark::State& state) {
  const std::vector<std::string> lines = lines_of_pages();
  std::string input;  // as it comes through a pipe: no line is met twice at one place
  for (const std::string* line : shuffled(lines, mixed_bytes)) input.append(*line) += '\n';
  Analysis analysis(Language::embedded());
  std::string answer;
  for (auto _ : state) {
    for (std::string_view rest = input; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      answer.clear();
      analysis.answer(rest.substr(0, end), answer);
      rest.remove_prefix(end + 1);
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(input.size() * state.iterations()));
}

void engine_alone(benchmark::State& state) {
  std::vector<Document> documents;
  std::size_t bytes = 0;
  for (const auto& item : fs::recursive_directory_iterator(CAVEAT_SOURCE_DIR "/fixtures")) {
    if (const auto format = format_of(item.path().string())) {
      documents.push_back(read_document(contents(item.path()), *format));
    }
  }
  std::mt19937 random(1);
  Reader reader(Language::embedded());
  for (auto _ : state) {
    for (std::size_t size = 0; size < engine_bytes; size += documents.back().text.size()) {
      std::swap(documents[random() % documents.size()], documents.back());
      benchmark::DoNotOptimize(reader.read(documents.back()));
      bytes += documents.back().text.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

std::string repeated(std::string_view text, std::size_t size) {
  std::string result;
  while (result.size() < size) result += text;
  return result;
}

std::string as_line(std::string_view text) {
  std::string line = R"({"text": )";
  append_json_string(line, text);
  return line + "}";
}

void answer_text(benchmark::State& state, const std::string& text) {
  const std::string line = as_line(text);
  Analysis analysis(Language::embedded());
  std::string answer;
  for (auto _ : state) {
    answer.clear();
    analysis.answer_long(line, answer, [](std::string& piece) { piece.clear(); });
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size() * state.iterations()));
}

// All plain-text fixtures, over and over, as one text of so many bytes.
void one_text(benchmark::State& state) {
  std::vector<std::string> texts;
  for (const auto& item : fs::recursive_directory_iterator(CAVEAT_SOURCE_DIR "/fixtures")) {
    if (item.path().extension() == ".txt") texts.push_back(contents(item.path()) + "\n\n");
  }
  std::sort(texts.begin(), texts.end());
  std::string all;
  for (const std::string& text : texts) all += text;
  answer_text(state, repeated(all, static_cast<std::size_t>(state.range(0))));
}

// Another tool over the same words, as a process; it reads FILE of `bytes` bytes.
void other_tool(benchmark::State& state, const std::string& command, std::size_t bytes) {
  const fs::path file = fs::temp_directory_path() / "caveat_bench.txt";
  std::size_t size = 0;
  {
    const std::vector<std::string> lines = lines_of_pages();
    std::ofstream out(file, std::ios::binary);
    for (const std::string* line : shuffled(lines, bytes)) {
      out << *line << '\n';
      size += line->size() + 1;
    }
  }
  for (auto _ : state) {
    const int status =
        std::system((command + " " + file.string() + " 2>&1 | cat >/dev/null").c_str());
    if (status != 0) state.SkipWithError("did not run");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(size * state.iterations()));
  fs::remove(file);
}

void grep_phrases(benchmark::State& state) {
  other_tool(state, std::string("LC_ALL=C.UTF-8 grep -Pio '") + phrases + "'", mixed_bytes);
}

void textlint(benchmark::State& state) {
  const std::string folder = CAVEAT_SOURCE_DIR "/build/textlint";
  if (!fs::exists(folder + "/node_modules/.bin/textlint")) {
    state.SkipWithError("textlint is not installed in build/textlint");
    return;
  }
  std::ofstream(folder + "/prh.yml") << "version: 1\nrules:\n  - expected: a claim with a caveat\n"
                                        "    pattern: /"
                                     << phrases << "/i\n";
  std::ofstream(folder + "/.textlintrc.json")
      << R"({"rules": {"prh": {"rulePaths": [")" << folder << R"(/prh.yml"]}}})";
  other_tool(state, folder + "/node_modules/.bin/textlint --config " + folder + "/.textlintrc.json",
             small_bytes);
}

BENCHMARK(start_up)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(engine_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_answers)->Unit(benchmark::kMillisecond);
BENCHMARK(one_text)->Arg(20'000)->Arg(200'000)->Arg(2'000'000)->Arg(20'000'000);
BENCHMARK_CAPTURE(answer_text, no_spaces, repeated("a", 1 << 20));
BENCHMARK_CAPTURE(answer_text, only_not, repeated("not ", 1 << 20));
BENCHMARK_CAPTURE(answer_text, only_triggers, repeated("cures ", 1 << 20));
BENCHMARK_CAPTURE(answer_text, nested_quotes, repeated("\" ", 200'000));
BENCHMARK_CAPTURE(answer_text, one_sentence,
                  repeated("the cream and the skin it heals ", 10 << 20));
BENCHMARK(grep_phrases)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(textlint)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace
}  // namespace caveat
