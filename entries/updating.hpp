// SPDX-License-Identifier: Apache-2.0
//
// Bringing an entries file up to date after its documents changed. What a person wrote is
// never touched and nothing is ever taken out; bytes that need no change stay as they are.

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/run.hpp"
#include "language/reading.hpp"

namespace caveat {

/// What an update did, in anchors and entries.
struct UpdateCounts {
  std::size_t kept = 0;     // anchors that need no change
  std::size_t renewed = 0;  // anchors of words that are still there
  std::size_t marked = 0;   // anchors that a person has to look at
  std::size_t added = 0;    // entries for new claims
};

/// Words that are no longer as an anchor has them.
struct MarkedAnchor {
  Location where;     // in the entries file, of the first anchor that has them
  std::string entry;  // id; empty for a left-out line
  bool of_risk_note = false;
  Resolution resolution = Resolution::gone;
  std::string why;
  std::size_t more = 0;  // further anchors of the same words
};

/// One entries file being brought up to date, document by document.
///
/// An anchor whose words are still there is written anew where it differs. Where words
/// changed, `resolution` on its place says how: after "reworded", "split" or "merged" the
/// anchor is new and what it belongs to is no longer confirmed; after every other word the
/// old anchor stays. The mark of an anchor that resolves again is taken off, unless it is
/// one of the first three: those are for a person to take off. A claim that no anchor
/// covers becomes an entry, or one more place of an entry that says the same.
class EntriesUpdate {
 public:
  /// Throws Error for a file that is not a valid entries file.
  EntriesUpdate(std::string bytes, const std::string& path, const std::filesystem::path& folder);
  ~EntriesUpdate();

  /// `document` as it is now, with its digest in info.sha256. Throws Error when the file
  /// says that it is pinned and it has changed. Each document once.
  void apply(const Document& document, Reader& reader);

  const UpdateCounts& counts() const;
  /// What a person has to look at, document by document, as the file has it.
  const std::vector<MarkedAnchor>& marked() const;

  /// The file as it should be; the bytes it was made from when nothing changed.
  std::string bytes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace caveat
