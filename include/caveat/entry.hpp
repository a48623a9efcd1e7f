// SPDX-License-Identifier: Apache-2.0
//
// An entry: a structured record of one claim, and what it owes. Entries are
// plain data; reading, writing, deriving and resolving them is the business of
// the room entries/.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "caveat/document.hpp"
#include "caveat/finding.hpp"

namespace caveat {

/// Says where in a document's text a quote stands, so that it survives edits
/// (W3C Web Annotation: text quote and text position selectors).
///
/// Either the whole `exact` quote, or its first and last words in `start` and
/// `end` with the digest of the folded quote, where the words may not be copied.
struct Anchor {
  /// Words of either end that stand for a quote.
  static constexpr std::size_t most_end_words = 6;

  std::string document;  // id
  std::string exact;     // text as the reader sees it; empty with start...end
  std::string start;     // at most most_end_words
  std::string end;       // at most most_end_words; empty when `start` is the whole quote
  std::string digest;    // "sha256:<hex>" of the folded quote
  std::string prefix;    // text before, grown until the three are unique
  std::string suffix;
  std::string resolution;        // left by "derive --update" for a person to look at; mostly empty
  std::optional<Span> position;  // bytes in the document's source
  std::optional<Span> position_codepoints;  // the same in code points
  Location where = {};                      // in the entries file
};

/// The work that supports a claim, or a reference to one in the corpus' library.
struct Evidence {
  bool none = false;        // said: there is none
  std::string searched_by;  // with none
  std::string searched_on;  // with none, YYYY-MM-DD
  std::string ref;          // id in the evidence library
  std::string id, kind, title, scheme, value, design, population, endpoint, result, directness,
      locator, n, accessed, expires;
  bool retracted = false;
  bool confirmed = true;
  Location where = {};

  bool stated() const { return none || !ref.empty() || !value.empty() || !title.empty(); }
  /// A study that the page speaks of, as derived: nobody can look it up, and nobody has.
  bool only_mentioned() const { return !none && !confirmed && ref.empty() && value.empty(); }
};

enum class RiskType { harm, contraindication, efficacy_limit, data_gap, status, burden };
enum class Placement { on_page, linked, register_only };

/// What can go wrong, or a reference to a note in the corpus' risk library.
struct RiskNote {
  std::string ref;  // id in the risk library
  std::string id;
  std::optional<RiskType> type;
  std::optional<Placement> placement;
  std::string text;
  std::vector<std::string> therapies;  // therapy classes it is about; empty: the entry's
  std::optional<Anchor> anchor;        // where on the page it stands
  std::string source;                  // what the note itself rests on
  std::string frequency;               // "1 in 100"
  std::string frequency_source;
  bool confirmed = true;
  Location where = {};
};

/// A name in the text with what it stands for.
struct Mention {
  std::string name;             // canonical name: "vitiligo", "exosomes"
  std::string kind;             // therapy class id or condition class id
  std::string route;            // of a therapy: "injected", "topical", ...; may be empty
  std::optional<Span> at = {};  // of the name in the origin's quote, as derived; else elsewhere
};

/// How an absolute source sentence was dealt with. An entry that is milder than
/// its page must not launder the page.
struct SourceWording {
  std::string disposition;  // not-repeated, reported-to-publisher, removed
  std::string by;
  std::string on;  // YYYY-MM-DD
};

/// What a person decided after looking, and the digests ("sha256:<hex>") of what was seen.
struct Review {
  std::string decision;  // approved, rejected, needs-change
  std::string by, role;
  std::string on, next_due;  // YYYY-MM-DD
  std::string digest;        // of the anchored words
  std::string claim_digest;  // of what the entry says: wording, product, population, ...
  std::string evidence_digest, risk_digest;
  std::string packs_digest;   // of what the packs found in the words and the wording
  std::string text, wording;  // as they read then, to be compared with; may be empty
};

/// Leave of an authority to say something about a product in one jurisdiction.
struct Authorisation {
  std::string jurisdiction, authority, number, product, indication, holder;
  std::string label_href;
  std::string label_on;  // YYYY-MM-DD
  Location where = {};
};

/// Fields that auditors keep and no check needs.
struct AuditNotes {
  std::string manufacturer, cell_source, audience, channel, owner;
  std::string published, withdrawn;  // YYYY-MM-DD
};

struct Entry {
  std::string id;
  std::string kind = "benefit";  // benefit, safety, comparative, status, testimonial, disclosure
  Strength strength = Strength::none;  // how the page puts it, as derived; none: not said
  std::string wording;
  std::string product;
  std::optional<Mention> therapy;
  std::optional<Mention> condition;
  std::string population;
  std::string outcome;
  Anchor origin;
  std::vector<Anchor> also;  // further places that say the same
  std::vector<Evidence> evidence;
  std::vector<RiskNote> risks;
  std::optional<SourceWording> source_wording;
  std::vector<Authorisation> authorisations;
  std::optional<Review> review;
  std::optional<AuditNotes> audit;
  std::string note;
  bool confirmed = true;  // derive writes confirmed="no"
  Location where = {};    // of the entry's element in the entries file
};

/// A claim sentence that was looked at and has no entry, with the reason.
struct LeftOut {
  Anchor origin;
  std::string reason;
  Location where = {};
};

std::string_view to_string(RiskType);
std::string_view to_string(Placement);

}  // namespace caveat
