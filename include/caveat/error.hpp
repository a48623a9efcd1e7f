// SPDX-License-Identifier: Apache-2.0
//
// Trouble with what caveat was given: a path, a manifest, a pack, an entries
// file. Trouble with content is never an Error: see finding.hpp.

#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace caveat {

/// A place in a file. Line and column count from 1, columns in code points;
/// 0 means "the whole file" or "the whole line".
struct Location {
  std::string path;
  std::size_t line = 0;
  std::size_t column = 0;

  bool operator==(const Location&) const = default;
};

/// `path:line:column`, without the parts that are 0.
std::string to_string(const Location& where);

/// Unusable input. Thrown while loading, caught by the program.
///
/// what() is the text a person reads:
///
///   caveat.xml:12:5: unknown element "documnet"
///     help: did you mean "document"?
class Error : public std::runtime_error {
 public:
  /// Decides the exit status: `invalid` input is 2, `unavailable` input is 3.
  enum class Kind { invalid, unavailable };

  Error(Location where, std::string problem, std::string help = {}, Kind kind = Kind::invalid);

  const Location& where() const noexcept { return where_; }
  const std::string& problem() const noexcept { return problem_; }
  const std::string& help() const noexcept { return help_; }
  Kind kind() const noexcept { return kind_; }

 private:
  Location where_;
  std::string problem_;
  std::string help_;
  Kind kind_;
};

}  // namespace caveat
