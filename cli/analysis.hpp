// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "language/language.hpp"

namespace caveat {

/// Answers lines of `caveat analyse`; one per thread.
class Analysis {
 public:
  explicit Analysis(std::shared_ptr<const Language> language);
  ~Analysis();
  Analysis(Analysis&&) noexcept;
  Analysis& operator=(Analysis&&) noexcept;

  /// Appends the answer to one line, and a newline; false when the answer is an error.
  bool answer(std::string_view line, std::string& out);

  /// The same for a long line, which becomes the document instead of being copied.
  /// `take_away` is called between sentences when `out` has grown large; it may empty it.
  bool answer_long(std::string line, std::string& out,
                   const std::function<void(std::string&)>& take_away);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace caveat
