// SPDX-License-Identifier: Apache-2.0
//
// Recording what reviewers decided in an entries file that people write by hand: lines
// that need no change, and comments, stay as they are to the byte.

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "caveat/entry.hpp"

namespace caveat {

class EntriesSigning {
 public:
  /// Throws Error for a file that is not a valid entries file.
  EntriesSigning(std::string bytes, const std::string& path, const std::filesystem::path& folder);
  ~EntriesSigning();

  /// "sha256:<hex>" of the bytes it was made from.
  const std::string& digest() const;

  /// Gives an entry, which the file must have, another review, or another note; an empty
  /// note takes the element out. Each entry once. Throws Error where a comment would go.
  void record(const std::string& id, const std::optional<Review>& review,
              const std::optional<std::string>& note);

  /// The file as it should be; the bytes it was made from when nothing changed.
  std::string bytes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace caveat
