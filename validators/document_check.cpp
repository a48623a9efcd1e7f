// SPDX-License-Identifier: Apache-2.0

#include "validators/document_check.hpp"

#include <algorithm>
#include <utility>

#include "entries/deriving.hpp"
#include "entries/meaning.hpp"
#include "files/digest.hpp"
#include "language/language.hpp"
#include "validators/authorisation.hpp"
#include "validators/claim_against_source.hpp"
#include "validators/contradiction.hpp"
#include "validators/cure_language.hpp"
#include "validators/defined_terms.hpp"
#include "validators/duplicate_entry.hpp"
#include "validators/evidence.hpp"
#include "validators/examinable.hpp"
#include "validators/opposite_entries.hpp"
#include "validators/orphan_document.hpp"
#include "validators/review.hpp"
#include "validators/risk_note.hpp"
#include "validators/source_reference.hpp"
#include "validators/unanswered.hpp"

namespace caveat {

namespace {

void append(std::vector<Check>& checks, std::vector<Check> more) {
  std::ranges::move(more, std::back_inserter(checks));
}

EntryResult check_entry(const Subject& subject, const Context& context, RiskNoteCheck& risk_notes) {
  const Entry& entry = subject.entry;
  EntryResult result{.id = entry.id,
                     .kind = entry.kind,
                     .claim = entry.wording,
                     .derived = subject.derived,
                     .confirmed = entry.confirmed,
                     .where = subject.where,
                     .span = subject.origin.source,
                     .origin = fit_of(subject, context)};
  result.checks.push_back(check_origin(subject, context));
  if (!subject.derived) append(result.checks, check_also(subject, context));
  result.checks.push_back(check_evidence(subject, context));
  append(result.checks, check_works(subject, context));
  append(result.checks, check_claim_against_source(subject, context));
  append(result.checks, risk_notes(subject));
  append(result.checks, check_wording(subject, context));
  if (!subject.derived) {
    append(result.checks, check_source_wording(subject, context));
    append(result.checks, check_review(subject, context));
  }
  return result;
}

Check check_jurisdiction(const DocumentInfo& info) {
  return {.rule = "jurisdiction",
          .verdict = Verdict::not_checked,
          .severity = Severity::note,
          .where = {.path = info.path},
          .message = "no jurisdiction is declared, so no provision was applied",
          .advice = "List the document in a caveat.xml and declare its jurisdictions."};
}

/// Only the law of the document's own jurisdictions is shown.
void keep_own_provisions(std::vector<Check>& checks, const DocumentInfo& info,
                         const Language& language) {
  const auto foreign = [&](const std::string& slug) {
    const Provision* provision = language.provision(slug);
    return !provision || std::ranges::count(info.jurisdictions, provision->jurisdiction) == 0;
  };
  for (Check& check : checks) {
    for (Finding& finding : check.findings) std::erase_if(finding.provisions, foreign);
  }
}

Subject subject_of(const Entry& entry, bool derived, const Context& context) {
  const Resolver& resolver = context.resolver;
  Subject subject{
      .entry = entry,
      .derived = derived,
      .origin = derived ? resolver.locate(entry.origin) : resolver.resolve(entry.origin)};
  judge_meaning(subject.origin, entry.origin, context.document, context.reader);
  subject.where = subject.origin.found() ? context.place(subject.origin.source) : entry.where;
  return subject;
}

void check_registered(const Register& entries, const Context& context,
                      std::vector<EntryResult>& results, std::vector<Leave>& leaves) {
  RiskNoteCheck risk_notes(context);
  DuplicateCheck duplicates(context.reader.language());
  DefinedTerms defined_terms(context);
  for (const Entry& entry : entries.entries) {
    const Subject subject = subject_of(entry, false, context);
    EntryResult& result = results.emplace_back(check_entry(subject, context, risk_notes));
    append(result.checks, check_authorisations(subject, context));
    std::ranges::move(leaves_of_page(subject, context), std::back_inserter(leaves));
    append(result.checks, defined_terms(subject));
    append(result.checks, duplicates(subject));
    if (entries.opposites) append(result.checks, check_opposite(subject, *entries.opposites));
    result.checks.shrink_to_fit();  // one sentence may have a hundred thousand entries
  }
}

/// `answered` is parallel to the document's sentences.
void check_derived(std::vector<Entry> entries, const Context& context, std::vector<bool>& answered,
                   std::vector<EntryResult>& results) {
  RiskNoteCheck risk_notes(context);
  for (Entry& entry : entries) {
    const Subject subject = subject_of(entry, true, context);
    results.push_back(check_entry(subject, context, risk_notes));
    for (const std::uint32_t i : sentences_in(context.document, subject.origin.text)) {
      answered[i] = true;
    }
    entry = {};  // a long page has many: the results say all that is needed
  }
}

void check_all(DocumentResult& result, const Register& entries, const Corpus* corpus,
               std::string_view date, Reader& reader) {
  const Document& document = result.document;
  const ReadDocument read(document, reader);
  const Context context = read.context(corpus, date);
  std::vector<bool> answered(document.sentences.size());
  std::vector<Leave> leaves;
  if (entries.exists) {
    check_registered(entries, context, result.entries, leaves);
    append(result.checks, check_unanswered(entries.entries, entries.left_out, context));
  } else {
    const TermLookup terms = [&](std::size_t sentence, std::string_view kind) {
      return kind.empty() ? reader.names(document, sentence)
                          : reader.terms(document, sentence, kind);
    };
    check_derived(derive(document, context.reading, terms, AnchorStyle::position), context,
                  answered, result.entries);
  }
  if (entries.orphan) result.checks.push_back(check_orphan(context));
  append(result.checks, check_page(context));
  append(result.checks, check_sentences(context, answered, leaves));
  append(result.checks, check_contradictions(context));
}

}  // namespace

DocumentResult check_document(Document document, const Register& entries, const Corpus* corpus,
                              std::string_view date, Reader& reader) {
  DocumentResult result{.document = std::move(document)};
  const Language& language = reader.language();
  result.not_checked_reason = why_not_examinable(result.document, language);
  const std::string lang = language_of(result.document);
  // A page in another language has words that look like English ones: nothing is read into it.
  if (lang.empty() || language.supports(lang)) check_all(result, entries, corpus, date, reader);

  const DocumentInfo& info = result.document.info;
  if (info.jurisdictions.empty()) result.checks.push_back(check_jurisdiction(info));
  keep_own_provisions(result.checks, info, language);
  for (EntryResult& entry : result.entries) keep_own_provisions(entry.checks, info, language);
  return result;
}

}  // namespace caveat
