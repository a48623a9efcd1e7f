// SPDX-License-Identifier: Apache-2.0
//
// Anchors: finding again, in the document as it is now, the words an entry was
// derived from; and making anchors that can be found again.
//
// Stages, first answer wins: the exact quote where it stood, the exact quote
// elsewhere, the quote with case, quotation marks, dashes and spaces folded, the
// quote with some of its words changed. Prefix and suffix decide between several
// places. A near copy among other neighbours is a `lookalike` and never accepted.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/entry.hpp"
#include "caveat/run.hpp"
#include "entries/folding.hpp"

namespace caveat {

/// Words that changed at one place of a quote; one side may be empty.
struct WordDifference {
  std::string was, is;  // folded
};

/// Where an anchor stands now, and how sure that is.
struct ResolvedAnchor {
  Resolution resolution = Resolution::gone;
  Span text;              // in Document::text; empty when nothing was accepted
  Span source;            // the same in Document::source
  double similarity = 0;  // of quote and found text: 1 when the folded texts are equal
  double context = 0;     // share of prefix and suffix found beside it
  Span runner_up;         // in Document::text: the next best place; empty without one
  double runner_up_context = 0;
  double runner_up_similarity = 0;
  std::vector<WordDifference> changes;  // between quote and found text, in order
  bool needs_person = false;            // changed, and it is not on record what the words were
  std::string why;                      // one phrase: "the quote stands 120 bytes further on"

  bool found() const { return !text.empty(); }

  /// By how much the place found is ahead of the next best, of 1: words count twice as much as
  /// neighbours. 0 when nothing was found.
  double margin() const;
};

/// All that decides where an anchor is found in its document: two with the same key are found at
/// the same place.
std::string anchor_key(const Anchor& anchor);

/// Resolves anchors against one document; folds it once, when an anchor first asks for it. The
/// document must outlive the resolver. Const calls may run in parallel.
class Resolver {
 public:
  explicit Resolver(const Document& document);
  ~Resolver();
  Resolver(Resolver&&) noexcept;
  Resolver& operator=(Resolver&&) noexcept;

  /// Never throws for a bad anchor: what cannot be found is `gone`.
  ResolvedAnchor resolve(const Anchor& anchor) const;

  /// For an anchor that was made of this very document: looks at its place first, and nowhere
  /// else where the quote stands there.
  ResolvedAnchor locate(const Anchor& anchor) const;

  /// Other places where the words of `text` stand, in text order; some of them where there are
  /// very many.
  std::vector<Span> copies(Span text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// For a single anchor.
ResolvedAnchor resolve(const Anchor& anchor, const Document& document);

enum class AnchorStyle {
  whole_quote,  // the quote itself, with its surroundings
  ends,         // a few words of either end and a digest: copies no sentence
  position,     // quote and position alone, for entries that do not outlive the document
};

/// Makes anchors into one document; folds it once.
class AnchorMaker {
 public:
  explicit AnchorMaker(const Document& document);
  ~AnchorMaker();

  struct Made {
    Anchor anchor;
    bool unique = true;  // false: no context tells it from its copies
  };
  /// `text` is a span of Document::text and must not be empty. The context is grown,
  /// word by word, until nothing else in the document fits.
  Made make(Span text, AnchorStyle style = AnchorStyle::whole_quote) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A link that opens `href` at the anchored words (`#:~:text=`), beside its prefix and suffix where
/// it has them; empty without an href or a quote. A fragment that `href` already has is kept.
std::string text_fragment_link(std::string_view href, const Anchor& anchor);

/// Gives an anchor whose words stand at `text` the prefix and suffix that a browser needs to land
/// there, and not on the same words elsewhere: none where they stand once.
void tell_apart(Anchor& anchor, Span text, const Document& document, const Resolver& resolver);

}  // namespace caveat
