// SPDX-License-Identifier: Apache-2.0
//
// A document as stretches, weighed and scanned some sentences ahead.

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <utility>

#include "caveat/document.hpp"
#include "language/passage.hpp"
#include "language/scanner.hpp"
#include "language/weights.hpp"

namespace caveat {

/// No sentence.
inline constexpr std::uint32_t no_sentence = 0xFFFFFFFFU;

class PassageReader {
 public:
  /// What the sentence will be asked for whatever it states, by its weight and its place.
  enum class Wants : std::uint8_t { nothing, context, context_if_hedged };
  using WantsOf = std::function<Wants(std::uint32_t sentence)>;

  /// All outlive the reader.
  PassageReader(const Language::Tables& tables, Scanner& scanner, Scales& scales, WantsOf wants_of)
      : tables_(tables), scanner_(scanner), scales_(scales), wants_of_(std::move(wants_of)) {}

  /// Turns to another document.
  void start(const Document& document);

  /// The next stretch of the document's sentences; there must be one. It stays valid
  /// until this is called twice more.
  Stretch next();

 private:
  void fill();
  bool cut_next(Passage& passage);
  Scanner::Wanted weigh(const Passage& passage);

  const Language::Tables& tables_;
  Scanner& scanner_;
  Scales& scales_;
  WantsOf wants_of_;
  const Document* document_ = nullptr;
  std::size_t sentence_ = 0;  // the next one to cut
  Span rest_;                 // of the one before it
  std::array<Passage, 2> passages_;
  std::array<std::uint32_t, most_stretches> begun_;  // per stretch of the current one, the
                                                     // sentence that it begins, or no_sentence
  std::size_t current_ = 0;                          // of the passages
  std::size_t given_ = 0;                            // stretches of the current one
};

}  // namespace caveat
