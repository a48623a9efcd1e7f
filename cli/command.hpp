// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace caveat {

/// A command of the program. What it does goes into the callback of the App it
/// adds, which leaves the exit status in `status`; Error and FileError may leave
/// the callback and are turned into a message and a status by main.
struct Command {
  std::string_view name;
  void (*add)(CLI::App& program, int& status);
};

/// Sorted by name. A new command is a line here and a file beside the others.
std::span<const Command> commands();

void add_analyse(CLI::App& program, int& status);
void add_check(CLI::App& program, int& status);
void add_derive(CLI::App& program, int& status);
void add_explain(CLI::App& program, int& status);
void add_impact(CLI::App& program, int& status);
void add_init(CLI::App& program, int& status);
void add_review(CLI::App& program, int& status);
void add_rules(CLI::App& program, int& status);

}  // namespace caveat
