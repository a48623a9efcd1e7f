// SPDX-License-Identifier: Apache-2.0

#include <fmt/format.h>
#include <malloc.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <string>
#include <vector>

#include "caveat/error.hpp"
#include "command.hpp"
#include "files/read.hpp"
#include "gate/gate.hpp"
#include "terminal.hpp"
#include "xml/nearest.hpp"

namespace caveat {
namespace {

/// The last command that was understood, and the word behind it.
struct Understood {
  const CLI::App* command = nullptr;
  std::string name;
  std::string_view next;  // empty: none, or an option
};

Understood understood(const CLI::App& program, int argc, char** argv) {
  Understood so_far{&program, program.get_name(), {}};
  int next = 1;
  for (auto chosen = program.get_subcommands(); !chosen.empty(); ++next) {
    so_far.command = chosen.front();
    so_far.name += " " + chosen.front()->get_name();
    chosen = chosen.front()->get_subcommands();
  }
  if (next < argc && argv[next][0] != '-') so_far.next = argv[next];
  return so_far;
}

std::string complaint(const Understood& so_far, const CLI::ParseError& error) {
  std::vector<std::string> names;
  for (const CLI::App* known :
       so_far.command->get_subcommands([](const CLI::App*) { return true; })) {
    if (!known->get_name().empty()) names.push_back(known->get_name());  // not a group of options
  }
  if (so_far.next.empty() || names.empty()) {
    return fmt::format("caveat: {}\n  help: see {} --help", error.what(), so_far.name);
  }
  const std::string_view near = nearest(so_far.next, names);
  const std::string help = near.empty() ? fmt::format("see {} --help", so_far.name)
                                        : fmt::format("did you mean \"{} {}\"?", so_far.name, near);
  return fmt::format("caveat: there is no command \"{} {}\"\n  help: {}", so_far.name, so_far.next,
                     help);
}

int run(int argc, char** argv) {
  CLI::App program(
      "Test harness for health content: source references, risk notes, absolute-cure language");
  program.name("caveat");
  program.set_version_flag("--version", "caveat " CAVEAT_VERSION);
  program.require_subcommand(1);
  int status = exit_passed;
  for (const Command& command : commands()) command.add(program, status);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    program.exit(asked);
    return exit_passed;
  } catch (const CLI::ParseError& error) {
    complain(complaint(understood(program, argc, argv), error));
    return exit_invalid_input;
  }
  return status;
}

/// What a finished document leaves behind goes back at once: memory follows the
/// documents in work and neither their number nor the number of threads.
void give_memory_back() {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
  mallopt(M_TRIM_THRESHOLD, 128 << 10);
#endif
}

int status_of(const Error& error) {
  return error.kind() == Error::Kind::invalid ? exit_invalid_input : exit_cannot_answer;
}

}  // namespace
}  // namespace caveat

int main(int argc, char** argv) {
  using namespace caveat;
  give_memory_back();
  try {
    return run(argc, argv);
  } catch (const Error& error) {
    complain(error.what());
    return status_of(error);
  } catch (const FileError& error) {
    complain(fmt::format("{}: {}", error.path().string(), error.what()));
    return exit_cannot_answer;
  } catch (const std::exception& error) {
    complain(fmt::format("caveat: internal error: {}", error.what()));
    return exit_internal_error;
  }
}
