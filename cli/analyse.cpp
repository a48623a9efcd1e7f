// SPDX-License-Identifier: Apache-2.0
//
// caveat analyse: JSON Lines in, JSON Lines out, in input order.

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

#include "analysis.hpp"
#include "caveat/error.hpp"
#include "command.hpp"
#include "gate/gate.hpp"

namespace caveat {

namespace {

constexpr std::size_t read_at_once = std::size_t{64} << 10;
// What one worker answers before it writes stays in the cache, with the tables. For several,
// threads are started for each batch.
constexpr std::size_t batch_for_one = std::size_t{64} << 10;
constexpr std::size_t batch_for_each = std::size_t{512} << 10;
// A line this long is answered by itself, in pieces, without a copy of it.
constexpr std::size_t long_line = std::size_t{1} << 20;

bool input_pauses() {
  pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  return poll(&input, 1, 0) == 0;
}

void write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      throw Error({"-", 0, 0}, fmt::format("cannot write: {}", std::strerror(errno)),
                  "check what reads the output", Error::Kind::unavailable);
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Splits a batch of whole lines among the workers and puts the answers in order.
class Workers {
 public:
  Workers(const std::shared_ptr<const Language>& language, std::size_t count) : answers_(count) {
    for (std::size_t i = 0; i < count; ++i) workers_.emplace_back(language);
  }

  std::size_t count() const { return workers_.size(); }

  /// Answers one line by itself.
  bool answer_long(std::string line) {
    std::string& answer = answers_.front();
    answer.clear();
    const bool fine = workers_.front().answer_long(std::move(line), answer, [](std::string& piece) {
      write_all(piece);
      piece.clear();
    });
    write_all(answer);
    return fine;
  }

  /// False when a line was answered with an error.
  bool answer(std::string_view lines) {
    std::vector<std::string_view> shares = shares_of(lines);
    std::vector<char> fine(shares.size(), 1);
    std::vector<std::exception_ptr> troubles(shares.size());
    const auto work = [&](std::size_t i) {
      try {
        fine[i] = answer_share(i, shares[i]) ? 1 : 0;
      } catch (...) {
        troubles[i] = std::current_exception();
      }
    };
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 1; i < shares.size(); ++i) threads.emplace_back(work, i);
      if (!shares.empty()) work(0);
    }
    for (const std::exception_ptr& trouble : troubles) {
      if (trouble) std::rethrow_exception(trouble);
    }
    for (std::size_t i = 0; i < shares.size(); ++i) write_all(answers_[i]);
    return std::ranges::all_of(fine, [](char good) { return good == 1; });
  }

 private:
  std::vector<std::string_view> shares_of(std::string_view lines) const {
    std::vector<std::string_view> shares;
    const std::size_t size = lines.size() / workers_.size() + 1;
    while (!lines.empty()) {
      std::size_t end = lines.size();
      if (shares.size() + 1 < workers_.size() && size < lines.size()) {
        end = lines.find('\n', size);
        end = end == std::string_view::npos ? lines.size() : end + 1;
      }
      shares.push_back(lines.substr(0, end));
      lines.remove_prefix(end);
    }
    return shares;
  }

  bool answer_share(std::size_t worker, std::string_view lines) {
    bool fine = true;
    answers_[worker].clear();
    while (!lines.empty()) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      std::string_view line = lines.substr(0, end);
      lines.remove_prefix(std::min(end + 1, lines.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      fine = workers_[worker].answer(line, answers_[worker]) && fine;
    }
    return fine;
  }

  std::vector<Analysis> workers_;
  std::vector<std::string> answers_;
};

// Without its newline; empty at the end of `lines` when there is none.
struct Range {
  std::size_t start = 0, length = 0;
};
Range first_long_line(std::string_view lines) {
  for (std::size_t start = 0; lines.size() - start >= long_line;) {
    const std::size_t end = std::min(lines.find('\n', start), lines.size());
    if (end - start >= long_line) return {start, end - start};
    start = std::min(end + 1, lines.size());
  }
  return {lines.size(), 0};
}

int analyse(std::size_t jobs) {
  Workers workers(Language::embedded(), jobs);
  const std::size_t batch = workers.count() == 1 ? batch_for_one : batch_for_each * workers.count();
  std::string pending;
  bool fine = true;
  const auto answer_lines = [&](std::size_t length) {
    while (length > 0) {
      const Range line = first_long_line(std::string_view(pending).substr(0, length));
      fine = workers.answer(std::string_view(pending).substr(0, line.start)) && fine;
      pending.erase(0, line.start);
      length -= line.start;
      if (line.length == 0) continue;
      const std::size_t end = std::min(line.length + 1, length);
      std::string rest = pending.substr(end);
      pending.resize(line.length);
      fine = workers.answer_long(std::exchange(pending, std::move(rest))) && fine;
      length -= end;
    }
  };
  for (;;) {
    const std::size_t filled = pending.size();
    pending.resize(filled + read_at_once);
    const ssize_t got = read(STDIN_FILENO, pending.data() + filled, read_at_once);
    pending.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      throw Error({"-", 0, 0}, fmt::format("cannot read: {}", std::strerror(errno)),
                  "give JSON Lines on standard input", Error::Kind::unavailable);
    }
    if (got == 0) break;
    const std::size_t fresh = std::string_view(pending).substr(filled).rfind('\n');
    if (fresh == std::string::npos) continue;  // no line was completed
    if (pending.size() >= batch || input_pauses()) answer_lines(filled + fresh + 1);
  }
  answer_lines(pending.size());
  return fine ? exit_passed : exit_cannot_answer;
}

}  // namespace

void add_analyse(CLI::App& program, int& status) {
  CLI::App* command = program.add_subcommand(
      "analyse", "say what the sentences of texts assert: JSON Lines in, JSON Lines out");
  auto jobs = std::make_shared<std::size_t>(std::max(1U, std::thread::hardware_concurrency()));
  command->add_option("--jobs", *jobs, "threads to work with")->check(CLI::Range(1, 256));
  command->callback([jobs, &status] { status = analyse(*jobs); });
}

}  // namespace caveat
