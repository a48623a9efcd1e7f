// SPDX-License-Identifier: Apache-2.0
//
// What risk notes are held against: the page they stand on.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "documents/section.hpp"
#include "validators/attached_note.hpp"
#include "validators/context.hpp"

namespace caveat {

/// A sentence about some therapies, or about none in particular.
struct PageRemark {
  Span text;  // in Document::text
  std::vector<std::string> therapies;

  bool concerns(std::string_view therapy) const;
};

/// What every note asks of the page again, found out when first asked. The context must
/// outlive it.
class NotePage {
 public:
  explicit NotePage(const Context& context) : context_(context) {}

  const Sections& sections();

  /// Safety language and minimising words.
  const std::vector<PageRemark>& minimising();
  /// Statements of approval or the want of it.
  const std::vector<PageRemark>& statuses();

  /// Where a note stands on this page.
  struct Place {
    std::optional<Span> text;  // in Document::text
    std::string_view trouble;  // why a reader does not get to know it from there; empty: he does
  };
  /// One note serves many entries and is asked for by many legs: it is looked for once. Words that
  /// say something else than the note are no place of it.
  const Place& place(const AttachedNote& note);

 private:
  void read();
  Place find(const AttachedNote& note) const;
  bool says(const NoteReading& note, std::string_view words) const;
  PageRemark remark(std::size_t sentence, Span text) const;

  const Context& context_;
  std::optional<Sections> sections_;
  bool is_read_ = false;
  std::vector<PageRemark> minimising_;
  std::vector<PageRemark> statuses_;
  std::unordered_map<std::string, Place> places_;  // by what the anchor and the note say
};

}  // namespace caveat
