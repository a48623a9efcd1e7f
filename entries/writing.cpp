// SPDX-License-Identifier: Apache-2.0

#include "entries/writing.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "xml/writing.hpp"

namespace caveat {

namespace {

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string range(Span span) { return fmt::format("{}-{}", span.start, span.end); }

void element_if(XmlWriter& xml, std::string_view name, std::string_view text) {
  if (!text.empty()) xml.element(name, text);
}

void write_anchor(XmlWriter& xml, const Anchor& anchor) {
  xml.open("anchor");
  if (anchor.position) xml.attribute("bytes", range(*anchor.position));
  if (anchor.position_codepoints) xml.attribute("codepoints", range(*anchor.position_codepoints));
  xml.attribute_if("digest", anchor.digest);
  element_if(xml, "exact", anchor.exact);
  element_if(xml, "start", anchor.start);
  element_if(xml, "end", anchor.end);
  element_if(xml, "prefix", anchor.prefix);
  element_if(xml, "suffix", anchor.suffix);
  xml.close();
}

void write_place(XmlWriter& xml, std::string_view name, const Anchor& anchor) {
  xml.open(name).attribute("document", anchor.document);
  xml.attribute_if("resolution", anchor.resolution);
  write_anchor(xml, anchor);
  xml.close();
}

void write_mention(XmlWriter& xml, std::string_view name, const std::optional<Mention>& mention) {
  if (!mention) return;
  xml.open(name).attribute_if("class", mention->kind).attribute_if("route", mention->route);
  if (mention->at) xml.attribute("at", range(*mention->at));
  xml.text(mention->name).close();
}

void write_evidence(XmlWriter& xml, const Evidence& evidence) {
  xml.open("evidence");
  if (evidence.none) xml.attribute("none", "yes");
  xml.attribute_if("searched-by", evidence.searched_by).attribute_if("on", evidence.searched_on);
  xml.attribute_if("ref", evidence.ref).attribute_if("id", evidence.id);
  xml.attribute_if("kind", evidence.kind).attribute_if("title", evidence.title);
  xml.attribute_if("scheme", evidence.scheme).attribute_if("value", evidence.value);
  xml.attribute_if("design", evidence.design).attribute_if("n", evidence.n);
  xml.attribute_if("population", evidence.population).attribute_if("endpoint", evidence.endpoint);
  xml.attribute_if("result", evidence.result).attribute_if("directness", evidence.directness);
  xml.attribute_if("locator", evidence.locator).attribute_if("accessed", evidence.accessed);
  xml.attribute_if("expires", evidence.expires);
  if (evidence.retracted) xml.attribute("retracted", "yes");
  if (!evidence.confirmed) xml.attribute("confirmed", "no");
  xml.close();
}

void write_risk(XmlWriter& xml, const RiskNote& note) {
  xml.open("risk-note").attribute_if("ref", note.ref).attribute_if("id", note.id);
  if (note.type) xml.attribute("type", to_string(*note.type));
  if (note.placement) xml.attribute("placement", to_string(*note.placement));
  xml.attribute_if("therapies", joined(note.therapies)).attribute_if("source", note.source);
  xml.attribute_if("frequency", note.frequency);
  xml.attribute_if("frequency-source", note.frequency_source);
  if (!note.confirmed) xml.attribute("confirmed", "no");
  element_if(xml, "text", note.text);
  if (note.anchor) write_place(xml, "origin", *note.anchor);
  xml.close();
}

void write_authorisation(XmlWriter& xml, const Authorisation& authorisation) {
  xml.open("authorisation").attribute("jurisdiction", authorisation.jurisdiction);
  xml.attribute("authority", authorisation.authority);
  xml.attribute_if("number", authorisation.number);
  xml.attribute_if("product", authorisation.product);
  xml.attribute("indication", authorisation.indication);
  xml.attribute_if("holder", authorisation.holder);
  xml.attribute_if("label", authorisation.label_href);
  xml.attribute_if("on", authorisation.label_on);
  xml.close();
}

void write_review(XmlWriter& xml, const Review& review) {
  xml.open("review").attribute("decision", review.decision).attribute("by", review.by);
  xml.attribute_if("role", review.role).attribute("on", review.on);
  xml.attribute_if("next-due", review.next_due).attribute_if("digest", review.digest);
  xml.attribute_if("claim-digest", review.claim_digest);
  xml.attribute_if("evidence-digest", review.evidence_digest);
  xml.attribute_if("risk-digest", review.risk_digest);
  xml.attribute_if("packs-digest", review.packs_digest);
  element_if(xml, "text", review.text);
  element_if(xml, "wording", review.wording);
  xml.close();
}

void write_audit(XmlWriter& xml, const AuditNotes& audit) {
  xml.open("audit").attribute_if("manufacturer", audit.manufacturer);
  xml.attribute_if("cell-source", audit.cell_source).attribute_if("audience", audit.audience);
  xml.attribute_if("channel", audit.channel).attribute_if("owner", audit.owner);
  xml.attribute_if("published", audit.published).attribute_if("withdrawn", audit.withdrawn);
  xml.close();
}

void write_entry(XmlWriter& xml, const Entry& entry) {
  xml.open("entry").attribute("id", entry.id).attribute("kind", entry.kind);
  if (entry.strength != Strength::none) xml.attribute("strength", to_string(entry.strength));
  if (!entry.confirmed) xml.attribute("confirmed", "no");
  element_if(xml, "wording", entry.wording);
  element_if(xml, "product", entry.product);
  write_mention(xml, "therapy", entry.therapy);
  write_mention(xml, "condition", entry.condition);
  element_if(xml, "population", entry.population);
  element_if(xml, "outcome", entry.outcome);
  if (!entry.origin.document.empty()) write_place(xml, "origin", entry.origin);
  for (const Anchor& anchor : entry.also) write_place(xml, "also", anchor);
  for (const Evidence& evidence : entry.evidence) write_evidence(xml, evidence);
  for (const RiskNote& note : entry.risks) write_risk(xml, note);
  if (entry.source_wording) {
    xml.open("source-wording").attribute("disposition", entry.source_wording->disposition);
    xml.attribute("by", entry.source_wording->by).attribute("on", entry.source_wording->on);
    xml.close();
  }
  for (const Authorisation& one : entry.authorisations) write_authorisation(xml, one);
  if (entry.review) write_review(xml, *entry.review);
  if (entry.audit) write_audit(xml, *entry.audit);
  element_if(xml, "note", entry.note);
  xml.close();
}

void write_document(XmlWriter& xml, const ListedDocument& document) {
  const DocumentInfo& info = document.info;
  std::filesystem::path file(info.path);
  const std::filesystem::path root(document.root);
  if (!root.empty() && root.is_relative()) file = file.lexically_relative(root.lexically_normal());
  xml.open("document").attribute("id", info.id).attribute("file", file.generic_string());
  xml.attribute_if("root", document.root).attribute_if("href", info.href);
  xml.attribute("role", info.role == Role::source ? "source" : "published");
  xml.attribute("content-kind", info.content_kind);
  xml.attribute_if("jurisdictions", joined(info.jurisdictions)).attribute_if("lang", info.lang);
  xml.attribute_if("owner", info.owner).attribute_if("retrieved", info.retrieved);
  xml.attribute_if("sha256", info.sha256);
  if (info.pinned) xml.attribute("pinned", "yes");
  xml.close();
}

void write_file(XmlWriter& xml, const EntriesFile& file) {
  xml.declaration();
  xml.open("entries").attribute("xmlns", "urn:caveat:entries:1");
  if (!file.documents.empty()) {
    xml.open("documents");
    for (const ListedDocument& document : file.documents) write_document(xml, document);
    xml.close();
  }
  for (const Entry& entry : file.entries) write_entry(xml, entry);
  for (const LeftOut& line : file.left_out) {
    xml.open("left-out").attribute("document", line.origin.document);
    xml.attribute("reason", line.reason).attribute_if("resolution", line.origin.resolution);
    write_anchor(xml, line.origin);
    xml.close();
  }
  xml.close();
  xml.finish();
}

}  // namespace

std::string write_entries(const EntriesFile& file) {
  std::string out;
  XmlWriter xml(out);
  write_file(xml, file);
  return out;
}

void write_entries(const EntriesFile& file, const std::function<void(std::string_view)>& sink) {
  XmlWriter xml(sink);
  write_file(xml, file);
}

namespace {

std::string without_last_line_break(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

std::string entry_xml(const Entry& entry) {
  std::string out;
  XmlWriter xml(out);
  write_entry(xml, entry);
  xml.finish();
  return without_last_line_break(std::move(out));
}

std::string place_xml(std::string_view name, const Anchor& anchor) {
  std::string out;
  XmlWriter xml(out);
  write_place(xml, name, anchor);
  xml.finish();
  return without_last_line_break(std::move(out));
}

std::string review_xml(const Review& review) {
  std::string out;
  XmlWriter xml(out);
  write_review(xml, review);
  xml.finish();
  return without_last_line_break(std::move(out));
}

std::string text_element_xml(std::string_view name, std::string_view text) {
  std::string out;
  XmlWriter xml(out);
  xml.element(name, text).finish();
  return without_last_line_break(std::move(out));
}

}  // namespace caveat
