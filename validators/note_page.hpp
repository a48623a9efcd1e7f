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

  /// Where a note stands on this page, in Document::text. One note serves many entries and is
  /// asked for by many legs: it is looked for once.
  std::optional<Span> place(const AttachedNote& note);

 private:
  void read();
  std::optional<Span> find(const Anchor& anchor) const;
  PageRemark remark(std::size_t sentence, Span text) const;

  const Context& context_;
  std::optional<Sections> sections_;
  bool is_read_ = false;
  std::vector<PageRemark> minimising_;
  std::vector<PageRemark> statuses_;
  std::unordered_map<std::string, std::optional<Span>> places_;  // by what the anchor says
};

}  // namespace caveat
