// SPDX-License-Identifier: Apache-2.0
//
// Which packs speak on a document, and what follows from a finding there: the same
// words weigh more in an advertisement than in an article (editorial ruling: hedges
// are no pass button).

#pragma once

#include <string_view>

#include "caveat/document.hpp"
#include "corpus/corpus.hpp"
#include "language/reading.hpp"

namespace caveat {

/// Content that sells something: advert, clinic-page, product-page.
bool sells(std::string_view content_kind);

class Profile {
 public:
  /// `corpus` may be null.
  Profile(const DocumentInfo& info, const Corpus* corpus) : info_(info), corpus_(corpus) {}

  /// Whether the pack of this rule was chosen for this document.
  bool speaks(const Rule& rule) const;

  /// The rule's severity; `error` for a serious disease named in content that sells,
  /// and where the corpus raises the pack.
  Severity severity(const Assertion& assertion) const;

  /// A measured absolute in content that sells: it may be true, and owes its evidence.
  bool needs_evidence(const Assertion& assertion) const;

 private:
  const ListedPack* listed(std::string_view pack) const;

  const DocumentInfo& info_;
  const Corpus* corpus_;
};

}  // namespace caveat
