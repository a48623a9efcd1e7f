// SPDX-License-Identifier: Apache-2.0

#include "reports/runs.hpp"

#include <utility>

namespace caveat {

namespace {

const std::string digest = "sha256:" + std::string(64, 'a');

Location location_of(const Document& document, Span span) {
  Location where = LineIndex(document.source).at(span.start);
  where.path = document.info.path;
  return where;
}

Check passed(std::string rule, Location where, Proof proof) {
  return {.rule = std::move(rule),
          .verdict = Verdict::pass,
          .severity = Severity::error,
          .resolution = {},
          .where = std::move(where),
          .message = {},
          .advice = {},
          .proofs = {std::move(proof)},
          .findings = {}};
}

Proof supports(const Document& document, std::string note, std::string_view words) {
  const Span span = span_of(document, words);
  return {"supports", std::move(note), std::string(words), span, location_of(document, span)};
}

EntryResult entry_on(const Document& document, std::string id, std::string_view claim) {
  const Span span = span_of(document, claim);
  return {.id = std::move(id),
          .kind = "benefit",
          .claim = std::string(claim),
          .fingerprint = "ce1:0123456789abcdef0123456789abcdef",
          .derived = false,
          .confirmed = true,
          .where = location_of(document, span),
          .span = span,
          .checks = {}};
}

EntryResult clean_entry(const Document& page) {
  EntryResult entry = entry_on(page, "soothes-dry-skin", "The cream may soothe dry skin.");
  entry.origin.similarity = 1;
  entry.origin.context = 0.75;
  entry.origin.margin = 0.25;
  entry.origin.link = "https://clinic.example/cream?a=1&b=2#:~:text=The%20cream";
  Check source = passed("source-reference", entry.where,
                        supports(page, "the quote stands once on the page", entry.claim));
  source.resolution = Resolution::same;
  Check language = passed("cure-language", entry.where,
                          supports(page, "1 trigger, none asserted", "may soothe"));
  Finding hedged = finding_on(page, "soothe");
  hedged.rule = "cure-language/relief";
  hedged.category = "cure";
  hedged.status = Status::hedged;
  hedged.severity = Severity::note;
  hedged.cue = Cue{"hedge-modal", span_of(page, "may"), "may"};
  hedged.scope = span_of(page, "The cream may soothe dry skin");
  language.findings.push_back(std::move(hedged));
  entry.checks = {std::move(source), std::move(language)};
  return entry;
}

EntryResult failing_entry(const Document& page) {
  EntryResult entry = entry_on(page, "cures-eczema", "Our cream cures eczema & more in <3 weeks.");
  Check language = passed("cure-language", entry.where, {});
  language.verdict = Verdict::fail;
  language.proofs.clear();
  language.message = "1 absolute in the sentence";
  language.findings.push_back(finding_on(page, "cures"));
  Check risk = passed("risk-note/R1", entry.where, {});
  risk.verdict = Verdict::needs_human;
  risk.message = "the nearest hazard may be about another product";
  risk.advice = "confirm the risk note or write one about this cream";
  risk.proofs = {supports(page, "names a hazard: infection", "The rash can come back.")};
  entry.checks = {std::move(language), std::move(risk)};
  return entry;
}

DocumentResult product_page() {
  DocumentResult result;
  result.document = plain_document("cream", "pages/cream.txt",
                                   "Gentle cream\nThe cream may soothe dry skin.\n"
                                   "Our cream cures eczema & more in <3 weeks.\n"
                                   "The rash can come back.\n");
  DocumentInfo& info = result.document.info;
  info.href = "https://clinic.example/cream?a=1&b=2";
  info.content_kind = "product-page";
  info.jurisdictions = {"uk", "us"};
  info.lang = "en";
  info.owner = "Web desk";
  result.digest = digest;
  result.register_verdict = Verdict::fail;
  result.page_verdict = Verdict::fail;
  const Document& page = result.document;
  Check whole = passed("page-risk", location_of(page, {0, 1}),
                       {"absence", "no list of contraindications", "", {}, {}});
  result.entries = {clean_entry(page), failing_entry(page)};
  result.checks = {std::move(whole)};
  return result;
}

DocumentResult foreign_page() {
  DocumentResult result;
  result.document = plain_document("news/cells", "pages/cells.txt",
                                   "\xE7\xB4\xB0\xE8\x83\x9E \x1B[31mcures\x1B[0m e\xCC\x81 all "
                                   "\xF0\x9F\x98\x80.\n");
  DocumentInfo& info = result.document.info;
  info.role = Role::source;
  info.content_kind = "editorial";
  result.digest = digest;
  result.register_verdict = Verdict::not_applicable;
  result.page_verdict = Verdict::fail;
  Check check = passed("cure-language", location_of(result.document, {0, 1}), {});
  check.verdict = Verdict::fail;
  check.proofs.clear();
  check.message = "an absolute in a sentence without an entry";
  check.findings.push_back(finding_on(result.document, "cures"));
  result.checks.push_back(std::move(check));
  return result;
}

Finding hostile_finding(const Document& document, std::string_view text, const Location& where) {
  const std::string all(text);
  return {.rule = all,
          .category = all,
          .status = Status::asserted,
          .severity = Severity::error,
          .trigger = {0, static_cast<std::uint32_t>(document.source.size())},
          .quote = all,
          .where = where,
          .cue = Cue{all, {0, 1}, all},
          .scope = Span{0, 1},
          .provisions = {all},
          .message = all,
          .why = all,
          .advice = all,
          .counterweight = Counterweight{{0, 1}, all}};
}

}  // namespace

Document plain_document(std::string id, std::string path, std::string source) {
  Document document;
  document.info.id = std::move(id);
  document.info.path = std::move(path);
  document.info.retrieved = "unknown";
  document.source = std::move(source);
  document.text = document.source;
  for (std::size_t at = 0; at < document.text.size();) {
    const std::size_t end = std::min(document.text.find('\n', at), document.text.size());
    const Span line{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    const auto number = static_cast<std::uint32_t>(document.blocks.size());
    Block block;
    block.text = line;
    block.first_sentence = number;
    block.sentence_count = 1;
    document.blocks.push_back(block);
    document.sentences.push_back({line, number});
    at = end + 1;
  }
  return document;
}

Span span_of(const Document& document, std::string_view words) {
  const std::size_t start = document.source.find(words);
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + words.size())};
}

Finding finding_on(const Document& document, std::string_view words) {
  const Span span = span_of(document, words);
  return {.rule = "cure-language/cure",
          .category = "cure",
          .status = Status::asserted,
          .severity = Severity::error,
          .trigger = span,
          .quote = std::string(words),
          .where = location_of(document, span),
          .cue = {},
          .scope = {},
          .provisions = {"uk-cap-12-7"},
          .message = "\"" + std::string(words) + "\" promises a cure",
          .why = "No product ends a disease in everyone who uses it.",
          .advice = "say what was measured, in whom, and by how much",
          .fingerprint = "cf1:fedcba9876543210fedcba9876543210"};
}

Run run_made_of(std::string_view text) {
  const std::string all(text);
  DocumentResult result;
  result.document = plain_document(all, all, all);
  DocumentInfo& info = result.document.info;
  info.href = info.content_kind = info.lang = info.owner = info.retrieved = all;
  info.jurisdictions = {all, all};
  result.document.charset = all;
  result.page_verdict = result.register_verdict = Verdict::fail;
  const Location where{all, 1, 1};
  Check check = passed(all, where, {all, all, all, {0, 1}, where});
  check.verdict = Verdict::fail;
  check.resolution = Resolution::reworded;
  check.message = check.advice = all;
  check.findings = {hostile_finding(result.document, text, where)};
  result.checks = {check};
  EntryResult entry;
  entry.id = entry.kind = entry.claim = entry.fingerprint = all;
  entry.derived = true;
  entry.confirmed = false;
  entry.where = where;
  entry.span = {0, 1};
  entry.origin.link = all;
  entry.checks = {check};
  result.entries = {entry, entry};
  Run run;
  run.tool_version = run.date = all;
  run.root = all;
  run.provenance = {{"pack", all, all, ""}, {all, all, all, ""}};
  run.documents.push_back(std::move(result));
  run.troubles.push_back(Error(where, all, all));
  run.exit_status = 1;
  run.reasons = {{1, all}, {3, all}};
  run.register_verdict = run.page_verdict = Verdict::fail;
  return run;
}

Run showcase() {
  Run run;
  run.tool_version = "0.1.0";
  run.date = "2026-11-21";
  run.root = "/home/someone/showcase";
  run.provenance = {{"pack", "cure-language", "2026.11.1", digest},
                    {"config", "/home/someone/showcase/caveat.xml", "", digest}};
  run.documents = {product_page(), foreign_page()};
  run.troubles.push_back(
      Error({"entries/old.xml", 12, 5}, "unknown element \"clame\"", "did you mean \"claim\"?"));
  run.counts = {.documents = 2,
                .entries = 2,
                .checks = 6,
                .pass = 3,
                .fail = 2,
                .needs_human = 1,
                .errors = 2,
                .not_examined = 1};
  run.register_verdict = Verdict::fail;
  run.page_verdict = Verdict::fail;
  run.exit_status = 2;
  run.reasons = {{2, "an entries file cannot be used"}, {1, "1 finding at error on 1 page"}};
  return run;
}

std::string xml_of(const Run& run, XmlReportOptions options) {
  std::string out;
  const auto sink = [&](std::string_view piece) { out += piece; };
  write(*make_xml_report(sink, std::move(options)), run);
  return out;
}

std::string junit_of(const Run& run, JunitReportOptions options) {
  std::string out;
  const auto sink = [&](std::string_view piece) { out += piece; };
  write(*make_junit_report(sink, std::move(options)), run);
  return out;
}

std::string text_of(const Run& run, TextReportOptions options) {
  std::string out;
  const auto sink = [&](std::string_view piece) { out += piece; };
  write(*make_text_report(sink, std::move(options)), run);
  return out;
}

}  // namespace caveat
