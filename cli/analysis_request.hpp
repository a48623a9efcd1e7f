// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caveat/document.hpp"

namespace caveat {

/// One line of `caveat analyse`'s input.
struct AnalysisRequest {
  std::string id = "null";  // as JSON
  std::string_view text;    // valid until the parser is used again
  std::string owned_text;   // of a long line, instead of `text`
  Format format = Format::text;
  /// Code points into `text`.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> targets;
  std::string problem;  // why the line cannot be answered; empty when it can
};

/// Reads lines; keeps its buffers.
class AnalysisRequestParser {
 public:
  AnalysisRequestParser();
  ~AnalysisRequestParser();
  AnalysisRequestParser(AnalysisRequestParser&&) noexcept;
  AnalysisRequestParser& operator=(AnalysisRequestParser&&) noexcept;

  /// Does not throw for bad lines: see AnalysisRequest::problem.
  AnalysisRequest parse(std::string_view line);

  /// The same without a copy of the text: `line` becomes the text, which request.text
  /// is not, unless the answer has a problem or no text is found without parsing.
  AnalysisRequest parse_long(std::string& line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace caveat
