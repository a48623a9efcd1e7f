// SPDX-License-Identifier: Apache-2.0
//
// `caveat check` of a corpus with 100,000 entries: seconds and most resident memory.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "large_register.hpp"

extern char** environ;

namespace caveat {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int status = -1;
  double seconds = 0;
  double processor_seconds = 0;
  double peak_megabytes = 0;
};

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Outcome run_check(const fs::path& folder, const std::string& jobs) {
  std::vector<std::string> words = {CAVEAT_PROGRAM,  "check",
                                    folder.string(), "--as-of",
                                    "2026-11-21",    "--quiet",
                                    "--jobs",        jobs,
                                    "--report",      "xml=" + (folder / "report.xml").string()};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const auto started = std::chrono::steady_clock::now();
  pid_t child = 0;
  Outcome outcome;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const int failed =
      posix_spawn(&child, CAVEAT_PROGRAM, &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return outcome;
  int status = 0;
  rusage usage = {};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.seconds = elapsed.count();
  outcome.processor_seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  outcome.peak_megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
  return outcome;
}

/// Arguments: pages to an entries file, jobs. The pages are written while nothing is kept in
/// memory: a child's peak counts what its parent had when it was started.
void check_register(benchmark::State& state) {
  const fs::path folder = fs::temp_directory_path() / "caveat-register-bench";
  fs::remove_all(folder);
  const std::size_t bytes = bench::write_large_corpus(
      folder, {.pages_per_file = static_cast<std::size_t>(state.range(0))});
  Outcome outcome;
  for (auto _ : state) {
    outcome = run_check(folder, std::to_string(state.range(1)));
    if (outcome.status != 0 && outcome.status != 1) state.SkipWithError("did not run");
    state.SetIterationTime(outcome.seconds);
  }
  state.counters["peak_MB"] = outcome.peak_megabytes;
  state.counters["processor_seconds"] = outcome.processor_seconds;
  state.counters["entries_MB"] = static_cast<double>(bytes) / (1 << 20);
  fs::remove_all(folder);
}
BENCHMARK(check_register)
    ->Args({100, 2})
    ->Args({1000, 2})
    ->Args({100, 1})
    ->Unit(benchmark::kSecond)
    ->UseManualTime()
    ->Iterations(1);

}  // namespace
}  // namespace caveat
