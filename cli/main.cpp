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

// What the first word was probably meant to be.
std::string help_for(int argc, char** argv) {
  if (argc > 1 && argv[1][0] != '-') {
    std::vector<std::string> names;
    for (const Command& command : commands()) names.emplace_back(command.name);
    const std::string_view near = nearest(argv[1], names);
    if (!near.empty() && near != argv[1]) return fmt::format("did you mean \"caveat {}\"?", near);
  }
  return "see caveat --help";
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
    complain(fmt::format("caveat: {}\n  help: {}", error.what(), help_for(argc, argv)));
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
